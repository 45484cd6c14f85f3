import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';

/** One path a scheme, each with its name. */
const schemes = {
  digest: { type: 'http', scheme: 'digest' },
  basic: { type: 'http', scheme: 'basic' },
  hawk: { type: 'http', scheme: 'Hawk' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'SID' },
  token: { type: 'oauth2', flows: {} },
  cert: { type: 'mutualTLS' },
};
const done = { responses: { '200': { description: 'x' }, '401': { description: 'x' } } };
const { anonymous } = await contractSandbox({
  openapi: '3.1.0',
  info: { title: 'Locks', version: '1' },
  components: { securitySchemes: schemes },
  paths: {
    ...Object.fromEntries(
      Object.keys(schemes).map((name) => [`/${name}`, { get: { security: [{ [name]: [] }], ...done } }]),
    ),
    '/either': { get: { security: [{ token: [] }, { basic: [], cookie: [] }], ...done } },
  },
});
const basic = `Basic ${Buffer.from('ann:secret').toString('base64')}`;

describe('an operation with credentials', () => {
  it.each([
    ['/digest', { authorization: 'Digest username="ann", realm="sandbox", nonce="c2FuZGJveA"' }],
    ['/basic', { authorization: basic }],
    ['/hawk', { authorization: 'Hawk id="1", mac="x="' }],
    ['/cookie', { cookie: 'theme=dark; SID=abc=' }],
    ['/token', { authorization: 'Bearer x' }],
    ['/cert', {}],
    ['/either', { authorization: 'Bearer x' }],
    ['/either', { authorization: basic, cookie: 'SID=1' }],
  ])('accepts %s with %o', async (path, headers) => {
    expect((await anonymous.get(path).set(headers)).status).toBe(200);
  });

  it.each([
    ['/digest', {}, /^Digest .*nonce=/, /are missing: send the header Authorization: Digest <credentials>$/],
    [
      '/basic',
      { authorization: 'Basic ann:secret' },
      /^Basic /,
      /Authorization has no .*: Basic <user:password in base64>$/,
    ],
    ['/hawk', { authorization: 'Bearer x' }, /^Hawk /, /Authorization: Hawk/],
    ['/cookie', { cookie: 'SID=' }, /^ApiKey .*in="cookie", name="SID"$/, /your key as the cookie SID$/],
    ['/token', {}, /^Bearer realm="sandbox"$/, /Bearer <token>$/],
    [
      '/either',
      { authorization: basic },
      /^Bearer .*, Basic .*, ApiKey /,
      /Bearer <token>, or the header .* and your key as the cookie SID$/,
    ],
  ])('requires those of %s, given %o', async (path, headers, challenge, message) => {
    const response = await anonymous.get(path).set(headers);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(challenge);
    expect(response.headers['x-sandbox-reason']).toMatch(message);
  });

  it('is challenged in the same way by a forced 401', async () => {
    const sent = { Authorization: 'Digest username="ann", realm="x"' };
    const { headers } = await anonymous.get('/digest?__code=401').set(sent);
    expect(headers['www-authenticate']).toMatch(/^Digest /);
  });
});
