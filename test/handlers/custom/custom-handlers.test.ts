import { describe, expect, it } from 'vitest';
import type { CustomHandler, CustomHandlers, TypedCustomHandlers } from '../../../src/index.ts';
import type { operations } from '../../../src/services/togai/togai.gen.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { documentedRequest } from '../../support/customers.ts';
import { sandbox } from '../../support/sandbox.ts';
import { ticketOffice } from '../../support/ticket-office.ts';

/** A ticket office with handlers, and one seat for 20. */
async function office(handlers: CustomHandlers) {
  const served = await contractSandbox(ticketOffice, { handlers });
  await served.api.post('/seats').send({ row: 3, price: 20 });
  return served;
}

const sell = { seatId: 1, guests: 2 };

/** Sells a ticket whose total is the seat's price for each guest. */
const priced: CustomHandler = async ({ body }, context, next) => {
  const { seatId, guests } = Object(body);
  const seat = await context.collection<{ price: number }>('seats').get(seatId);
  if (seat === undefined) return context.refuse(422, `there is no seat ${seatId}`);
  return next({ body: { ...Object(body), total: seat.price * guests } });
};

describe('a handler', () => {
  it('changes what would have been done, and what is stored', async () => {
    const { api } = await office({ sellTicket: priced });
    const { status, body, headers } = await api.post('/tickets').send(sell);
    expect([status, body.total, headers.location]).toEqual([201, 40, '/tickets/1']);
    expect((await api.get('/tickets/1')).body).toEqual(body);
  });

  it('passes a changed request on', async () => {
    const { api } = await office({
      'POST /seats': ({ body }, _context, next) => next({ body: { ...Object(body), row: 9 } }),
    });
    expect((await api.post('/seats').send({ row: 1, price: 5 })).body).toEqual({ id: 2, row: 9, price: 5 });
  });

  it('reads and writes the items of every collection', async () => {
    const seen: unknown[] = [];
    const { api } = await office({
      'POST /tickets/{id}/refund': async (_request, { collection }) => {
        const seats = collection('seats');
        const added = await Promise.all([
          seats.insert({ row: 4, price: 5 }),
          seats.insert({ row: 5, price: 5 }),
        ]);
        seen.push(added, await seats.list({ price: 5 }), await seats.list(({ row }) => row === 3));
        seen.push(await seats.remove(2), await seats.remove(2), await seats.get(2));
        const ticket = await collection('tickets').insert({ seatId: 3, total: 5, state: 'new' });
        return { status: 200, body: ticket };
      },
    });
    const four = { id: 2, row: 4, price: 5 };
    const five = { id: 3, row: 5, price: 5 };
    expect((await api.post('/tickets/1/refund')).body).toEqual({ id: 1, seatId: 3, total: 5, state: 'new' });
    expect(seen).toEqual([
      [four, five],
      [four, five],
      [{ id: 1, row: 3, price: 20 }],
      true,
      false,
      undefined,
    ]);
    expect((await api.get('/seats')).body).toEqual([{ id: 1, row: 3, price: 20 }, five]);
  });

  it('may write where the method only reads', async () => {
    const { api } = await office({
      'GET /seats/{id}': async ({ params }, { collection }, next) => {
        const seat = await collection<{ row: number }>('seats').get(Number(params.id));
        await collection('seats').update(Number(params.id), { row: (seat?.row ?? 0) + 1 });
        return next();
      },
    });
    expect((await api.get('/seats/1')).body.row).toBe(4);
    await api.head('/seats/1');
    expect((await api.get('/seats/1')).body.row).toBe(6);
  });

  it('has the clock, ids and random numbers of the session', async () => {
    const { api } = await office({
      'POST /tickets/{id}/refund': (_request, { clock, ids, random }) => {
        const state = `${clock.now().toISOString()} ${ids.next().length} ${random.next() < 1}`;
        return { status: 200, body: { id: 1, seatId: 1, total: 0, state } };
      },
    });
    expect((await api.post('/tickets/1/refund')).body.state).toBe('2026-01-01T00:00:00.000Z 26 true');
  });

  it('is done once for one idempotency key', async () => {
    let times = 0;
    const { api } = await office({
      sellTicket: (_request, _context, next) => {
        times += 1;
        return next();
      },
    });
    for (const _ of [1, 2]) await api.post('/tickets').set('Idempotency-Key', 'k1').send(sell);
    expect(times).toBe(1);
  });

  it('stores nothing when the precondition of the request fails', async () => {
    const { api } = await office({ 'PATCH /tickets/{id}': (_request, _context, next) => next() });
    await api.post('/tickets').send(sell);
    const { body } = await api.get('/tickets/1');
    const changed = await api.patch('/tickets/1').set('If-Match', '"other"').send({ state: 'void' });
    expect([changed.status, (await api.get('/tickets/1')).body]).toEqual([412, body]);
  });

  it('works on the session of its request alone', async () => {
    const { api } = await office({ sellTicket: priced });
    await api.post('/seats').set('X-Sandbox-Session', 'w1').send({ row: 8, price: 1 });
    const inSession = await api
      .post('/tickets')
      .set('X-Sandbox-Session', 'w1')
      .send({ seatId: 2, guests: 3 });
    const outside = await api.post('/tickets').send({ seatId: 2, guests: 3 });
    expect([inSession.body.total, outside.status]).toEqual([3, 422]);
  });

  it('is marked as custom', async () => {
    const { api } = await office({ sellTicket: priced });
    const { operations } = (await api.get('/__admin/operations')).body;
    expect(operations.find(({ id }: { id: string }) => id === 'sellTicket')).toEqual({
      id: 'sellTicket',
      method: 'POST',
      path: '/tickets',
      behavior: 'custom',
    });
    await api.post('/tickets').send(sell);
    const { requests } = (await api.get('/__admin/requests')).body;
    expect(requests[0].operation.behavior).toBe('custom');
  });

  it("goes over a built-in service's, whose rows it has", async () => {
    const handlers = {
      getCustomer: async (_request, _context, next) => ({ ...(await next()), headers: { 'X-Seen': 'yes' } }),
      deleteCustomer: async ({ params }, { collection, refuse }, next) => {
        const open = await collection('accounts').list({ customerId: params.customer_id });
        return open.length > 1 ? refuse(409, 'close its accounts first') : next();
      },
    } satisfies Partial<TypedCustomHandlers<operations>>;
    const { api } = await sandbox({ handlers });
    await api.post('/customers').send({ ...documentedRequest, id: 'C1' });
    expect((await api.get('/customers/C1')).headers['x-seen']).toBe('yes');
    await api.post('/accounts').send({ id: 'ACC2', name: 'Second account', customerId: 'C1' });
    expect((await api.delete('/customers/C1')).status).toBe(409);
  });
});

