import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const now = '2026-01-01T00:00:00.000Z';
const text: Schema = { type: 'string' };
const time: Schema = { type: 'string', format: 'date-time' };
const oneOf = (...values: unknown[]): Schema => ({ type: 'string', enum: values });

/** The first response of a collection whose items have these properties, all of them required but those with a `?`. */
async function begun(
  properties: Readonly<Record<string, Schema | string>>,
  sent: Readonly<Record<string, unknown>> = {},
  example?: object,
): Promise<object> {
  const declared = Object.entries(properties).map(([name, schema]) => [
    name.endsWith('?') ? name.slice(0, -1) : `${name}!`,
    schema,
  ]);
  const Kiln = objectOf({ 'id!': 'string', ...Object.fromEntries(declared) });
  const names = Object.keys(sent).map((name): [string, Schema] => [name, {}]);
  const operations = {
    'GET /kilns': { response: arrayOf('Kiln') },
    'POST /kilns': {
      request: objectOf(Object.fromEntries(names)),
      response: 'Kiln',
      status: 201,
      ...(example && { example }),
    },
    'GET /kilns/{id}': { response: 'Kiln' },
  };
  const api = await createCrudApi(sketch(operations, { Kiln }, '3.1.0'));
  const { id, ...made } = await api.requestBody<{ id: string }>('POST /kilns', { body: sent });
  expect(await api.requestBody('GET /kilns/{id}', { params: { id } })).toEqual({ id, ...made });
  return made;
}

describe('the state in which an item begins', () => {
  it.each<[property: string, values: string[], expected: string]>([
    ['status', ['expired', 'in_progress', 'completed'], 'in_progress'],
    ['status', ['failed', 'succeeded', 'running', 'queued'], 'queued'],
    ['status', ['validating', 'failed', 'in_progress', 'completed'], 'validating'],
    [
      'status',
      ['canceled', 'processing', 'requires_action', 'requires_payment_method'],
      'requires_payment_method',
    ],
    ['state', ['archived', 'active', 'draft'], 'draft'],
    ['status', ['available', 'pending', 'sold'], 'available'],
    ['status', ['pending', 'paid', 'shipped', 'cancelled'], 'pending'],
    ['status', ['INACTIVE', 'ACTIVE'], 'ACTIVE'],
    ['state', ['STATE_UNSPECIFIED', 'STATE_DELETED', 'STATE_ACTIVE'], 'STATE_ACTIVE'],
    ['phase', ['Terminating', 'Failed', 'Pending'], 'Pending'],
    ['health', ['down', 'degraded', 'up'], 'up'],
    ['status', ['error', 'fail', 'success'], 'success'],
    ['status', ['past_due', 'incomplete_expired', 'trialing'], 'trialing'],
    ['status', ['draft', 'pending', 'published'], 'draft'],
    ['state', ['submitted', 'new', 'open', 'resolved'], 'new'],
    ['state', ['open', 'new', 'closed'], 'new'],
    ['state', ['draft', 'new', 'closed'], 'draft'],
    ['status', ['glazed', 'closed', 'fired'], 'glazed'],
    ['interval', ['unknown', 'weekly', 'monthly'], 'weekly'],
    ['role', ['ADMIN', 'USER'], 'USER'],
    ['userRole', ['ROLE_OWNER', 'ROLE_VIEWER', 'ROLE_CUSTOMER'], 'ROLE_CUSTOMER'],
    ['role', ['superadmin', 'chef', 'manager'], 'chef'],
  ])('%s of %j is %s', async (property, values, expected) => {
    expect(await begun({ [property]: oneOf(...values) })).toEqual({ [property]: expected });
  });

  it('follows the words of a description where there is no enum', async () => {
    const described = { ...text, description: 'One of `failed`, `queued` or `running`.' };
    expect(await begun({ status: described })).toEqual({ status: 'queued' });
    expect(await begun({ status: text })).toEqual({ status: 'active' });
  });

  it('is that of the schema’s default', async () => {
    const status = { ...oneOf('new', 'idle'), default: 'idle' };
    expect(await begun({ status })).toEqual({ status: 'idle' });
  });
});

