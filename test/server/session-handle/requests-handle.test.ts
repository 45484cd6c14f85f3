import { AssertionError } from 'node:assert';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type RequestExpectation, type Sandbox } from '../../../src/index.ts';
import { type ContractFolder, contractFolder } from '../../support/contract-folder.ts';
import { ticketOffice } from '../../support/ticket-office.ts';

let folder: ContractFolder;
let office: Sandbox;
beforeEach(async () => {
  folder = contractFolder({
    'api.json': { ...ticketOffice, servers: [{ url: 'http://localhost/v1' }] },
  });
  office = await createSandbox({ contract: folder.path('api.json') });
});
afterEach(async () => {
  await office.close();
  folder.remove();
});

/** Sends a request to a session, with a JSON body where there is one. */
function send(method: string, path: string, body?: unknown, url = office.url) {
  const headers = { 'Content-Type': 'application/json', 'X-Tenant': 'north', Authorization: 'Bearer s3cret' };
  return fetch(`${url}/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const failureOf = (expectation: RequestExpectation): unknown => {
  try {
    return office.requests.verify(expectation);
  } catch (error) {
    return error;
  }
};

const messageOf = (expectation: RequestExpectation) => String(Object(failureOf(expectation)).message);

describe('what was sent', () => {
  beforeEach(async () => {
    await send('POST', '/seats', { row: 3, price: 20 });
    await send('POST', '/tickets', { seatId: 1, guests: 2 });
    await send('POST', '/tickets', { seatId: 1, guests: 3 });
    await send('POST', '/tickets', { seatId: 'first' });
    await send('GET', '/tickets/2?state=new%20one');
  });

  it.each<[string, RequestExpectation, number]>([
    ['by operation', { operation: 'sellTicket' }, 3],
    ['by method and path', { operation: 'POST /tickets' }, 3],
    ['by the path with its base', { operation: 'post /v1/tickets', times: 3 }, 3],
    ['by method', { method: 'get' }, 1],
    ['by body', { operation: 'sellTicket', body: { guests: 3 }, times: 1 }, 1],
    ['by schema', { body: { schema: { required: ['guests'] } }, times: { atLeast: 2, atMost: 2 } }, 2],
    ['by status', { operation: 'sellTicket', status: 201 }, 2],
    ['by class of status, refused requests too', { operation: 'sellTicket', status: '4xx', times: 1 }, 1],
    ['by path', { path: '/tickets/2' }, 1],
    ['by path parameters', { operation: 'GET /tickets/{id}', path: { id: 2 } }, 1],
    ['by query', { query: { state: 'new one' } }, 1],
    ['by headers', { headers: { 'x-tenant': 'north' }, times: 5 }, 5],
    ['by a secret', { headers: { Authorization: 'Bearer s3cret' } }, 5],
    ['not at all', { operation: 'GET /seats', times: 0 }, 0],
    ['at most so often', { operation: 'sellTicket', times: { atMost: 3 } }, 3],
  ])('is verified %s', (_, expectation, found) => {
    expect(office.requests.verify(expectation)).toMatchObject({ holds: true, found, incomplete: false });
  });

  it('is listed in the shape of the admin API', async () => {
    const { requests, next } = office.requests.list({ operation: 'POST /tickets', limit: 2 });
    const listed = await fetch(`${office.url}/__admin/requests?operation=POST%20/tickets&limit=2`);
    expect({ requests, next }).toEqual(await listed.json());
    expect(office.requests.list({ operation: 'sellTicket', after: next }).map(({ id }) => id)).toEqual([2]);
  });

  it.each<[string, RequestExpectation, string]>([
    [
      'another body',
      { operation: 'sellTicket', body: { seatId: 1, guests: 4 } },
      `expected at least 1 request of sellTicket with body {"seatId":1,"guests":4}, found 0
The nearest misses:
  #3 POST /v1/tickets 201
    /body/guests is 3, expected 4
  #2 POST /v1/tickets 201
    /body/guests is 2, expected 4
  #4 POST /v1/tickets 400, refused by validation
    /body/seatId is "first", expected 1
    /body/guests is missing, expected 4`,
    ],
    [
      'a value that a schema refuses',
      { path: { id: '2' }, query: { state: { schema: { maxLength: 3 } } } },
      `/query/state is "new one": it must NOT have more than 3 characters`,
    ],
    [
      'too many',
      { operation: 'sellTicket', status: 201, times: 1 },
      `expected exactly 1 request of sellTicket with status 201, found 2
  #3 POST /v1/tickets 201
  #2 POST /v1/tickets 201`,
    ],
    [
      'another operation',
      { operation: 'GET /seats', times: 2 },
      `expected exactly 2 requests of GET /seats, found 0
The nearest misses:
  #5 GET /v1/tickets/2?state=new%20one 400, refused by validation
    /operation is "GET /tickets/{id}", expected "GET /seats"`,
    ],
    [
      'a secret',
      { headers: { authorization: 'Bearer x' } },
      '/headers/authorization is "[redacted]", expected "Bearer x"',
    ],
  ])('is reported with the nearest misses: %s', (_, expectation, message) => {
    expect(messageOf(expectation)).toContain(message);
  });

  it('is an assertion error, with both sides of the nearest miss', () => {
    const error = failureOf({ operation: 'sellTicket', body: { seatId: 1, guests: 4 }, times: 2 });
    expect(error).toBeInstanceOf(AssertionError);
    expect(error).toMatchObject({
      expected: { times: 2, '/body/guests': 4 },
      actual: { times: 0, '/body/guests': 3 },
    });
  });

  it('belongs to its session', async () => {
    const session = office.session();
    await send('POST', '/seats', { row: 4, price: 1 }, session.url);
    expect(session.requests.verify({ operation: 'addSeat', times: 1 }).requests).toEqual([
      { id: 6, method: 'POST', url: '/__session/session-1/v1/seats', status: 201, validation: 'passed' },
    ]);
    expect(session.requests.verify({ times: 1 }).found).toBe(1);
    expect(office.requests.verify({ operation: 'addSeat' }).found).toBe(1);
  });

  it('is verified over HTTP', async () => {
    const verify = async (body: unknown, path = '') => {
      const request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${office.url}${path}/__admin/requests/verify`, request);
      return [response.status, await response.json(), response.headers.get('X-Sandbox-Reason')] as const;
    };
    expect(await verify({ operation: 'sellTicket', times: 3 })).toMatchObject([
      200,
      { holds: true, found: 3 },
      null,
    ]);
    expect(await verify({ operation: 'sellTicket', times: 2 })).toMatchObject([
      409,
      { holds: false, found: 3 },
      expect.stringContaining('expected exactly 2 requests of sellTicket'),
    ]);
    expect(await verify({ times: 0 }, '/__session/w1')).toMatchObject([200, { found: 0 }, null]);
    expect(await verify({ operation: 'sellTickets' })).toMatchObject([
      400,
      { detail: expect.stringContaining('Did you mean "sellTicket"?') },
      expect.stringContaining('sellTickets'),
    ]);
    expect(await verify({ time: 1 })).toMatchObject([400, {}, expect.any(String)]);
  });
});

it('counts requests that a fault left without a response', async () => {
  office.override({ operation: 'sellTicket', respond: { fault: 'reset' } });
  await expect(send('POST', '/tickets', { seatId: 1, guests: 2 })).rejects.toThrow();
  const report = await fetch(`${office.url}/__admin/requests/verify`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ operation: 'sellTicket', body: { guests: 3 } }),
  });
  expect([report.status, await report.json()]).toMatchObject([409, { nearest: [{ status: 0 }] }]);
  expect(messageOf({ operation: 'sellTicket', times: 2 })).toContain('/v1/tickets without a response');
});

it('says so where the journal has dropped requests of the session', async () => {
  for (let n = 0; n < 1_005; n += 1) await fetch(`${office.url}/v1/seats`);
  expect(office.requests.verify({ operation: 'GET /seats', times: 1_000 }).incomplete).toBe(true);
  expect(messageOf({ operation: 'GET /seats', times: 1_005 })).toContain('the count may be incomplete');
  const session = office.session();
  await fetch(`${session.url}/v1/seats`);
  expect(session.requests.verify({ times: 1 }).incomplete).toBe(false);
  office.requests.clear();
  expect(office.requests.verify({ times: 0 }).incomplete).toBe(false);
}, 60_000);

it.each<[object, string]>([
  [{ operation: 'sellTickets' }, 'Did you mean "sellTicket"?'],
  [{ operation: 'GET /tickets/2' }, 'no operation "GET /tickets/2"'],
  [{ bdy: {} }, '/bdy is not known here. Did you mean body?'],
  [{ times: -1 }, '/times must be a whole number from 0, or { atLeast, atMost }'],
  [{ times: {} }, '/times must have atLeast or atMost'],
  [{ times: { atLeast: 1.5 } }, '/times/atLeast must be a whole number from 0'],
  [{ times: { atLeast: 3, atMost: 2 } }, 'no number is in between'],
  [{ times: { atMots: 2 } }, 'Did you mean atMost?'],
  [{ status: 'ok' }, '/status must be a status such as 404'],
  [{ query: 'a' }, '/query must be an object'],
  [{ body: { schema: { $ref: '#/components/schemas/Nope' } } }, '/body/schema is no JSON Schema'],
])('refuses the expectation %j', (expectation, message) => {
  expect(messageOf(expectation)).toContain(message);
  expect(failureOf(expectation)).not.toBeInstanceOf(AssertionError);
});
