import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

/** A user, written out in its place. */
const user = () =>
  objectOf({ 'id!': 'integer', 'firstName!': 'string', 'username!': 'string', 'email!': 'string' });

describe('people whom a verb in the path makes', () => {
  it.each(['add', 'create', 'new'])('log in, and find themselves: /users/%s', async (verb) => {
    const { anonymous } = await contractSandbox(
      sketch({
        [`POST /users/${verb}`]: {
          request: objectOf({ 'firstName!': 'string', 'username!': 'string', 'email!': 'string' }),
          response: user(),
          status: 201,
        },
        'GET /users': {
          response: objectOf({ 'users!': { type: 'array', items: user() }, 'total!': 'integer' }),
        },
        'GET /users/{id}': { response: user(), path: { id: { type: 'integer' } } },
        'POST /auth/login': {
          request: objectOf({ 'username!': 'string', 'password!': 'string' }),
          response: objectOf({ 'id!': 'integer', 'email!': 'string', 'accessToken!': 'string' }),
        },
        'GET /auth/me': { response: user() },
      }),
    );
    const ann = { firstName: 'Ann', username: 'ann', email: 'ann@example.test' };
    await anonymous
      .post(`/users/${verb}`)
      .send({ ...ann, firstName: 'Bob', username: 'bob', email: 'bob@example.test' })
      .expect(201);
    await anonymous.post(`/users/${verb}`).send(ann).expect(201);
    const { body } = await anonymous
      .post('/auth/login')
      .send({ username: 'ann', password: 'any' })
      .expect(200);
    expect(body).toMatchObject({ id: 2, email: ann.email });
    const me = await anonymous.get('/auth/me').set('Authorization', `Bearer ${body.accessToken}`);
    expect(me.body).toEqual({ id: 2, ...ann });
  });
});
