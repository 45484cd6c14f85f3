import { readFileSync } from 'node:fs';
import express from 'express';

// The ceiling: Express as its documentation begins, JSON in and JSON out, without a check and without a disk. It
// responds with the bodies that the sandbox responded with, so that both send the same bytes.
const [port, responsesFile] = process.argv.slice(2);
const { customer, page } = JSON.parse(readFileSync(responsesFile, 'utf8'));
const customers = new Map([[customer.id, customer]]);

const app = express();
app.use(express.json());
app.get('/customers', (_req, res) => {
  res.json(page);
});
app.get('/customers/:id', (req, res) => {
  res.json(customers.get(req.params.id));
});
app.post('/customers', (req, res) => {
  customers.set(req.body.id, req.body);
  res.status(201).json(req.body);
});
app.listen(Number(port), '127.0.0.1');
