import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions, SessionHandle } from '../../src/index.ts';
import { listeningSandbox } from '../support/listening-sandbox.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { libraryContract } from '../support/webhook-contract.ts';

const json = { 'Content-Type': 'application/json' };

/** Sends a request to a session, and returns the body of the response. */
async function call(
  { url }: Pick<SessionHandle, 'url'>,
  operation: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const [method = '', path = ''] = operation.split(' ');
  const sent = body && { body: JSON.stringify(body) };
  const response = await fetch(url + path, { method, headers: { ...json, ...headers }, ...sent });
  const text = await response.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

const names = ({ webhooks }: SessionHandle) =>
  webhooks
    .list()
    .map(({ name }) => name)
    .toReversed();

let receiver: Receiver;
let sandbox: Sandbox;
beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await listeningSandbox(libraryContract(), { webhookUrl: `${receiver.url}/hooks`, seed: 1 });
});
afterAll(async () => {
  await sandbox.close();
  await receiver[Symbol.asyncDispose]();
});

describe('the webhooks of a contract', () => {
  let session: SessionHandle;
  beforeEach(() => {
    session = sandbox.session();
  });

  it('are sent for the changes that their names mean, with bodies of the contract', async () => {
    const book = await call(session, 'POST /books', { title: 'Emma', pages: 400 });
    await call(session, `POST /books/${book.id}/reserve`);
    await call(session, `PATCH /books/${book.id}`, { title: 'Emma', pages: 401 });
    await call(session, `DELETE /books/${book.id}`);
    expect(names(session)).toEqual(['book.created', 'bookReserved', 'changes', 'changes', 'changes']);
    const bodies = session.webhooks
      .list()
      .map(({ request }) => request.body)
      .toReversed();
    expect(bodies).toEqual([
      { id: expect.any(String), type: 'book.created', created_at: expect.any(String), data: book },
      { ...book, state: 'reserved' },
      { action: 'BOOK_UPDATED', book: { ...book, state: 'reserved' } },
      { action: 'BOOK_UPDATED', book: { ...book, state: 'reserved', pages: 401 } },
      { action: 'BOOK_DELETED', book: { ...book, state: 'reserved', pages: 401 } },
    ]);
  });

  it('reach their receiver, signed as Standard Webhooks prescribes', async () => {
    await call(session, 'POST /books', { title: 'Persuasion' });
    const delivery = await session.webhooks.waitFor({ name: 'book.created' });
    expect(delivery).toMatchObject({ status: 'delivered', operation: 'POST /books' });
    const got = receiver.requests.find(({ headers }) => headers['webhook-id'] === delivery.id);
    expect(got).toMatchObject({
      method: 'POST',
      path: '/hooks',
      headers: { 'x-library-event': 'book.created' },
    });
    const { text = '', headers = {} } = got ?? {};
    const verify = (secret: string, body: string) =>
      new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(verify(session.webhooks.secret, text)).toMatchObject({ data: { title: 'Persuasion' } });
    expect(() => verify(session.webhooks.secret, `${text} `)).toThrow();
    expect(() => verify('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', text)).toThrow();
  });

  it('are not sent for what was refused, forced or replayed', async () => {
    await call(session, 'POST /books', { pages: 1 });
    await call(session, 'POST /books', { title: 'x' }, { Prefer: 'code=201' });
    await call(session, 'PATCH /books/unknown', { title: 'x' });
    expect(session.webhooks.list()).toEqual([]);
    for (let count = 0; count < 3; count += 1) {
      await call(session, 'POST /books', { title: 'Once' }, { 'Idempotency-Key': 'k1' });
    }
    expect(names(session)).toEqual(['book.created']);
  });

  it('are not sent for imported rows', async () => {
    await call(session, 'POST /books', { title: 'Emma' });
    const rows = session.state.export();
    session.webhooks.clear();
    await session.state.import(rows);
    expect(session.webhooks.list()).toEqual([]);
  });

  it('are gone with a reset, and belong to their session', async () => {
    const other = sandbox.session();
    await call(session, 'POST /books', { title: 'Emma' });
    expect(other.webhooks.list()).toEqual([]);
    await session.reset();
    expect(session.webhooks.list()).toEqual([]);
  });

  it('can be sent by hand, about the last item or with a body of the test', async () => {
    const book = await call(session, 'POST /books', { title: 'Emma' });
    expect((await session.webhooks.send('bookReserved')).request.body).toEqual(book);
    expect((await session.webhooks.send('bookReserved', { state: 'reserved' })).request.body).toEqual({
      ...book,
      state: 'reserved',
    });
    expect((await session.webhooks.send('BOOK_DELETED')).request.body).toMatchObject({
      action: 'BOOK_DELETED',
    });
    await expect(session.webhooks.send('bookReserved', { state: 'burnt' })).rejects.toThrow('/state');
    await expect(session.webhooks.send('bookBurnt')).rejects.toThrow(
      'it declares book.created, bookReserved',
    );
    expect(await session.webhooks.send('weather')).toMatchObject({ name: 'weather', status: 'pending' });
  });

  it('can be sent again', async () => {
    await call(session, 'POST /books', { title: 'Emma' });
    const { id } = await session.webhooks.waitFor();
    session.webhooks.resend(id);
    await session.webhooks.waitFor({ attempts: 2 });
    const got = receiver.requests.filter(({ headers }) => headers['webhook-id'] === id);
    expect(got.map(({ text }) => text)).toEqual([got[0]?.text, got[0]?.text]);
    expect(() => session.webhooks.resend('msg_none')).toThrow('there is no webhook msg_none');
  });

  it('are waited for, and the error says which there are', async () => {
    await call(session, 'POST /books', { title: 'Emma' });
    await session.webhooks.waitFor();
    await expect(session.webhooks.waitFor({ name: 'bookReserved' }, { timeoutMs: 20 })).rejects.toThrow(
      'there are book.created (delivered, attempts: 1)',
    );
  });

  it('stay apart in eight sessions at once, each with a receiver of its own', async () => {
    const workers = Array.from({ length: 8 }, async (_, worker) => {
      await using own = await startReceiver();
      const mine = sandbox.session(`worker-${worker}`);
      mine.webhooks.sendTo(own.url);
      for (let count = 0; count < 5; count += 1) await call(mine, 'POST /books', { title: `${worker}` });
      await expect.poll(() => own.requests.length).toBe(5);
      await expect.poll(() => mine.webhooks.list({ status: 'delivered' })).toHaveLength(5);
      expect(own.bodies()).toMatchObject(Array.from({ length: 5 }, () => ({ data: { title: `${worker}` } })));
    });
    await Promise.all(workers);
  });
});

