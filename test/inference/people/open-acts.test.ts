import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, infer, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const made = objectOf({ 'email!': 'string', name: 'string', plainPassword: 'string' });
const login = objectOf({ 'email!': 'string', 'password!': 'string' });

/** A contract in which people log in, and read themselves. */
function contract(operations: Readonly<Record<string, OperationSketch>>): OpenApiDocument {
  return sketch(
    {
      'POST /auth': { request: login, response: objectOf({ 'token!': 'string' }) },
      'GET /users': { response: arrayOf('User') },
      'GET /users/{id}': { response: 'User', path: { id: { type: 'integer' } } },
      'GET /me': { response: 'User' },
      ...operations,
    },
    { User: objectOf({ 'id!': 'integer', email: 'string', name: 'string' }) },
  );
}

describe('making users where the whole document requires credentials', () => {
  it.each(['plainPassword', 'password'])('needs none where nobody signs up elsewhere: %s', async (secret) => {
    const request = objectOf({ 'email!': 'string', name: 'string', [secret]: 'string' });
    const document = contract({ 'POST /users': { request, response: 'User', status: 201 } });
    expect([...infer(document).people.opens]).toEqual(['POST /users']);
    const { api } = await contractSandbox(document);
    const person = { email: 'ned@x.io', name: 'Ned', [secret]: 'pw123456' };
    const { body } = await api.post('/users').send(person).expect(201);
    const { body: issued } = await api
      .post('/auth')
      .send({ email: person.email, password: 'pw123456' })
      .expect(200);
    const me = await api.get('/me').set('authorization', `Bearer ${issued.token}`).expect(200);
    expect(me.body).toEqual(body);
  });

  it.each<[string, Readonly<Record<string, OperationSketch>>]>([
    [
      'where they sign up elsewhere',
      {
        'POST /register': { request: login, response: 'User', status: 201 },
        'POST /users': { request: made, response: 'User', status: 201 },
      },
    ],
    [
      'where no password is sent',
      { 'POST /users': { request: objectOf({ 'email!': 'string' }), response: 'User', status: 201 } },
    ],
  ])('needs them %s', (_, operations) => {
    expect(infer(contract(operations)).people.opens).toEqual(new Set());
  });
});
