import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** The receiving end of webhooks, as an application would have it. `respond` gives the status of each response. */
export async function startReceiver(respond = () => 204) {
  const requests = [];
  const server = createServer(async (req, res) => {
    requests.push({ headers: req.headers, text: await text(req) });
    res.writeHead(respond(requests.length)).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.close() };
}
