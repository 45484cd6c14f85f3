import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createSandbox } from 'togai-sandbox';
import { startReceiver } from './receiver.mjs';

test('a webhook is tried again until the receiver takes it', async () => {
  const receiver = await startReceiver((count) => (count < 3 ? 503 : 204));
  const clock = '2026-01-01T00:00:00Z';
  const sandbox = await createSandbox({ contract: 'shop.yaml', webhookUrl: receiver.url, clock });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${sandbox.url}/orders`, { method: 'POST', headers, body: '{"total":12}' });

  await sandbox.webhooks.waitFor({ attempts: 1 });
  sandbox.clock.advance('5s');
  await sandbox.webhooks.waitFor({ attempts: 2 });
  sandbox.clock.advance('5m');
  assert.equal((await sandbox.webhooks.waitFor()).status, 'delivered');

  mock.timers.enable({ apis: ['Date'], now: sandbox.clock.now() }); // the clock of the receiver
  const { headers: received, text } = receiver.requests.at(-1);
  assert.equal(new Webhook(sandbox.webhooks.secret).verify(text, received).type, 'order.created');
  mock.timers.reset();

  await sandbox.close();
  receiver.close();
});
