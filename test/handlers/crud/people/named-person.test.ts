import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const User = objectOf({ 'id!': 'integer', 'email!': 'string', 'name!': 'string' });
const signUp = objectOf({ 'email!': 'string', 'password!': 'string', name: 'string' });

async function teamsWith(Member: Schema, parameter: string) {
  const api = await createCrudApi(
    sketch(
      {
        'POST /register': { request: signUp, response: 'User', status: 201 },
        'GET /users/{id}': { response: 'User' },
        'POST /teams': {
          request: objectOf({ title: 'string' }),
          response: objectOf({ 'id!': 'integer' }),
          status: 201,
        },
        'GET /teams/{teamId}': { response: objectOf({ 'id!': 'integer' }) },
        'POST /teams/{teamId}/members': {
          request: objectOf({ 'email!': 'string', role: 'string' }),
          response: 'Member',
          status: 201,
        },
        'GET /teams/{teamId}/members': { response: arrayOf('Member') },
        [`GET /teams/{teamId}/members/{${parameter}}`]: { response: 'Member' },
      },
      { User, Member },
    ),
  );
  const users = [];
  for (const name of ['Ada', 'Bea'])
    users.push(
      await api.requestBody<{ id: number }>('POST /register', {
        body: { email: `${name}@example.org`, password: 'secret-word', name },
      }),
    );
  await api.request('POST /teams', { body: { title: 'a' } });
  const invite = (email: string) =>
    api.requestBody<object>('POST /teams/{teamId}/members', { params: { teamId: '1' }, body: { email } });
  return { api, users, invite };
}

describe('an item that names a person by an e-mail address', () => {
  it('has the id of that person as its own, where its id is one of theirs', async () => {
    const Member = objectOf({ 'userId!': 'integer', email: 'string', name: 'string', role: 'string' });
    const { api, users, invite } = await teamsWith(Member, 'userId');
    expect(await invite('bea@example.org')).toMatchObject({ userId: users[1]?.id, name: 'Bea' });
    const params = { teamId: '1', userId: `${users[1]?.id}` };
    expect(await api.requestBody('GET /teams/{teamId}/members/{userId}', { params })).toMatchObject({
      name: 'Bea',
    });
  });

  it('refers to that person, whatever the case of the letters is', async () => {
    const Member = objectOf({ 'id!': 'integer', email: 'string', user_id: 'integer', firstName: 'string' });
    const { users, invite } = await teamsWith(Member, 'id');
    expect(await invite('Ada@example.org')).toMatchObject({ id: 1, user_id: users[0]?.id });
    expect(await invite('BEA@example.org')).toMatchObject({ id: 2, user_id: users[1]?.id });
  });
});