describe('a refusal', () => {
  it('has the status and the message, in the shape of the contract', async () => {
    const { api } = await office({ sellTicket: priced });
    const { status, body } = await api.post('/tickets').send({ seatId: 7 });
    expect([status, body.detail]).toEqual([422, 'there is no seat 7']);
  });

  it('discards what the handler wrote', async () => {
    const { api } = await office({
      sellTicket: async (_request, context, next) => {
        await next();
        return context.refuse(402, 'the card was declined', { 'Retry-After': '60' });
      },
    });
    const { status, headers } = await api.post('/tickets').send(sell);
    expect([status, headers['retry-after']]).toEqual([402, '60']);
    expect((await api.get('/tickets')).body).toEqual([]);
  });

  it('may be of another copy of the package', async () => {
    const refusal = Object.assign(new Error('sold out'), { name: 'SandboxError', status: 409, headers: {} });
    const { api } = await office({
      sellTicket: () => {
        throw refusal;
      },
    });
    expect((await api.post('/tickets').send(sell)).body.detail).toBe('sold out');
  });
});

describe('a handler that fails', () => {
  const reply =
    (value: unknown): CustomHandler =>
    () =>
      value as never;

  it.each<[string, CustomHandler, string]>([
    [
      'throws',
      async (_request, _context, next) => {
        await next();
        throw new Error('the secret');
      },
      'the handler of sellTicket failed at test/handlers/custom/custom-handlers.test.ts:',
    ],
    ['returns nothing', reply(undefined), 'it returned undefined: return { status, body, headers }'],
    ['returns no status', reply({ body: {} }), 'the status of its reply is undefined'],
    ['returns a status of no response', reply({ status: 99 }), 'the status of its reply is 99'],
    [
      'returns a header that cannot be sent',
      reply({ status: 201, headers: { a: 'b\n' } }),
      'Invalid character in header',
    ],
    ['returns what is no JSON', reply({ status: 201, body: { id: 1n } }), 'BigInt'],
    [
      'leaves the contract',
      async (_request, _context, next) => ({ ...(await next()), body: { id: 'one' } }),
      'the reply of the handler of sellTicket does not match the contract, and nothing was stored: ',
    ],
    ['returns a status that is not declared', reply({ status: 418 }), '418'],
    [
      'refuses with no status of a failure',
      (_request, context) => context.refuse(200, 'ok'),
      'give a status from 400',
    ],
    [
      'refuses without a message',
      (_request, context) => context.refuse(409, undefined as never),
      'give a text after 409',
    ],
    [
      'refuses with a header that cannot be sent',
      (_request, context) => context.refuse(409, 'no', { 'a b': 'c' }),
      'Header name must be a valid HTTP token',
    ],
    [
      'changes what no request has',
      (_request, _context, next) => next({ bdy: {} } as never),
      'next() cannot change "bdy" of a request: give body, query, params, headers',
    ],
    [
      'stores a value that nobody may send',
      async (_request, { collection }, next) => {
        await collection('seats').insert({ row: 'three', price: 5 });
        return next();
      },
      `failed at test/handlers/custom/custom-handlers.test.ts:`,
    ],
    [
      'changes an item to such a value',
      async (_request, { collection }, next) => {
        await collection('seats').update(1, { price: 'much' });
        return next();
      },
      'this is no item of seats: /price must be ',
    ],
    [
      'names no collection',
      async (_request, { collection }) => ({ status: 201, body: await collection('tikets').get(1) }),
      'it has seats, tickets. Did you mean tickets?',
    ],
    [
      'stores no item',
      async (_request, { collection }) => ({
        status: 201,
        body: await collection('seats').update(1, { note: 1n }),
      }),
      'a row holds JSON values only',
    ],
  ])('since it %s gets a 500, and the reason is logged', async (_, handler, reason) => {
    const { api, logged } = await office({ sellTicket: handler });
    const { status, text } = await api.post('/tickets').send(sell);
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(logged.failures.join('\n')).toContain(reason);
    expect((await api.get('/tickets')).body).toEqual([]);
    expect((await api.get('/seats/1')).body.price).toBe(20);
  });

  it('cannot write after its request', async () => {
    const late: Promise<unknown>[] = [];
    let respond = () => {};
    const responded = new Promise<void>((resolve) => {
      respond = resolve;
    });
    const { api } = await office({
      sellTicket: async (_request, { collection }, next) => {
        const tickets = collection('tickets');
        const forgotten = responded.then(() => tickets.remove(1));
        forgotten.catch(() => {});
        late.push(forgotten);
        return next();
      },
    });
    expect((await api.post('/tickets').send(sell)).status).toBe(201);
    respond();
    await expect(late[0]).rejects.toThrow('sellTicket has ended: await what its handler does');
    expect((await api.get('/tickets')).body).toHaveLength(1);
  });
});
