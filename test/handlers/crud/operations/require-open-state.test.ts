import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

/** A contract of orders with actions that declare a failure each. */
function withActions(
  verbs: readonly string[],
  failure: Readonly<Record<string, string>>,
  method = 'POST',
): ReturnType<typeof sketch> {
  const states = ['pending', 'paid', 'shipped', 'paused', 'delivered', 'cancelled'];
  const document = sketch(
    {
      'GET /orders': { response: arrayOf('Order') },
      'POST /orders': { request: 'Order', response: 'Order', status: 201 },
      'GET /orders/{id}': { response: 'Order' },
      ...Object.fromEntries(verbs.map((verb) => [`${method} /orders/{id}/${verb}`, { response: 'Order' }])),
      'PATCH /orders/{id}/status': { request: objectOf({ 'status!': 'string' }), response: 'Order' },
    },
    {
      Order: objectOf({
        id: 'string',
        status: { type: 'string', enum: states },
        published: 'boolean',
        active: 'boolean',
      }),
    },
  );
  const responses = Object.fromEntries(
    Object.entries(failure).map(([status, description]) => [status, { description }]),
  );
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item ?? {}).map(([key, operation]) => [
      key,
      path.includes('{id}/')
        ? {
            ...(operation as object),
            responses: { ...(operation as { responses: object }).responses, ...responses },
          }
        : operation,
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** The statuses of actions, one after the other, on an order that begins with some values. */
async function statusesOf(
  item: object,
  verbs: readonly string[],
  failure: Readonly<Record<string, string>>,
): Promise<readonly (number | undefined)[]> {
  const api = await createCrudApi(withActions([...new Set(verbs)], failure));
  await api.request('POST /orders', { body: { id: 'o', ...item } });
  const statuses: (number | undefined)[] = [];
  for (const verb of verbs) {
    const sent = api.request(`POST /orders/{id}/${verb}`, { params: { id: 'o' } });
    statuses.push(
      await sent.then(
        ({ status }) => status,
        (error: { status: number }) => error.status,
      ),
    );
  }
  return statuses;
}

const conflict = { '409': 'Conflict' };

describe('an action on what is there already, or has ended', () => {
  it.each<[string, object, readonly string[], Readonly<Record<string, string>>, readonly number[]]>([
    ['is a conflict a second time', { status: 'paid' }, ['ship', 'ship'], conflict, [200, 409]],
    ['is a conflict for what was sent so', { status: 'cancelled' }, ['cancel'], conflict, [409]],
    [
      'is a conflict after the end',
      { status: 'pending' },
      ['cancel', 'ship', 'pay'],
      conflict,
      [200, 409, 409],
    ],
    [
      'is none after what may go on',
      { status: 'pending' },
      ['pay', 'ship', 'deliver'],
      conflict,
      [200, 200, 200],
    ],
    ['is none where it takes the end back', { status: 'cancelled' }, ['reopen'], conflict, [200]],
    ['is none where a new one begins so', { status: 'pending', active: true }, ['activate'], conflict, [200]],
    ['is a conflict by a flag', { published: false }, ['publish', 'publish'], conflict, [200, 409]],
    [
      'may be another failure',
      { status: 'paid' },
      ['ship', 'ship'],
      { '422': 'Invalid state transition' },
      [200, 422],
    ],
    [
      'may be the one of two that says so',
      { status: 'paid' },
      ['ship', 'ship'],
      { '422': 'Validation Error', '400': 'Order already shipped' },
      [200, 400],
    ],
    [
      'is refused in a state that is named',
      { status: 'shipped' },
      ['cancel'],
      { '400': 'Order is already paid or shipped' },
      [400],
    ],
    [
      'is none where another state is named',
      { status: 'shipped' },
      ['cancel'],
      { '400': 'Only shipped orders can be cancelled, others cannot' },
      [200],
    ],
    ['is none without a declared failure', { status: 'paid' }, ['ship', 'ship'], {}, [200, 200]],
    [
      'is none by a failure of the input',
      { status: 'paid' },
      ['ship', 'ship'],
      { '422': 'Validation Error' },
      [200, 200],
    ],
    [
      'is none by another conflict',
      { status: 'paid' },
      ['ship', 'ship'],
      { '409': 'Idempotency key reused' },
      [200, 200],
    ],
  ])('%s', async (_, item, verbs, failure, expected) => {
    expect(await statusesOf(item, verbs, failure)).toEqual(expected);
  });

  it.each([
    ['cancelled', 409],
    ['shipped', 200],
  ])('takes another status instead of %s: %d', async (state, expected) => {
    const api = await createCrudApi(withActions([], conflict));
    await api.request('POST /orders', { body: { id: 'o', status: state } });
    const sent = api.request('PATCH /orders/{id}/status', {
      params: { id: 'o' },
      body: { status: 'pending' },
    });
    expect(
      await sent.then(
        ({ status }) => status,
        (error: { status: number }) => error.status,
      ),
    ).toBe(expected);
    const read = await api.requestBody('GET /orders/{id}', { params: { id: 'o' } });
    expect(read).toMatchObject({ status: expected === 200 ? 'pending' : state });
  });
});
