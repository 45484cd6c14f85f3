import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const message = objectOf({ message: 'string' });
const token = objectOf({ 'token!': 'string', user: { $ref: '#/components/schemas/Person' } });

/** People who log in with a code, and find themselves. */
async function people(operations: Readonly<Record<string, OperationSketch>>) {
  const document = sketch(
    { 'GET /users/me': { response: 'Person' }, ...operations },
    { Person: objectOf({ 'id!': 'integer', phone: 'string', email: 'string', isPhoneVerified: 'boolean' }) },
  );
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item)) Object(operation).responses[401] = { description: 'x' };
  const { api } = await contractSandbox(document);
  const me = async (sent: string) => (await api.get('/users/me').set('Authorization', `Bearer ${sent}`)).body;
  return { api, me };
}

const byPhone: Readonly<Record<string, OperationSketch>> = {
  'POST /auth/otp': { request: objectOf({ 'phone!': 'string' }), response: message },
  'POST /auth/otp/verify': { request: objectOf({ 'phone!': 'string', 'code!': 'string' }), response: token },
};

describe('a log-in with a code', () => {
  it('is of whoever asked for it: somebody new, and the same the next time', async () => {
    const { api, me } = await people(byPhone);
    const logIn = async (phone: string) => {
      await api.post('/auth/otp').send({ phone }).expect(200);
      const { body } = await api.post('/auth/otp/verify').send({ phone, code: '123456' }).expect(200);
      expect(body.user).toMatchObject({ phone, isPhoneVerified: true });
      expect(body.user).not.toHaveProperty('code');
      return me(body.token);
    };
    const ann = await logIn('+4911');
    const bob = await logIn('+4922');
    expect([ann.phone, bob.phone]).toEqual(['+4911', '+4922']);
    expect(ann.id).not.toBe(bob.id);
    expect(await logIn('+4911')).toEqual(ann);
  });

  it('is refused for who asked for none, once somebody has', async () => {
    const { api } = await people(byPhone);
    await api.post('/auth/otp/verify').send({ phone: '+4911', code: '123456' }).expect(200);
    await api.post('/auth/otp').send({ phone: '+4922' }).expect(200);
    await api.post('/auth/otp/verify').send({ phone: '+4911', code: '123456' }).expect(401);
  });

  it('takes the code that a response showed, once', async () => {
    const { api } = await people({
      'POST /auth/send-otp': {
        request: objectOf({ 'email!': 'string' }),
        response: objectOf({ otp: 'string' }),
      },
      'POST /auth/verify-otp': {
        request: objectOf({ 'email!': 'string', 'otp!': 'string' }),
        response: objectOf({ access_token: 'string' }),
      },
    });
    const email = 'ann@example.test';
    const { body } = await api.post('/auth/send-otp').send({ email }).expect(200);
    expect(body.otp).toMatch(/^\d{6}$/);
    const logIn = (otp: string) => api.post('/auth/verify-otp').send({ email, otp });
    await logIn('000000').expect(401);
    await logIn(body.otp).expect(200);
    await logIn(body.otp).expect(401);
  });

  it('may be a link, which has no more than the code', async () => {
    const { api, me } = await people({
      'POST /auth/magic-link': { request: objectOf({ 'email!': 'string' }), response: message, status: 202 },
      'GET /auth/magic-link/verify': { requiredQuery: { token: { type: 'string' } }, response: token },
    });
    await api.post('/auth/magic-link').send({ email: 'ann@example.test' }).expect(202);
    const { body } = await api.get('/auth/magic-link/verify?token=any').expect(200);
    expect(body.user).toMatchObject({ email: 'ann@example.test' });
    expect(await me(body.token)).toMatchObject({ email: 'ann@example.test' });
  });

  it('may name the request for the code', async () => {
    const { api, me } = await people({
      'POST /login/start': {
        request: objectOf({ 'email!': 'string' }),
        response: objectOf({ requestId: 'string' }),
      },
      'POST /login/confirm': {
        request: objectOf({ 'requestId!': 'string', 'code!': 'string' }),
        response: objectOf({ 'token!': 'string' }),
      },
    });
    const start = (email: string) => api.post('/login/start').send({ email });
    const { requestId } = (await start('ann@example.test')).body;
    const { body } = await api.post('/login/confirm').send({ requestId, code: '1' }).expect(200);
    expect(await me(body.token)).toMatchObject({ email: 'ann@example.test' });
    await api.post('/login/confirm').send({ requestId: 'none', code: '1' }).expect(401);
  });

  it('is none of another service, nor one that follows a password', async () => {
    const { api } = await people({
      'POST /auth/google': { request: objectOf({ 'code!': 'string' }), response: token },
      'POST /auth/mfa/verify': { request: objectOf({ 'code!': 'string' }), response: token },
      'POST /subscribe': { request: objectOf({ 'email!': 'string' }), response: message },
    });
    await api.post('/subscribe').send({ email: 'ann@example.test' }).expect(200);
    for (const path of ['/auth/google', '/auth/mfa/verify'])
      await api.post(path).send({ code: '1' }).expect(200);
  });
});