describe('flags, counters and versions of a new item', () => {
  it.each<[name: string, expected: unknown]>([
    ['active', true],
    ['isEnabled', true],
    ['healthy', true],
    ['status', true],
    ['livemode', false],
    ['is_archived', false],
    ['locked', false],
    ['gift', false],
    ['subject_is_valid', true],
    ['AllContentIsValid', true],
    ['isInvalid', false],
  ])('%s is %s', async (name, expected) => {
    expect(await begun({ [name]: 'boolean' })).toEqual({ [name]: expected });
  });

  it.each<[name: string, type: string, expected: number]>([
    ['usage_bytes', 'integer', 0],
    ['num_documents', 'integer', 0],
    ['ErrorCode', 'integer', 0],
    ['failureCode', 'number', 0],
    ['likesCount', 'integer', 0],
    ['cardsPractised', 'integer', 0],
    ['games_won', 'integer', 0],
    ['correct_answers', 'integer', 0],
    ['emails_sent', 'integer', 0],
    ['messagesDelivered', 'integer', 0],
    ['totalRevenue', 'number', 0],
    ['balance', 'number', 0],
    ['balanceCents', 'integer', 0],
    ['saldo', 'number', 0],
    ['amount_refunded', 'integer', 0],
    ['followers', 'integer', 0],
    ['open_issues', 'integer', 0],
    ['closedTickets', 'integer', 0],
    ['failed_steps', 'integer', 0],
    ['version', 'integer', 1],
    ['schemaRevision', 'integer', 1],
    ['__v', 'integer', 0],
  ])('%s of type %s is %d', async (name, type, expected) => {
    expect(await begun({ [name]: type })).toEqual({ [name]: expected });
  });

  it('are 0 in an object that only counts, and as texts where the contract writes numbers as texts', async () => {
    const file_counts = objectOf({ 'failed!': 'integer', 'in_progress!': 'integer' });
    const balance: Schema = { type: 'string', example: '12.50' };
    expect(await begun({ file_counts, balance })).toEqual({
      file_counts: { failed: 0, in_progress: 0 },
      balance: '0.00',
    });
  });

  it('count what the item lists', async () => {
    const sent = { accountIds: ['a', 'b'], tags: ['x'] };
    expect(await begun({ accountsCount: 'integer', num_tags: 'integer' }, sent)).toMatchObject({
      accountsCount: 2,
      num_tags: 1,
    });
  });

  it('never begin below what the contract allows', async () => {
    expect(await begun({ seats_count: { type: 'integer', minimum: 1 } })).toEqual({ seats_count: 1 });
  });
});

describe('what has not happened to a new item', () => {
  it('has a code of 0 where nothing is required', async () => {
    const Bench = objectOf({ id: 'string', label: 'string', errorCode: 'integer' });
    const operations = {
      'GET /benches': { response: arrayOf('Bench') },
      'POST /benches': { request: objectOf({ label: 'string' }), response: 'Bench', status: 201 },
    };
    const api = await createCrudApi(sketch(operations, { Bench }));
    expect(await api.requestBody('POST /benches', { body: { label: 'oak' } })).toMatchObject({
      errorCode: 0,
    });
  });

  it.each(['deletedDate', 'archived_at', 'canceledOn'])(
    'is left out where nothing is required: %s',
    async (name) => {
      const time: Schema = { type: 'string', format: 'date-time', readOnly: true };
      const Bench = objectOf({
        id: 'string',
        label: 'string',
        deleted: { type: 'boolean', readOnly: true },
        [name]: time,
      });
      const document = sketch(
        {
          'GET /benches': { response: arrayOf('Bench') },
          'POST /benches': { request: objectOf({ label: 'string' }), response: 'Bench', status: 201 },
          'POST /benches/{id}/restore': { response: 'Bench' },
        },
        { Bench },
      );
      const api = await createCrudApi(document);
      const created = await api.requestBody<object>('POST /benches', { body: { label: 'oak' } });
      expect(created).not.toHaveProperty(name);
      expect(await api.requestBody('GET /benches')).toEqual([created]);
    },
  );

  it('is null or left out', async () => {
    const nullable: Schema = { type: ['string', 'null'] };
    const made = await begun({
      cancellation_reason: nullable,
      failure_code: nullable,
      canceled_at: { type: ['string', 'null'], format: 'date-time' },
      'deleted_at?': time,
      'closedOn?': time,
      'last_error?': text,
    });
    expect(made).toEqual({ cancellation_reason: null, failure_code: null, canceled_at: null });
  });
});

describe('times of a new item', () => {
  it('are the clock’s, and an expiry lies ahead', async () => {
    const sent = { expires_in: 90 };
    const properties = { created_at: time, received_at: time, expires_at: time, seen: { type: 'integer' } };
    expect(await begun({ ...properties, 'expires_in?': 'integer' }, sent)).toMatchObject({
      created_at: now,
      received_at: now,
      expires_at: '2026-01-01T00:01:30.000Z',
    });
    expect(await begun({ valid_until: time })).toEqual({ valid_until: '2026-01-01T01:00:00.000Z' });
  });
});

