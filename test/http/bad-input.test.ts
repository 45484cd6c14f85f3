import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';
import { acceptedToken, type BadRequest, json } from '../support/bad-requests/bad-request.ts';
import { writes } from '../support/bad-requests/invalid-bodies.ts';
import { maxBytes } from '../support/bad-requests/unreadable-bodies.ts';
import { badRequests, storedBefore } from '../support/bad-requests.ts';
import { createFixedRuntime } from '../support/fixed-runtime.ts';
import { send, type WireRequest, type WireResponse } from '../support/wire.ts';

const failures: string[] = [];
const authorized = { Authorization: `Bearer ${acceptedToken}` };

/** A sandbox that listens, since supertest would refuse to send many of these requests, and the state before them. */
interface Stored extends Sandbox {
  readonly before: unknown;
}

let open: Stored;
let guarded: Stored;

beforeAll(async () => {
  open = await start();
  guarded = await start({ tokens: [acceptedToken] });
});

afterAll(async () => {
  await open.close();
  await guarded.close();
});

async function start(options: SandboxOptions = {}): Promise<Stored> {
  const log = { failure: (text: string) => void failures.push(text) };
  const sandbox = await createSandbox({ runtime: createFixedRuntime(), log, ...options });
  for (const { path, body } of storedBefore) {
    const sent = { method: 'POST', path, headers: json, body: JSON.stringify(body) };
    expect((await ask(sandbox, sent)).status).toBe(201);
  }
  return { ...sandbox, before: await stateOf(sandbox) };
}

function ask({ url }: Sandbox, request: WireRequest): Promise<WireResponse> {
  return send(url, { ...request, headers: { ...authorized, ...request.headers } });
}

async function stateOf(sandbox: Sandbox): Promise<unknown> {
  return JSON.parse((await ask(sandbox, { method: 'GET', path: '/__admin/state' })).text);
}

/** The state after a request; a sandbox that a bad request has changed is replaced, so that other rows do not fail. */
async function stateAfter(row: BadRequest): Promise<unknown> {
  const sandbox = row.guarded ? guarded : open;
  const state = await stateOf(sandbox);
  if (isDeepStrictEqual(state, sandbox.before)) return state;
  await sandbox.close();
  if (row.guarded) guarded = await start({ tokens: [acceptedToken] });
  else open = await start();
  return state;
}

describe('the table of bad requests', () => {
  it('has at least 120 rows with unique names', () => {
    expect(badRequests.length).toBeGreaterThanOrEqual(120);
    expect(new Set(badRequests.map(({ name }) => name)).size).toBe(badRequests.length);
  });
});

describe('a bad request is rejected as the contract declares, and stores nothing', () => {
  it.each(badRequests)('$status: $name', async (row) => {
    const { before, ...sandbox } = row.guarded ? guarded : open;
    const response = await (row.anonymous ? send(sandbox.url, row) : ask(sandbox, row));
    const after = await stateAfter(row);
    expectRefusal(row, response);
    expect(after).toEqual(before);
    expect(failures.splice(0)).toEqual([]);
  });
});

function expectRefusal(row: BadRequest, { status, headers, text }: WireResponse): void {
  expect({ status, text }).toEqual({ status: row.status, text: expect.any(String) });
  const isForAdmin = row.path.startsWith('/__admin/');
  const mediaType = isForAdmin ? 'application/problem+json' : 'application/json';
  expect(headers['content-type']).toBe(mediaType);
  const body: Record<string, unknown> = JSON.parse(text);
  if (isForAdmin) expect(body).toMatchObject({ status, detail: expect.stringContaining(row.says) });
  else expect(body).toEqual({ message: expect.stringContaining(row.says) });
  expect([...String(body.detail ?? body.message)].length).toBeLessThanOrEqual(isForAdmin ? 1000 : 500);
  expect(headers).toMatchObject(row.response ?? {});
  expect('www-authenticate' in headers).toBe(status === 401);
  expect('allow' in headers).toBe(status === 405);
}

describe('the valid request behind the bad ones is accepted', () => {
  it.each(writes)('$operation with every property', async ({ method, path, valid }) => {
    const sandbox = await start();
    const response = await ask(sandbox, { method, path, headers: json, body: JSON.stringify(valid) });
    expect(response.status).toBeOneOf([200, 201]);
    await sandbox.close();
  });

  it('a body of the maximum length', async () => {
    const sandbox = await start();
    const body = '{"name":"Other name"}'.padEnd(maxBytes);
    const response = await ask(sandbox, {
      method: 'PATCH',
      path: '/customers/CUST-1002',
      headers: json,
      body,
    });
    expect(response.status).toBe(200);
    await sandbox.close();
  });
});
