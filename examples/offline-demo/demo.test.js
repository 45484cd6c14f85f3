import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

/** Starts the demo at a free port, as `npm start` does; gives its address, and what stops it. */
async function start() {
  const { default: manifest } = await import('./package.json', { with: { type: 'json' } });
  const [command, ...args] = manifest.scripts.start.split(' ');
  const child = spawn(command, [...args, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const text of child.stdout) {
    printed += text;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
    if (url) return { url, stop: () => Promise.all([once(child, 'close'), child.kill()]) };
  }
  throw new Error(`the demo did not start: ${printed}`);
}

/** What somebody sees who is shown the demo. */
async function tour(url) {
  const get = async (path) => (await fetch(url + path)).json();
  const orders = await get('/orders?limit=100');
  return { customers: await get('/customers?limit=100'), products: await get('/products?limit=100'), orders };
}

test('every run shows the same', async () => {
  const first = await start();
  const shown = await tour(first.url);
  await first.stop();
  const second = await start();
  const again = await tour(second.url);
  await second.stop();
  assert.deepEqual(again, shown);
});

test('orders are of customers that exist, and a reset brings back what was there', async () => {
  const demo = await start();
  const before = await tour(demo.url);
  const ids = new Set(before.customers.map(({ id }) => id));
  assert.equal(before.orders.length, 40);
  assert.ok(before.orders.every(({ customerId }) => ids.has(customerId)));

  const order = { customerId: before.customers[0].id, lines: [{ productId: 1, quantity: 2 }] };
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${demo.url}/orders`, { method: 'POST', headers, body: JSON.stringify(order) });
  assert.equal((await tour(demo.url)).orders.length, 41);
  await fetch(`${demo.url}/__admin/reset`, { method: 'POST' });
  assert.deepEqual(await tour(demo.url), before);
  await demo.stop();
});
