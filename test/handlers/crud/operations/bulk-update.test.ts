import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const integers = listOf({ type: 'integer' });
const states: Schema = { type: 'string', enum: ['open', 'completed'] };

/** A contract of users with one more operation. */
const withBulk = (name: string, bulk: OperationSketch) =>
  sketch(
    {
      'GET /users': { response: arrayOf('User') },
      'POST /users': { request: 'NewUser', response: 'User', status: 201 },
      'GET /users/{id}': { response: 'User', path: { id: { type: 'integer' } } },
      [name]: bulk,
    },
    {
      NewUser: objectOf({ 'name!': 'string', active: 'boolean', state: states }),
      User: objectOf({ 'id!': 'integer', name: 'string', active: 'boolean', state: states }),
    },
  );

/** Makes Ada, Ben and Cy, sends a request, and shows its response and all users after it. */
async function send(name: string, sketched: OperationSketch, body: unknown) {
  const api = await createCrudApi(withBulk(name, sketched));
  for (const each of ['Ada', 'Ben', 'Cy'])
    await api.request('POST /users', { body: { name: each, active: true, state: 'open' } });
  const reply = await api.requestBody(name, { body });
  return { reply, users: await api.requestBody<object[]>('GET /users') };
}

describe('a change of many items', () => {
  const flat = objectOf({ 'ids!': integers, active: 'boolean', state: states });
  const nested = (of: string) => objectOf({ 'ids!': integers, [`${of}!`]: objectOf({ active: 'boolean' }) });
  const off = [{ active: false }, { active: true }, { active: false }];
  const done = [{ state: 'completed' }, { state: 'open' }, { state: 'completed' }];
  const count = (name: string) => objectOf({ [`${name}!`]: 'integer' });

  it.each<[string, Schema, Schema, object, unknown, object[]]>([
    ['PATCH /users/bulk', flat, count('updated'), { active: false }, { updated: 2 }, off],
    ['PUT /users/batch', flat, count('modifiedCount'), { active: false }, { modifiedCount: 2 }, off],
    ['PATCH /users', nested('changes'), count('count'), { changes: { active: false } }, { count: 2 }, off],
    [
      'POST /users/bulk-update',
      nested('data'),
      count('affected'),
      { data: { active: false } },
      { affected: 2 },
      off,
    ],
    [
      'POST /users/bulk-complete',
      objectOf({ 'user_ids!': integers }),
      count('completed'),
      {},
      { completed: 2 },
      done,
    ],
    [
      'PATCH /users/bulk-status',
      flat,
      objectOf({ success: 'boolean' }),
      { state: 'completed' },
      { success: true },
      done,
    ],
  ])('%s', async (name, request, response, change, expected, users) => {
    const ids = JSON.stringify(request).includes('user_ids') ? 'user_ids' : 'ids';
    const sent = await send(name, { request, response, status: 200 }, { [ids]: [1, 3, 3], ...change });
    expect(sent.reply).toEqual(expected);
    expect(sent.users).toMatchObject(users);
  });

  it('shows the items that it changed', async () => {
    const sketched = { request: flat, response: objectOf({ 'users!': arrayOf('User') }) };
    const { reply } = await send('PATCH /users/bulk', sketched, { ids: [2], active: false });
    expect(reply).toEqual({ users: [{ id: 2, name: 'Ben', active: false, state: 'open' }] });
  });

  const each = objectOf({ 'updates!': listOf(objectOf({ 'id!': 'integer', active: 'boolean' })) });
  const reason = objectOf({ id: 'integer', error: 'string' });
  it.each<[string, Schema, object, Schema, object]>([
    [
      'PATCH /users/bulk',
      flat,
      { ids: [1, 9], active: false },
      objectOf({ updated: 'integer', not_found: integers }),
      { updated: 1, not_found: [9] },
    ],
    [
      'PATCH /users/bulk',
      flat,
      { ids: [1, 9], active: false },
      objectOf({ updated: 'integer', failed: 'integer' }),
      { updated: 1, failed: 1 },
    ],
    [
      'PUT /users/bulk',
      each,
      { updates: [{ id: 1, active: false }, { id: 9 }] },
      objectOf({ updated: 'integer', errors: listOf(reason) }),
      { updated: 1, errors: [{ id: 9, error: 'there is no 9' }] },
    ],
    [
      'POST /users/bulk-delete',
      objectOf({ 'ids!': integers }),
      { ids: [1, 9] },
      objectOf({ deleted: 'integer', missingIds: integers }),
      { deleted: 1, missingIds: [9] },
    ],
  ])('%s reports what is not there: %#', async (name, request, body, response, expected) => {
    expect((await send(name, { request, response, status: 200 }, body)).reply).toEqual(expected);
  });

  it('changes none where one is unknown, and the response has no place for it', async () => {
    const sent = send(
      'PUT /users/bulk',
      { request: each, response: count('updated') },
      { updates: [{ id: 9 }] },
    );
    await expect(sent).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each<[string, OperationSketch]>([
    [
      'POST /users/export',
      { request: objectOf({ ids: integers, active: 'boolean' }), response: count('total') },
    ],
    ['PATCH /users', { request: objectOf({ ids: integers, colour: 'string' }), response: count('updated') }],
  ])('is not what %s does', (name, sketched) => {
    expect(rolesIn(withBulk(name, sketched))).not.toHaveProperty([name]);
  });
});
