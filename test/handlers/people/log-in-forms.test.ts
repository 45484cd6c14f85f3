import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const signUp = objectOf({ 'email!': 'string', 'password!': 'string' });
const person = objectOf({ id: 'integer', email: 'string', name: 'string' });
const ann = { email: 'ann@example.test', password: 'secret123' };

function contract(
  operations: Readonly<Record<string, OperationSketch>>,
  schemas: Readonly<Record<string, Schema>> = {},
): OpenApiDocument {
  return sketch(
    { 'POST /register': { request: 'SignUp', response: 'Person', status: 201 }, ...operations },
    { SignUp: signUp, Person: person, Empty: {}, Tokens: objectOf({ 'token!': 'string' }), ...schemas },
  );
}

describe('a log-in that says nothing of its response', () => {
  const form = objectOf({ 'username!': 'string', 'password!': 'string' });
  const logIn = { request: form, response: 'Empty', mediaType: 'application/x-www-form-urlencoded' };
  const scheme = (tokenUrl: string) => ({ type: 'oauth2', flows: { password: { tokenUrl, scopes: {} } } });
  const grants = objectOf({ grant_type: 'string', 'username!': 'string', 'password!': 'string' });
  it.each<[string, OperationSketch, object, readonly string[]]>([
    ['tokens of OAuth at its address', logIn, scheme('/token'), ['access_token', 'token_type']],
    [
      'the same, below that of the server',
      logIn,
      scheme('https://x.test/api/token'),
      ['access_token', 'token_type'],
    ],
    [
      'the same where grants are sent',
      { ...logIn, request: grants },
      { type: 'http', scheme: 'bearer' },
      ['access_token', 'token_type'],
    ],
    ['a token elsewhere', logIn, scheme('/other'), ['token', 'user']],
  ])('shows %s', async (_, operation, securityScheme, members) => {
    const document = contract({ 'POST /token': operation });
    const securitySchemes = { main: securityScheme };
    const { anonymous } = await contractSandbox({
      ...document,
      components: { ...document.components, securitySchemes },
    } as OpenApiDocument);
    await anonymous.post('/register').send(ann);
    const response = await anonymous
      .post('/token')
      .type('form')
      .send({ username: ann.email, password: ann.password })
      .expect(200);
    expect(Object.keys(response.body)).toEqual(expect.arrayContaining([...members]));
  });
});

describe('a wrong password', () => {
  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['the declared 401', { 401: 'x', 400: 'Invalid credentials' }, 401],
    ['a 400 that is described so', { 400: 'Invalid username/password supplied', default: 'x' }, 400],
    [
      'a 403 that is described so',
      { 400: 'Invalid user password model', 403: 'Invalid username or password.' },
      403,
    ],
    ['a 401 where every error is declared', { 400: 'The body is no JSON', default: 'x' }, 401],
    ['a 400 where nothing is declared', {}, 400],
  ])('is %s', async (_, descriptions, status) => {
    const document = contract({ 'POST /login': { request: 'SignUp', response: 'Tokens' } });
    const { responses } = Object(document.paths['/login']).post;
    for (const [key, description] of Object.entries(descriptions)) responses[key] = { description };
    const { anonymous } = await contractSandbox(document);
    await anonymous.post('/register').send(ann);
    await anonymous
      .post('/login')
      .send({ ...ann, password: 'wrong' })
      .expect(status);
    await anonymous.post('/login').send(ann).expect(200);
  });
});

describe('a log-in with one of several kinds of credentials', () => {
  it('checks those that are sent', async () => {
    const request = objectOf({ passwordCredentials: signUp, ssoCredentials: objectOf({ code: 'string' }) });
    const { anonymous } = await contractSandbox(
      contract({ 'POST /signin': { request, response: 'Tokens' } }),
    );
    await anonymous.post('/register').send(ann);
    await anonymous
      .post('/signin')
      .send({ passwordCredentials: { ...ann, password: 'x' } })
      .expect(400);
    await anonymous.post('/signin').send({ passwordCredentials: ann }).expect(200);
  });
});

describe('/user', () => {
  it.each<[string, Schema, string]>([
    [
      'shows whoever logged in, with their settings',
      objectOf({ id: 'integer', email: 'string', name: 'string', theme: 'string' }),
      ann.email,
    ],
    ['shows them as people are shown', person, ann.email],
  ])('%s', async (_, shown, email) => {
    const document = contract(
      { 'POST /login': { request: 'SignUp', response: 'Tokens' }, 'GET /user': { response: 'Own' } },
      { Own: shown },
    );
    const { anonymous } = await contractSandbox(document);
    await anonymous.post('/register').send(ann);
    const { body } = await anonymous.post('/login').send(ann);
    const own = await anonymous.get('/user').set('Authorization', `Bearer ${body.token}`).expect(200);
    expect(own.body).toMatchObject({ id: 1, email });
  });
});
