import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const person = objectOf({
  'id!': 'integer',
  'email!': 'string',
  role: 'string',
  is_email_verified: 'boolean',
  phone_verified: 'boolean',
  verified_at: { type: 'string', format: 'date-time', nullable: true },
});
const message = objectOf({ message: 'string' });
const ann = { email: 'ann@example.test', password: 'secret123' };
const bob = { email: 'bob@example.test', password: 'hunter22' };

/** People who sign up and log in, with more operations. */
async function people(operations: Readonly<Record<string, OperationSketch>>) {
  const document = sketch(
    {
      'POST /auth/register': {
        request: objectOf({ 'email!': 'string', 'password!': 'string', role: 'string' }),
        response: 'Person',
        status: 201,
      },
      'POST /auth/login': {
        request: objectOf({ 'email!': 'string', 'password!': 'string' }),
        response: objectOf({ 'token!': 'string', role: 'string' }),
      },
      'GET /auth/me': { response: 'Person' },
      ...operations,
    },
    { Person: person },
  );
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item))
      for (const code of [400, 401, 409]) Object(operation).responses[code] = { description: 'x' };
  const sandbox = await contractSandbox(document);
  const { api } = sandbox;
  const logIn = (sent: object) => api.post('/auth/login').send(sent);
  const me = async (token: string) =>
    (await api.get('/auth/me').set('Authorization', `Bearer ${token}`)).body;
  return { ...sandbox, logIn, me };
}

const token = objectOf({ reset_token: 'string', detail: 'string' });

describe('a new password', () => {
  it.each<[string, OperationSketch, string, OperationSketch, (code: string) => [string, object]]>([
    [
      'POST /auth/forgot-password',
      { request: objectOf({ 'email!': 'string' }), response: token },
      'POST /auth/reset-password',
      { request: objectOf({ 'token!': 'string', 'newPassword!': 'string' }), response: message },
      (code) => ['/auth/reset-password', { token: code, newPassword: 'other-1' }],
    ],
    [
      'POST /users/password/reset',
      { request: objectOf({ 'email!': 'string' }), response: token },
      'PUT /users/password/reset/{token}',
      { request: objectOf({ 'password!': 'string' }), response: message },
      (code) => [`/users/password/reset/${code}`, { password: 'other-1' }],
    ],
    [
      'POST /auth/recover-password',
      { request: objectOf({ 'email!': 'string' }), response: message },
      'POST /auth/password-reset/confirm',
      { request: objectOf({ code: 'string', 'new_password!': 'string' }), response: message },
      () => ['/auth/password-reset/confirm', { code: 'from the mail', new_password: 'other-1' }],
    ],
  ])('is set after %s', async (asking, askingSketch, setting, settingSketch, sent) => {
    const { api, logIn } = await people({ [asking]: askingSketch, [setting]: settingSketch });
    for (const each of [ann, bob]) await api.post('/auth/register').send(each);
    const { body } = await api.post(asking.split(' ')[1] ?? '').send({ email: bob.email });
    const [path, content] = sent(body.reset_token);
    const method = setting.startsWith('PUT') ? 'put' : 'post';
    expect((await api[method](path).send(content)).status).toBe(200);
    expect((await logIn(bob)).status).toBe(401);
    expect((await logIn({ ...bob, password: 'other-1' })).status).toBe(200);
    expect((await logIn(ann)).status).toBe(200);
  });

  it('is set by a code once', async () => {
    const { api, logIn } = await people({
      'POST /forgot-password': { request: objectOf({ 'email!': 'string' }), response: token },
      'POST /reset-password': {
        request: objectOf({ 'token!': 'string', 'password!': 'string' }),
        response: message,
      },
    });
    await api.post('/auth/register').send(ann);
    const { body } = await api.post('/forgot-password').send({ email: ann.email });
    for (const password of ['first-1', 'second-2'])
      await api.post('/reset-password').send({ token: body.reset_token, password });
    expect((await logIn({ ...ann, password: 'first-1' })).status).toBe(200);
  });
});

describe('a verification', () => {
  it.each<[string, OperationSketch, string, object]>([
    [
      'POST /auth/verify-email',
      { request: objectOf({ 'token!': 'string' }), response: message },
      '/auth/verify-email',
      { token: 'x' },
    ],
    [
      'POST /users/verify-otp',
      {
        request: objectOf({ 'email!': 'string', 'otp!': 'string' }),
        response: objectOf({ verified: 'boolean' }),
      },
      '/users/verify-otp',
      { email: ann.email, otp: '1' },
    ],
    [
      'GET /auth/verify-email',
      { query: { token: { type: 'string' } }, response: message },
      '/auth/verify-email?token=x',
      {},
    ],
    ['GET /email/{token}/verify', { response: message }, '/email/x/verify', {}],
  ])('sets the flags of an address: %s', async (name, operation, path, sent) => {
    const { api, logIn, me } = await people({ [name]: operation });
    await api.post('/auth/register').send(ann);
    const { body } = name.startsWith('GET') ? await api.get(path) : await api.post(path).send(sent);
    if ('verified' in body) expect(body.verified).toBe(true);
    const { token: own } = (await logIn(ann)).body;
    expect(await me(own)).toMatchObject({
      is_email_verified: true,
      phone_verified: false,
      verified_at: expect.stringMatching(/T/),
    });
  });

  it('of an address that nobody has is nobody else\u2019s', async () => {
    const { api, logIn, me } = await people({
      'POST /verify-email': {
        request: objectOf({ 'email!': 'string', 'code!': 'string' }),
        response: message,
      },
    });
    await api.post('/auth/register').send(ann);
    await api.post('/verify-email').send({ email: 'zoe@example.test', code: '1' });
    const { token: own } = (await logIn(ann)).body;
    expect(await me(own)).toMatchObject({ is_email_verified: false });
  });
});

describe('a log-in', () => {
  it('shows of its person what stands beside the token, and of a stranger the address in me', async () => {
    const { api, logIn, me } = await people({});
    const { body: unknown } = await logIn({ email: 'zoe@example.test', password: 'x' });
    expect(await me(unknown.token)).toMatchObject({ email: 'zoe@example.test' });
    await api.post('/auth/register').send({ ...ann, role: 'editor' });
    expect((await logIn(ann)).body).toMatchObject({ role: 'editor' });
  });
});

describe('an address of their own', () => {
  it('is changed below me, and refused where somebody has it', async () => {
    const { api, logIn, me } = await people({
      'PUT /auth/me/email': {
        request: objectOf({ 'email!': 'string', password: 'string' }),
        response: 'Person',
      },
      'PATCH /auth/me': { request: objectOf({ email: 'string', role: 'string' }), response: 'Person' },
    });
    for (const each of [ann, bob]) await api.post('/auth/register').send(each);
    const { token: own } = (await logIn(bob)).body;
    const change = (path: string, method: 'put' | 'patch', sent: object) =>
      api[method](path).set('Authorization', `Bearer ${own}`).send(sent);
    expect((await change('/auth/me/email', 'put', { email: ann.email })).status).toBe(409);
    expect((await change('/auth/me', 'patch', { email: ann.email })).status).toBe(409);
    expect((await change('/auth/me', 'patch', { email: bob.email, role: 'x' })).status).toBe(200);
    expect((await change('/auth/me/email', 'put', { email: 'new@example.test' })).status).toBe(200);
    expect(await me(own)).toMatchObject({ email: 'new@example.test', role: 'x' });
    expect((await logIn({ ...bob, email: 'new@example.test' })).status).toBe(200);
  });
});
