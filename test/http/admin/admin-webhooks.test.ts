import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminDelivery, AdminDeliveryList, Sandbox } from '../../../src/index.ts';
import { adminOperations } from '../../support/admin-document.ts';
import { listeningSandbox } from '../../support/listening-sandbox.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { libraryContract } from '../../support/webhook-contract.ts';

let receiver: Receiver;
let sandbox: Sandbox;
beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await listeningSandbox(libraryContract(), { webhookUrl: receiver.url, seed: 3 });
});
afterAll(async () => {
  await sandbox.close();
  await receiver[Symbol.asyncDispose]();
});

async function send(method: string, path: string, body?: unknown, session = 'w1') {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: {
      'X-Sandbox-Session': session,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const listed = async (query = '', session = 'w1'): Promise<AdminDeliveryList> =>
  (await send('GET', `/__admin/webhooks${query}`, undefined, session)).body;

describe('the webhooks of a session over HTTP', () => {
  it('are listed with the key, in pages, and found by name, status and id', async () => {
    for (const title of ['a', 'b', 'c']) await send('POST', '/books', { title });
    await expect.poll(async () => (await listed('?status=delivered')).webhooks.length).toBe(3);
    const all = await listed();
    expect(all).toMatchObject({ url: receiver.url, secret: sandbox.webhooks.secret });
    expect(
      all.webhooks.map(({ request }) => (request.body as { data: { title: string } }).data.title),
    ).toEqual(['c', 'b', 'a']);
    const first = await listed('?limit=2');
    expect(await listed(`?limit=2&after=${first.next}`)).toMatchObject({ webhooks: [all.webhooks[2]] });
    expect((await listed('?name=bookReserved')).webhooks).toEqual([]);
    const [{ id = '' } = {}] = all.webhooks;
    expect(await send('GET', `/__admin/webhooks/${id}`)).toEqual({ status: 200, body: all.webhooks[0] });
    expect(await listed('', 'w2')).toMatchObject({ webhooks: [] });
  });

  it('are sent again, by hand, elsewhere, and cleared', async () => {
    const [{ id = '' } = {}] = (await listed()).webhooks;
    expect(await send('POST', `/__admin/webhooks/${id}/resend`)).toMatchObject({
      status: 202,
      body: { id, status: 'pending' },
    });
    const byHand = await send('POST', '/__admin/webhooks/bookReserved/send', { title: 'Mine' });
    expect(byHand).toMatchObject({
      status: 202,
      body: { name: 'bookReserved', request: { body: { title: 'Mine' } } },
    });
    expect((byHand.body as AdminDelivery).operation).toBeUndefined();
    await using other = await startReceiver();
    expect(await send('PUT', '/__admin/webhooks/target', { url: other.url })).toMatchObject({ status: 204 });
    expect((await send('POST', '/__admin/webhooks/weather/send')).status).toBe(202);
    await expect.poll(() => other.requests.length).toBe(1);
    await send('PUT', '/__admin/webhooks/target', { url: null });
    expect(await listed()).toMatchObject({ url: receiver.url });
    expect(await send('DELETE', '/__admin/webhooks')).toMatchObject({ status: 204 });
    expect((await listed()).webhooks).toEqual([]);
  });

  it.each([
    ['GET', '/__admin/webhooks/msg_1', undefined, 404, 'there is no webhook msg_1'],
    ['POST', '/__admin/webhooks/msg_1/resend', undefined, 404, 'there is no webhook msg_1'],
    [
      'POST',
      '/__admin/webhooks/nothing/send',
      undefined,
      404,
      'the contract has no webhook "nothing": it declares book.created',
    ],
    ['POST', '/__admin/webhooks/bookReserved/send', { state: 7 }, 400, '/state must be string'],
    ['POST', '/__admin/webhooks/bookReserved/send', [1], 400, 'must be object'],
    ['PUT', '/__admin/webhooks/target', { url: 'http://10.1.2.3/' }, 400, '10.1.2.3 is not this machine'],
    ['PUT', '/__admin/webhooks/target', { url: 'ftp://127.0.0.1/' }, 400, 'is no URL to send to'],
    ['PUT', '/__admin/webhooks/target', {}, 400, '/url is required'],
    ['GET', '/__admin/webhooks?after=msg_9', undefined, 400, 'does not exist any more'],
    ['GET', '/__admin/webhooks?status=lost', undefined, 400, 'status'],
  ])('%s %s with %o is %i', async (method, path, body, status, detail) => {
    const response = await send(method, path, body);
    expect(response).toMatchObject({ status, body: { detail: expect.stringContaining(detail) } });
  });

  it('are listed as the contract declares them, with what each is sent for', async () => {
    const { body } = await send('GET', '/__admin/webhooks/declared');
    expect(body.webhooks).toEqual([
      { kind: 'webhook', name: 'book.created', method: 'POST', events: ['book.created'] },
      { kind: 'webhook', name: 'bookReserved', method: 'POST', events: ['bookReserved'] },
      { kind: 'webhook', name: 'changes', method: 'POST', events: ['BOOK_UPDATED', 'BOOK_DELETED'] },
      { kind: 'webhook', name: 'weather', method: 'POST', events: [] },
    ]);
  });

  it('have the shape that the contract declares', async () => {
    const operations = await adminOperations();
    expect([...operations.keys()].filter((id) => /webhook/i.test(id)).sort()).toEqual([
      'clearWebhooks',
      'getWebhook',
      'listDeclaredWebhooks',
      'listWebhooks',
      'resendWebhook',
      'sendWebhook',
      'setWebhookTarget',
    ]);
  });
});
