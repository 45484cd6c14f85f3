import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const credentials = objectOf({ 'email!': 'string', 'password!': 'string' });
const ann = { email: 'ann@example.test', password: 'loom-3' };

describe('a sign-up of whose response nothing is said', () => {
  it.each(['register', 'auth/signup'])('logs in: POST /%s', async (path) => {
    const { anonymous } = await contractSandbox(
      sketch({
        [`POST /${path}`]: { request: credentials, status: 201 },
        'POST /login': { request: credentials },
        'GET /users/me': { response: objectOf({ 'id!': 'integer', 'email!': 'string' }), security: [] },
      } as Record<string, OperationSketch>),
    );
    const { body } = await anonymous.post(`/${path}`).send(ann).expect(201);
    expect(body).toMatchObject({ email: ann.email, token: expect.any(String), user: { email: ann.email } });
    expect(JSON.stringify(body)).not.toContain(ann.password);
    const me = await anonymous.get('/users/me').set('Authorization', `Bearer ${body.token}`);
    expect(me.body).toMatchObject({ email: ann.email });
  });
});

describe('people whom nothing shows', () => {
  it.each<[of: string, signUp: string, login: string]>([
    ['users', 'POST /users', 'POST /users/login'],
    ['users of a version', 'POST /api/v1/users', 'POST /api/v1/users/sign_in'],
    ['customers', 'POST /customers', 'POST /login'],
  ])('sign up and log in: %s', async (_of, signUp, login) => {
    const { anonymous } = await contractSandbox(
      sketch({
        [signUp]: { request: credentials, status: 201, refuses: { 422: 'Invalid' } },
        [login]: {
          request: credentials,
          response: objectOf({ 'token!': 'string' }),
          refuses: { 401: 'Wrong' },
        },
      }),
    );
    const post = (key: string, sent: object) => anonymous.post(key.slice('POST '.length)).send(sent);
    expect((await post(signUp, ann).expect(201)).body).toMatchObject({ email: ann.email });
    await post(signUp, ann).expect(422);
    await post(login, { ...ann, password: 'other' }).expect(401);
    await post(login, ann).expect(200);
  });
});

describe('people below the word for logging in', () => {
  const User = objectOf({ 'id!': 'integer', 'email!': 'string' });
  const people: Readonly<Record<string, OperationSketch>> = {
    'GET /auth/users/': { response: arrayOf('User') },
    'POST /auth/users/': { request: credentials, response: 'User', status: 201 },
    'GET /auth/users/me/': { response: 'User' },
    'GET /auth/users/{id}/': { response: 'User', path: { id: { type: 'integer' } } },
  };

  it.each(['/auth/jwt/create/', '/auth/token/obtain', '/auth/sessions/new'])(
    'log in with their passwords at %s',
    async (path) => {
      const login = {
        request: credentials,
        response: objectOf({ 'access!': 'string', 'refresh!': 'string' }),
      };
      const { anonymous } = await contractSandbox(sketch({ ...people, [`POST ${path}`]: login }, { User }));
      await anonymous.post('/auth/users/').send(ann).expect(201);
      await anonymous
        .post(path)
        .send({ ...ann, password: 'other' })
        .expect(400);
      const { body } = await anonymous.post(path).send(ann).expect(200);
      const me = await anonymous.get('/auth/users/me/').set('Authorization', `Bearer ${body.access}`);
      expect(me.body).toEqual({ id: 1, email: ann.email });
      await anonymous.post('/auth/users/').send(ann).expect(400);
    },
  );

  it.each<[shown: string, refreshes: boolean, path: string]>([
    ['access', true, '/auth/login/'],
    ['token', false, '/auth/token/login/'],
    ['token', false, '/auth/login/'],
  ])('get their %s from a log-in that is described by what it is sent', async (shown, refreshes, path) => {
    const refresh: Readonly<Record<string, OperationSketch>> = {
      'POST /auth/refresh/': {
        request: objectOf({ 'refresh!': 'string' }),
        response: objectOf({ 'access!': 'string' }),
      },
    };
    const Login = objectOf({ email: 'string', password: 'string' });
    const { anonymous } = await contractSandbox(
      sketch(
        { ...people, [`POST ${path}`]: { request: 'Login', response: 'Login' }, ...(refreshes && refresh) },
        { User, Login },
      ),
    );
    await anonymous.post('/auth/users/').send(ann).expect(201);
    const { body } = await anonymous.post(path).send(ann).expect(200);
    expect(Object.keys(body)).not.toContain('password');
    const me = await anonymous.get('/auth/users/me/').set('Authorization', `Bearer ${body[shown]}`);
    expect(me.body).toEqual({ id: 1, email: ann.email });
  });
});
