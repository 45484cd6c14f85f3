// Asks for the health of a server every few milliseconds, over one connection, in a thread of its own: a client that is
// busy with a long response would count its own time. Says so once it has asked a few times, for its own first requests take
// longer than others; ends at the first message, with the longest wait from then on, in milliseconds.
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const agent = new Agent({ keepAlive: true });
let isOver = false;
let longest = 0;
parentPort.once('message', () => {
  isOver = true;
});

/** Requests that only compile what later ones need, and open the connection. */
const firstRequests = 5;
for (let i = 0; i < firstRequests; i += 1) await health();
parentPort.postMessage('ready');

while (!isOver) {
  const start = performance.now();
  await health();
  longest = Math.max(longest, performance.now() - start);
  await setTimeout(3);
}
agent.destroy();
parentPort.postMessage(longest);

/** A connection that was idle for the whole of a stall is closed after it, which is an answer as well. */
function health() {
  return new Promise((resolve) => {
    const asked = request(`${workerData}/__admin/health`, { agent }, (res) => {
      res.once('close', resolve);
      res.resume();
    });
    asked.once('error', resolve);
    asked.end();
  });
}
