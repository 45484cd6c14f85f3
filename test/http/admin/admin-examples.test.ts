import type { Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import {
  type AdminOperation,
  adminOperations,
  examplesIn,
  requestFor,
} from '../../support/admin-document.ts';
import { expectDeclared, expectExample } from '../../support/admin-responses.ts';
import { type RawResponse, sendRaw } from '../../support/raw-request.ts';
import { sandbox, type TestSandbox } from '../../support/sandbox.ts';

const operations = await adminOperations();

function operationOf(id: string): AdminOperation {
  const operation = operations.get(id);
  if (operation === undefined) throw new Error(`the admin API has no operation ${id}`);
  return operation;
}

type SuccessResponse = Response | RawResponse;
type Ask = (to: TestSandbox) => PromiseLike<SuccessResponse>;

const host = { Host: '127.0.0.1:4010' };
const inSession = { 'X-Sandbox-Session': 'w1' };
const globex = {
  id: 'CUST-1001',
  name: 'Globex',
  primaryEmail: 'billing@globex.example',
  address: {},
  account: { id: 'ACC00001', name: 'Globex', aliases: ['globex'] },
};

/** Sends a request to a sandbox that has the customer of the examples. */
const withCustomer =
  (ask: Ask): Ask =>
  async (to) => {
    await to.api.post('/customers').send(globex);
    return ask(to);
  };

/** Sends it to one that has a snapshot of the customer too. */
const withSnapshot = (ask: Ask): Ask =>
  withCustomer(async (to) => {
    await to.api.put('/__admin/snapshots/before-checkout');
    return ask(to);
  });

/** Sets the clock by the examples of those names, one after another. */
async function setClock({ api }: TestSandbox, ...names: readonly string[]): Promise<SuccessResponse> {
  const bodies = Object.fromEntries(examplesIn(operationOf('setClock').requestBody?.content));
  const responses: Response[] = [];
  for (const name of names) responses.push(await api.post('/__admin/clock').send(bodies[name] as object));
  return responses.at(-1) as Response;
}

const account = '/__admin/collections/accounts/items/ACC00001';

/** Adds the item of the example. */
async function addAccount({ api }: TestSandbox): Promise<Response> {
  const bodies = Object.fromEntries(examplesIn(operationOf('createItem').requestBody?.content));
  return api.post('/__admin/collections/accounts/items').send(bodies.one as object);
}

/** Sends a request to a sandbox that has the item of the example. */
const withAccount =
  (ask: Ask): Ask =>
  async (to) => {
    await addAccount(to);
    return ask(to);
  };

/** A webhook that no session has. */
const unknownWebhook = '/__admin/webhooks/msg_1';

/** Adds the override of the example. */
function addOverride({ api }: TestSandbox) {
  const bodies = Object.fromEntries(examplesIn(operationOf('addOverrides').requestBody?.content));
  return api.post('/__admin/overrides').send(bodies.once as object);
}

/** Sends a request to a sandbox that has the override of the example. */
const withOverride =
  (ask: Ask): Ask =>
  async (to) => {
    await addOverride(to);
    return ask(to);
  };

/** Requests whose responses are the examples of those names. */
const replays: readonly (readonly [id: string, status: number, example: string, ask: Ask])[] = [
  ['getHealth', 200, 'healthy', ({ api }) => api.get('/__admin/health')],
  ['getOperation', 200, 'remove', ({ api }) => api.get('/__admin/operations/deleteCustomer')],
  ['getOperation', 404, 'noOperation', ({ api }) => api.get('/__admin/operations/getCustomr')],
  ['listCollections', 200, 'empty', ({ api }) => api.get('/__admin/collections')],
  ['getCollection', 200, 'customers', ({ api }) => api.get('/__admin/collections/customers')],
  ['getCollection', 404, 'noCollection', ({ api }) => api.get('/__admin/collections/acounts')],
  ['listItems', 200, 'empty', ({ api }) => api.get('/__admin/collections/accounts/items')],
  ['createItem', 200, 'one', addAccount],
  [
    'createItem',
    404,
    'noCollection',
    ({ api }) => api.post('/__admin/collections/acounts/items').send({ item: {} }),
  ],
  ['listItems', 404, 'noCollection', ({ api }) => api.get('/__admin/collections/acounts/items')],
  ['deleteItem', 404, 'noItem', ({ api }) => api.delete('/__admin/collections/accounts/items/ACC00002')],
  [
    'updateItem',
    404,
    'noItem',
    ({ api }) => api.patch('/__admin/collections/accounts/items/ACC00002').send({ item: {} }),
  ],
  [
    'replaceItem',
    404,
    'noItem',
    ({ api }) => api.put('/__admin/collections/accounts/items/ACC00002').send({ item: {} }),
  ],
  ['getItem', 200, 'one', withAccount(({ api }) => api.get(account))],
  ['getItem', 404, 'noItem', ({ api }) => api.get('/__admin/collections/accounts/items/ACC00002')],
  [
    'updateItem',
    200,
    'one',
    withAccount(({ api }) => api.patch(account).send({ item: { name: 'Globex Corporation' } })),
  ],
  [
    'replaceItem',
    200,
    'one',
    withAccount(({ api }) =>
      api.put(account).send({
        item: {
          ...{ id: 'ACC00001', name: 'Globex Corporation', customerId: 'CUST-1001' },
          ...{ status: 'ACTIVE', invoiceCurrency: 'USD', aliases: [] },
        },
      }),
    ),
  ],
  ['listFindings', 200, 'none', ({ api }) => api.get('/__admin/findings')],
  ['listWebhooks', 200, 'none', ({ api }) => api.get('/__admin/webhooks')],
  ['listDeclaredWebhooks', 200, 'none', ({ api }) => api.get('/__admin/webhooks/declared')],
  ['getWebhook', 409, 'nothingSent', ({ api }) => api.get(unknownWebhook)],
  ['resendWebhook', 409, 'nothingSent', ({ api }) => api.post(`${unknownWebhook}/resend`)],
  ['sendWebhook', 409, 'nothingSent', ({ api }) => api.post('/__admin/webhooks/order.created/send')],
  [
    'setWebhookTarget',
    409,
    'nothingSent',
    ({ api }) => api.put('/__admin/webhooks/target').send({ url: 'http://127.0.0.1:9000/hooks' }),
  ],
  ['exportState', 200, 'empty', ({ api }) => api.get('/__admin/state')],
  [
    'importState',
    400,
    'badRows',
    ({ api }) => api.put('/__admin/state').send({ rows: [], collections: { customers: {} } }),
  ],
  ['exportState', 200, 'one', withCustomer(({ api }) => api.get('/__admin/state'))],
  ['listSnapshots', 200, 'one', withSnapshot(({ api }) => api.get('/__admin/snapshots'))],
  ['takeSnapshot', 201, 'taken', withCustomer(({ api }) => api.put('/__admin/snapshots/before-checkout'))],
  ['takeSnapshot', 200, 'replaced', withSnapshot(({ api }) => api.put('/__admin/snapshots/before-checkout'))],
  [
    'takeSnapshot',
    409,
    'full',
    async ({ api }) => {
      for (let i = 0; i < 100; i += 1) await api.put(`/__admin/snapshots/s${i}`);
      return api.put('/__admin/snapshots/one-more');
    },
  ],
  ['getSnapshot', 200, 'one', withSnapshot(({ api }) => api.get('/__admin/snapshots/before-checkout'))],
  ['getSnapshot', 404, 'none', ({ api }) => api.get('/__admin/snapshots/before-checkout')],
  ['deleteSnapshot', 404, 'none', ({ api }) => api.delete('/__admin/snapshots/before-checkout')],
  ['restoreSnapshot', 404, 'none', ({ api }) => api.post('/__admin/snapshots/before-checkout/restore')],
  ['listSessions', 200, 'none', ({ api }) => api.get('/__admin/sessions')],
  [
    'listSessions',
    200,
    'page',
    async ({ api }) => {
      await api.get('/customers').set(inSession);
      await api.post('/__session/w2/customers').send(globex);
      return api.get('/__admin/sessions?limit=1');
    },
  ],
  [
    'getSession',
    200,
    'used',
    async ({ api }) => {
      await api.post('/customers').set(inSession).send(globex);
      return api.get('/__admin/sessions/w1');
    },
  ],
  ['beginSession', 201, 'begun', withCustomer(({ api }) => api.put('/__admin/sessions/w1'))],
  [
    'beginSession',
    200,
    'known',
    async ({ api }) => {
      await api.post('/customers').set(inSession).send(globex);
      return api.put('/__admin/sessions/w1');
    },
  ],
  ['getSession', 404, 'noSession', ({ api }) => api.get('/__admin/sessions/w1')],
  ['deleteSession', 404, 'noSession', ({ api }) => api.delete('/__admin/sessions/w1')],
  [
    'getClock',
    200,
    'fixed',
    async (to) => {
      await setClock(to, 'freeze', 'step');
      return to.api.get('/__admin/clock');
    },
  ],
  ['setClock', 200, 'fixed', (to) => setClock(to, 'step')],
  [
    'setClock',
    400,
    'noTime',
    ({ api }) => api.post('/__admin/clock').send({ time: 'tomorrow', step: '-1s' }),
  ],
  ['listOverrides', 200, 'none', ({ api }) => api.get('/__admin/overrides')],
  ['listOverrides', 200, 'one', withOverride(({ api }) => api.get('/__admin/overrides'))],
  ['addOverrides', 201, 'once', addOverride],
  [
    'addOverrides',
    400,
    'twoIssues',
    ({ api }) => api.post('/__admin/overrides').send({ respond: { status: 500 }, probability: -1, time: 1 }),
  ],
  ['getOverride', 200, 'one', withOverride(({ api }) => api.get('/__admin/overrides/override-1'))],
  ['getOverride', 404, 'unknown', ({ api }) => api.get('/__admin/overrides/override-1')],
  [
    'replaceOverride',
    200,
    'replaced',
    withOverride(({ api }) => {
      const bodies = Object.fromEntries(examplesIn(operationOf('replaceOverride').requestBody?.content));
      return api.put('/__admin/overrides/override-1').send(bodies.status as object);
    }),
  ],
  [
    'replaceOverride',
    404,
    'unknown',
    ({ api }) => api.put('/__admin/overrides/override-1').send({ respond: { status: 500 } }),
  ],
  ['deleteOverride', 404, 'unknown', ({ api }) => api.delete('/__admin/overrides/override-1')],
  ['listRequests', 200, 'none', ({ api }) => api.get('/__admin/requests')],
  [
    'listRequests',
    200,
    'one',
    async ({ app, api }) => {
      const headers = { ...host, 'X-Request-Id': 'checkout-17' };
      await sendRaw(app, { path: '/customers/CUST-9999', headers });
      return api.get('/__admin/requests');
    },
  ],
  [
    'verifyRequests',
    200,
    'holds',
    withCustomer(({ api }) =>
      api.post('/__admin/requests/verify').send({ operation: 'createCustomer', times: 1 }),
    ),
  ],
  [
    'verifyRequests',
    409,
    'otherName',
    withCustomer(({ api }) =>
      api
        .post('/__admin/requests/verify')
        .send({ operation: 'createCustomer', body: { name: 'ACME' }, times: 1 }),
    ),
  ],
  ['getRequest', 404, 'noRequest', ({ api }) => api.get('/__admin/requests/99')],
  [
    'getRequest',
    200,
    'rejected',
    async ({ app, api }) => {
      const sent = { 'Content-Type': 'application/json', 'Content-Length': '13' };
      const headers = { ...host, ...inSession, ...sent, 'X-Request-Id': 'checkout-18' };
      await sendRaw(app, { method: 'PATCH', path: '/customers/CUST-1001', headers, body: '{"name":"ab"}' });
      return api.get('/__admin/requests/1');
    },
  ],
];

describe('an example of the admin API', () => {
  it.each(replays)('%s %d %s is the response', async (id, status, example, ask) => {
    const to = await sandbox();
    const response = await ask(to);
    expect(response.status).toBe(status);
    expectDeclared(operationOf(id), response);
    expectExample(operationOf(id), example, response);
    expect(to.logged.failures).toEqual([]);
  });

  it.each(['getClock', 'setClock'])('%s 200 ahead is the response, except for the time', async (id) => {
    const to = await sandbox();
    const set = await setClock(to, 'resume', 'advance');
    const response = id === 'setClock' ? set : await to.api.get('/__admin/clock');
    expectDeclared(operationOf(id), response);
    const { time, ...rest } = response.body as { time: string };
    expect(rest).toEqual({ mode: 'running', ahead: 3_600_000 });
    expect(Math.abs(Date.parse(time) - Date.now() - 3_600_000)).toBeLessThan(60_000);
  });

  it('listOperations 200 some is part of the response', async () => {
    const { api } = await sandbox();
    const response = await api.get('/__admin/operations');
    expectDeclared(operationOf('listOperations'), response);
    const [[, example] = []] = examplesIn(operationOf('listOperations').responses[200]?.content);
    const { contract, operations: some } = example as { contract: string; operations: object[] };
    expect(response.body).toEqual({
      contract,
      loadedAt: expect.any(String),
      operations: expect.arrayContaining(some),
    });
  });

  it.each(['listRequests', 'deleteRequests', 'getRequest', 'verifyRequests'])(
    '%s 409 off is the response',
    async (id) => {
      const { anonymous } = await sandbox({ journal: false });
      const { method, path, body } = requestFor(operationOf(id));
      const response = await anonymous[method](path).send(body);
      expect(response.status).toBe(409);
      expectDeclared(operationOf(id), response);
      expectExample(operationOf(id), 'off', response);
    },
  );
});

/** The operations that succeed without a body. */
const silent: readonly (readonly [id: string, ask: Ask])[] = [
  ['importState', ({ api }) => api.put('/__admin/state').send({ collections: {} })],
  ['reset', ({ api }) => api.post('/__admin/reset')],
  ['deleteSnapshot', withSnapshot(({ api }) => api.delete('/__admin/snapshots/before-checkout'))],
  ['restoreSnapshot', withSnapshot(({ api }) => api.post('/__admin/snapshots/before-checkout/restore'))],
  ['deleteSessions', ({ api }) => api.delete('/__admin/sessions')],
  [
    'deleteSession',
    async ({ api }) => {
      await api.get('/customers').set(inSession);
      return api.delete('/__admin/sessions/w1');
    },
  ],
  ['deleteOverrides', ({ api }) => api.delete('/__admin/overrides')],
  ['deleteOverride', withOverride(({ api }) => api.delete('/__admin/overrides/override-1'))],
  ['deleteRequests', ({ api }) => api.delete('/__admin/requests')],
  ['clearWebhooks', ({ api }) => api.delete('/__admin/webhooks')],
  ['deleteItem', withAccount(({ api }) => api.delete(account))],
];

it.each(silent)('%s responds with 204, without a body', async (id, ask) => {
  const response = await ask(await sandbox());
  expect(response.status).toBe(204);
  expectDeclared(operationOf(id), response);
});

describe('the contract of the admin API', () => {
  const declared = [...operations.values()].flatMap(({ operationId, responses }) =>
    Object.entries(responses).map(([status, { content }]) => ({ operationId, status, content })),
  );
  const replayed = replays.map(([id, status, name]) => `${id} ${status} ${name}`);

  /** Tested with a contract that declares webhooks, in admin-webhooks.test.ts. */
  const ofWebhooks = ['getWebhook 200', 'resendWebhook 202', 'sendWebhook 202', 'setWebhookTarget 204'];

  /** Replayed for every operation that has them, most of them in admin-contract.test.ts. */
  const shared = [
    'delivered',
    'noWebhook',
    'badName',
    'host',
    'missing',
    'internal',
    'tooLarge',
    'text',
    'off',
    'ahead',
    'some',
  ];

  it('has no example that is not replayed', () => {
    const examples = declared.flatMap(({ operationId, status, content }) =>
      examplesIn(content)
        .filter(([name]) => !shared.includes(name))
        .map(([name]) => `${operationId} ${status} ${name}`),
    );
    expect(examples.sort()).toEqual([...replayed].sort());
  });

  it('declares no success response that is not tested', () => {
    const successes = declared.filter(({ status }) => status.startsWith('2'));
    const tested = [
      ...replays.filter(([, status]) => status < 300).map(([id, status]) => `${id} ${status}`),
      ...silent.map(([id]) => `${id} 204`),
      'listOperations 200',
      ...ofWebhooks,
    ];
    expect(successes.map(({ operationId, status }) => `${operationId} ${status}`).sort()).toEqual(
      [...new Set(tested)].sort(),
    );
  });
});