describe('totals and texts that follow from what was sent', () => {
  const lines = [
    { sku: 'vase', unit_price: 19.9, quantity: 2 },
    { sku: 'bowl', unit_price: 5.25, quantity: 1 },
  ];

  it.each<[name: string, sent: object, expected: unknown]>([
    ['total', { lines }, 45.05],
    ['subTotal', { lines, tax: 3 }, 45.05],
    ['amount_due', { lines, tax: 3, discount: 1.05 }, 47],
    ['total', { items: [{ amount: 3 }, { amount: 4 }] }, 7],
    ['total_price', { cart: { data: [{ price: { unit_amount: 0.1 }, qty: 3 }] } }, 0.3],
    ['total_quantity', { lines }, 3],
    ['total', { price: 2.5, quantity: 4 }, 10],
    ['totale', { righe: [{ prezzo: 2.5, quantità: 4 }] }, 10],
    ['total', { lines: [{ product_id: 3, quantity: 2 }] }, 0],
  ])('%s of %j is %d', async (name, sent, expected) => {
    expect(await begun({ [name]: 'number' }, { ...sent })).toMatchObject({ [name]: expected });
  });

  it.each<[name: string, sent: object, expected: string]>([
    ['total_price', { quantity: '3', unit_price: '45.5' }, '136.5'],
    ['total', { price: 2, quantity: 4 }, '8'],
    ['total', { lines }, '45.05'],
    ['num_segments', {}, '0'],
    ['glaze_count', {}, '0'],
  ])('%s as a text, of %j, is %s', async (name, sent, expected) => {
    expect(await begun({ [name]: 'string' }, { ...sent })).toMatchObject({ [name]: expected });
  });

  it.each<[name: string, sent: object, expected: string]>([
    ['displayName', { first_name: 'Ada', last_name: 'Lovelace' }, 'Ada Lovelace'],
    ['full_name', { givenName: 'Ada' }, 'Ada'],
    ['displayName', { billableName: 'Kiln & Co' }, 'Kiln & Co'],
    ['slug', { title: 'Crème brûlée, again!' }, 'creme-brulee-again'],
    ['last4', { number: '4242 4242 4242 4242' }, '4242'],
    ['last_four', { account_number: '13719713158835300' }, '5300'],
    ['bankAccountLastFourDigits', { iban: 'DE89370400440532013000' }, '3000'],
  ])('%s from %j is %s', async (name, sent, expected) => {
    expect(await begun({ [name]: 'string' }, { ...sent })).toMatchObject({ [name]: expected });
  });
});

describe('a text that no two items share', () => {
  it.each<[name: string, schema: Schema, form: RegExp]>([
    ['number', { ...text, example: 'C-1001' }, /^C-\d{4}$/],
    ['trackingNumber', { ...text, example: '1Z 999 AA1' }, /^\d{1}Z \d{3} AA\d$/],
    ['mark', { ...text, example: 'k.2024/17', description: 'Unique mark of the kiln' }, /^k\.\d{4}\/\d\d$/],
  ])('%s has the form of the example %j, and is none', async (name, schema, form) => {
    const made = [await begun({ [name]: schema }), await begun({ [name]: schema })];
    for (const each of made) expect(Reflect.get(each, name)).toMatch(form);
    expect(made[0]).not.toEqual({ [name]: schema.example });
  });

  it('differs from item to item', async () => {
    const Kiln = objectOf({ 'id!': 'string', 'number!': { ...text, example: 'C-1001' } });
    const operations = {
      'GET /kilns': { response: arrayOf('Kiln') },
      'POST /kilns': { request: objectOf({ name: 'string' }), response: 'Kiln', status: 201 },
      'GET /kilns/{id}': { response: 'Kiln' },
    };
    const api = await createCrudApi(sketch(operations, { Kiln }));
    for (const name of ['a', 'b', 'c']) await api.request('POST /kilns', { body: { name } });
    const kilns = await api.requestBody<{ number: string }[]>('GET /kilns');
    expect(new Set(kilns.map(({ number }) => number)).size).toBe(3);
  });

  it('is the example where nothing says so', async () => {
    expect(await begun({ motto: { ...text, example: 'Room 101' } })).toEqual({ motto: 'Room 101' });
  });
});

describe('the example of what a create returns', () => {
  const example = {
    id: 'k_1',
    status: 'idle',
    stream_key: 'secret-of-another',
    armed: true,
    viewer_count: 4,
    max_hours: 12,
    health: { ok: false, checked_by: 'someone' },
    title: 'Another',
    note: null,
  };
  const properties = {
    'status?': oneOf('active', 'idle', 'disabled'),
    'stream_key?': text,
    'armed?': 'boolean',
    'viewer_count?': 'integer',
    'max_hours?': 'integer',
    'health?': objectOf({ ok: 'boolean', checked_by: 'string' }),
    'title?': text,
    'note?': { type: ['string', 'null'] } as Schema,
    'poster?': text,
  };

  it('shows states, flags, counters and which members there are, and no texts', async () => {
    const made = await begun(properties, { title: 'Mine' }, example);
    expect(made).toEqual({
      status: 'idle',
      stream_key: expect.not.stringContaining('another'),
      armed: true,
      viewer_count: 4,
      max_hours: 12,
      health: { ok: false, checked_by: expect.not.stringContaining('someone') },
      title: 'Mine',
      note: null,
    });
  });

  it('adds nothing to an object that was sent', async () => {
    const made = await begun(properties, { health: { ok: true } }, example);
    expect(made).toMatchObject({ health: { ok: true } });
    expect(made).not.toHaveProperty('health.checked_by');
  });
});