describe('what happens to webhooks that are not delivered', () => {
  const withSandbox = async (options: SandboxOptions, use: (own: Sandbox) => Promise<void>) => {
    const own = await listeningSandbox(libraryContract(), options);
    try {
      await use(own);
    } finally {
      await own.close();
    }
  };

  it('a frozen clock that is advanced releases the retries', async () => {
    await using failing = await startReceiver((res, _, count) => res.writeHead(count < 3 ? 500 : 200).end());
    await withSandbox({ webhookUrl: failing.url, clock: '2026-01-01T00:00:00Z' }, async (own) => {
      await call(own, 'POST /books', { title: 'Emma' });
      const first = await own.webhooks.waitFor({ attempts: 1 });
      expect(first).toMatchObject({ status: 'pending', nextAttemptAt: '2026-01-01T00:00:05.000Z' });
      own.clock.advance('5s');
      await own.webhooks.waitFor({ attempts: 2 });
      own.clock.advance('5m');
      const last = await own.webhooks.waitFor();
      expect(last).toMatchObject({ status: 'delivered' });
      expect(last.attempts.map(({ time }) => time.slice(11, 19))).toEqual([
        '00:00:00',
        '00:00:05',
        '00:05:05',
      ]);
    });
  });

  it('a target that hangs delays neither others nor the end', async () => {
    await using hanging = await startReceiver(() => {});
    await withSandbox({ webhookUrl: hanging.url }, async (own) => {
      for (let count = 0; count < 10; count += 1) await call(own, 'POST /books', { title: 'Emma' });
      const session = own.session();
      await using lively = await startReceiver();
      session.webhooks.sendTo(lively.url);
      await call(session, 'POST /books', { title: 'Emma' });
      expect(await session.webhooks.waitFor()).toMatchObject({ status: 'delivered' });
      expect(hanging.requests.length).toBeLessThanOrEqual(4);
    });
  });

  it('a target that takes too long is retried', async () => {
    await using hanging = await startReceiver(() => {});
    await withSandbox({ webhookUrl: hanging.url, webhookTimeout: 30, clock: 0 }, async (own) => {
      await call(own, 'POST /books', { title: 'Emma' });
      expect(await own.webhooks.waitFor({ attempts: 1 })).toMatchObject({
        status: 'pending',
        attempts: [{ error: 'no response within 30 ms' }],
      });
    });
  });

  it('without a target they are listed, and not sent', async () => {
    await withSandbox({}, async (own) => {
      await call(own, 'POST /books', { title: 'Emma' });
      expect(own.webhooks.list()).toMatchObject([
        {
          status: 'refused',
          reason: 'nothing says where to: give --webhook-url',
          request: { body: { type: 'book.created' } },
        },
      ]);
    });
  });

  it('messages that lead to one another come to an end', async () => {
    await withSandbox({}, async (own) => {
      own.webhooks.sendTo(`${own.url}/books`);
      await call(own, 'POST /books', { title: 'Emma' }, { 'X-Sandbox-Hops': '3' });
      expect(own.webhooks.list()).toEqual([]);
    });
  });
});
