import { Webhook } from 'standardwebhooks';
import { createSandbox } from 'togai-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReceiver } from './receiver.mjs';

let receiver;
let sandbox;
beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await createSandbox({ contract: 'shop.yaml', webhookUrl: receiver.url });
});
afterAll(async () => {
  await sandbox.close();
  receiver.close();
});

const post = async (url, body) => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: body && JSON.stringify(body) });
  return response.json();
};

test('a new order is announced, with a signature', async () => {
  const session = sandbox.session();
  const order = await post(`${session.url}/orders`, { total: 12 });
  const delivery = await session.webhooks.waitFor({ name: 'order.created' });
  expect(delivery).toMatchObject({
    status: 'delivered',
    request: { body: { type: 'order.created', data: order } },
  });
  const { headers, text } = receiver.requests.find((each) => each.headers['webhook-id'] === delivery.id);
  expect(new Webhook(session.webhooks.secret).verify(text, headers)).toMatchObject({ data: order });
});

test('so is one that is paid, and nothing else', async () => {
  const session = sandbox.session();
  const order = await post(`${session.url}/orders`, { total: 12 });
  await post(`${session.url}/orders/${order.id}/pay`);
  await session.webhooks.waitFor({ name: 'order.paid' });
  expect(session.webhooks.list().map(({ name }) => name)).toEqual(['order.paid', 'order.created']);
});

test('a payment that no request makes is sent by hand', async () => {
  const session = sandbox.session();
  await post(`${session.url}/orders`, { total: 12 });
  const sent = await session.webhooks.send('order.paid', { data: { total: 13.37 } });
  expect(sent.request.body).toMatchObject({ type: 'order.paid', data: { total: 13.37 } });
});
