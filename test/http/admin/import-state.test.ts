import express from 'express';
import supertest from 'supertest';
import { expect, it } from 'vitest';
import { SandboxError } from '../../../src/errors.ts';
import type { AdminParts } from '../../../src/http/admin/admin-call.ts';
import { serveAdmin } from '../../../src/http/admin/serve-admin.ts';
import { identifyRequest, quietLog } from '../../../src/http/request-log.ts';
import { chooseSession } from '../../../src/http/session.ts';
import { prepareAdminApi } from '../../../src/sandbox/admin-api.ts';
import { createStore } from '../../../src/store/memory-store.ts';
import { createSessions } from '../../../src/world/sessions.ts';
import { expectDeclared } from '../../support/admin-answers.ts';
import { adminOperations, requestFor } from '../../support/admin-document.ts';
import { fixedSurroundings } from '../../support/surroundings.ts';

const operation = (await adminOperations()).get('importState');
if (operation === undefined) throw new Error('the admin API has no importState');
const { path, body } = requestFor(operation);

/** The admin API with an importer of the test's own, or without one. */
async function adminWith(importState?: NonNullable<AdminParts['importState']>) {
  const store = await createStore({ specs: [] });
  const sessions = createSessions({ store, surroundingsOf: fixedSurroundings });
  const app = express();
  app.use(identifyRequest(), chooseSession());
  const parts = { sessions, contract: 'Test', operations: [], tokens: [], prepare: prepareAdminApi };
  app.use(serveAdmin({ ...parts, ...(importState && { importState }) }, quietLog));
  return supertest(app);
}

it.each([
  ['the base', {}, undefined],
  ['a session', { 'X-Sandbox-Session': 'w1' }, 'w1'],
])('state is imported into %s', async (_, headers, name) => {
  const imported: unknown[] = [];
  const admin = await adminWith(async (session, document) => {
    imported.push(session.name, document);
  });
  const answer = await admin.put(path).set(headers).send(body);
  expect(answer.status).toBe(204);
  expectDeclared(operation, answer);
  expect(imported).toEqual([name, body]);
});

it('every fault of rows that cannot be imported is told', async () => {
  const faults = ['/collections/customers/0/name is required', '/collections/accounts/2 has no id'];
  const admin = await adminWith(async () => {
    throw new SandboxError('invalid', faults.join('; '), { faults });
  });
  const answer = await admin.put(path).send(body);
  expect(answer.status).toBe(400);
  expectDeclared(operation, answer);
  expect(answer.body.detail).toBe(faults.join('; '));
});

it.each([
  ['no rows', {}, ['/version is required', '/contract is required', '/collections is required']],
  [
    'what is no state',
    { version: 2, contract: 5, collections: { a: [1] }, more: 1 },
    ['/version', '/contract', '/collections/a/0', '/more'],
  ],
])('%s are refused before they are looked at', async (_, sent, places) => {
  const admin = await adminWith(async () => {
    throw new Error('nothing may be imported');
  });
  const answer = await admin.put(path).send(sent);
  expect(answer.status).toBe(400);
  for (const place of places) expect(answer.body.detail).toContain(place);
});

it('is not known where it is not known how', async () => {
  const admin = await adminWith();
  const answer = await admin.put(path).send(body);
  expect({ status: answer.status, allow: answer.headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});
