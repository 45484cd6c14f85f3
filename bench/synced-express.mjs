import { fdatasync, openSync, readFileSync, writeSync } from 'node:fs';
import express from 'express';

// What a write costs that is on disk before its response leaves, and nothing else: bare Express, with a line for each
// POST in a log. Requests that arrive while the log is synced share the next write and the next sync.
const [port, responsesFile, logFile] = process.argv.slice(2);
const { customer, page } = JSON.parse(readFileSync(responsesFile, 'utf8'));
const customers = new Map([[customer.id, customer]]);
const log = openSync(logFile, 'w');
let waiting = [];
let isSyncing = false;

const app = express();
app.use(express.json());
app.get('/customers', (_req, res) => {
  res.json(page);
});
app.get('/customers/:id', (req, res) => {
  res.json(customers.get(req.params.id));
});
app.post('/customers', (req, res) => {
  const body = JSON.stringify(req.body);
  waiting.push({ body, respond: () => respond(req, res, body) });
  if (!isSyncing) sync();
});
app.listen(Number(port), '127.0.0.1');

function respond(req, res, body) {
  customers.set(req.body.id, req.body);
  res.status(201).type('json').send(body);
}

function sync() {
  isSyncing = true;
  setImmediate(() => {
    const batch = waiting;
    waiting = [];
    writeSync(log, `${batch.map(({ body }) => body).join('\n')}\n`);
    fdatasync(log, (error) => {
      if (error) throw error;
      for (const { respond } of batch) respond();
      isSyncing = false;
      if (waiting.length > 0) sync();
    });
  });
}
