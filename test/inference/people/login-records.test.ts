import { describe, expect, it } from 'vitest';
import { arrayOf, infer, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Login = objectOf({ id: 'string', username: 'string', password: 'string' });
const Token = objectOf({ id: 'string', username: 'string', token: 'string' });

describe('what is posted with a password to a path that is called after logging in', () => {
  it.each(['logins', 'sessions'])('makes a record where /%s shows the password one by one', (name) => {
    const document = sketch(
      {
        [`POST /${name}/`]: { request: 'Login', response: 'Login', status: 201 },
        [`GET /${name}/`]: { response: arrayOf('Login') },
        [`GET /${name}/{id}`]: { response: 'Login' },
      },
      { Login },
    );
    expect(rolesIn(document)).toMatchObject({
      [`POST /${name}/`]: `create ${name}`,
      [`GET /${name}/{id}`]: `read ${name}`,
    });
  });

  it.each(['/auth/users/', '/auth/people'])('makes a person at %s, which are read one by one', (path) => {
    const Person = objectOf({ id: 'string', email: 'string', name: 'string' });
    const request = objectOf({ 'email!': 'string', 'password!': 'string', name: 'string' });
    const document = sketch(
      {
        [`POST ${path}`]: { request, response: 'Person', status: 201 },
        [`GET ${path}`]: { response: arrayOf('Person') },
        [`GET ${path.replace(/\/$/, '')}/{id}`]: { response: 'Person' },
        'POST /auth/token': { request, response: 'Token' },
      },
      { Person, Token },
    );
    expect(rolesIn(document)[`POST ${path}`]).toBe(`create ${path.split('/')[2]}`);
    expect(infer(document).people.acts.get('POST /auth/token')).toBe('login');
  });

  it('logs in those of a kind where nothing reads them there', () => {
    const document = sketch(
      { 'POST /auth/users': { request: 'Login', response: 'Token' } },
      { Login, Token },
    );
    expect(infer(document).people.acts.get('POST /auth/users')).toBe('login');
  });

  it('logs in where the response has a token in place of the password', () => {
    const document = sketch(
      {
        'POST /sessions': { request: 'Login', response: 'Token', status: 201 },
        'GET /sessions/{id}': { response: 'Token' },
      },
      { Login, Token },
    );
    expect(infer(document).people.acts.get('POST /sessions')).toBe('login');
  });

  it.each(['/users/get-token', '/api-token-auth/', '/createToken'])('logs in at %s', (path) => {
    const document = sketch({ [`POST ${path}`]: { request: 'Login', response: 'Token' } }, { Login, Token });
    expect(infer(document).people.acts.get(`POST ${path}`)).toBe('login');
  });
});
