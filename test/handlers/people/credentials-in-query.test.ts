import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const text = { type: 'string' } as const;
const credentials = { email: text, password: text };

describe('people who sign up with what is in the query', () => {
  it.each(['/auth/register', '/auth/signup'])('are those who log in: %s', async (path) => {
    const { api } = await contractSandbox(
      sketch(
        {
          [`POST ${path}`]: { requiredQuery: { ...credentials, role: text }, response: 'Session' },
          'POST /auth/login': {
            requiredQuery: credentials,
            response: 'Session',
            refuses: { 401: 'Wrong credentials' },
          },
          'GET /users': { response: arrayOf('User') },
          'GET /users/{id}': { response: 'User' },
        },
        {
          User: objectOf({ 'id!': 'integer', 'email!': 'string', role: 'string' }),
          Session: objectOf({ accessToken: 'string', user: { $ref: '#/components/schemas/User' } }),
        },
      ),
    );
    const signedUp = await api.post(`${path}?email=a@b.co&password=Secret-12&role=ADMIN`).expect(200);
    const user = { id: 1, email: 'a@b.co', role: 'ADMIN' };
    expect(signedUp.body).toMatchObject({ accessToken: expect.any(String), user });
    const loggedIn = await api.post('/auth/login?email=a@b.co&password=Secret-12').expect(200);
    expect(loggedIn.body).toMatchObject({ accessToken: expect.any(String), user });
    await api.post('/auth/login?email=a@b.co&password=wrong').expect(401);
    expect((await api.get('/users')).body).toEqual([user]);
  });
});
