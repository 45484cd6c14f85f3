import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const token = 'open-sesame';
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const bearer = (text = token) => ({ authorization: `Bearer ${text}` });

/** One path for each way to declare credentials. */
const requirements = {
  nothing: [],
  optional: [{}, { bearer: [] }],
  bearer: [{ bearer: [] }],
  basic: [{ basic: [] }],
  oauth: [{ oauth: ['read'] }],
  openid: [{ openid: [] }],
  header: [{ header: [] }],
  query: [{ query: [] }],
  cookie: [{ cookie: [] }],
  authorization: [{ authorization: [] }],
  cert: [{ cert: [] }],
  custom: [{ custom: [] }],
  both: [{ bearer: [], header: [] }],
  either: [{ header: [] }, { query: [], cookie: [] }],
  unknown: [{ nobody: [] }],
};
const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  custom: { type: 'http', scheme: 'token' },
  oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/token', scopes: { read: 'x' } } } },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://id.test' },
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'SID' },
  authorization: { type: 'apiKey', in: 'header', name: 'Authorization' },
  cert: { type: 'mutualTLS' },
};
const responses = { 200: { description: 'x' } };
const locks = {
  openapi: '3.1.0',
  info: { title: 'Doors', version: '1' },
  components: { securitySchemes },
  paths: {
    ...Object.fromEntries(
      Object.entries(requirements).map(([name, security]) => [`/${name}`, { get: { security, responses } }]),
    ),
    '/undeclared': { get: { responses } },
    '/inherited': { get: { responses } },
  },
};
const { anonymous, logged } = await contractSandbox(locks, { tokens: ['other', token] });
const open = await contractSandbox(locks, { tokens: [token], publicOperations: true });

describe('with --token', () => {
  it.each([
    ['/nothing', bearer()],
    ['/nothing', basic(`ann:${token}`)],
    ['/undeclared', bearer()],
    ['/undeclared', basic(`${token}:`)],
    ['/optional', bearer()],
    ['/optional', basic(`${token}:`)],
    ['/bearer', bearer('other')],
    ['/basic', basic(`ann:${token}`)],
    ['/basic', basic(`${token}:`)],
    ['/oauth', bearer()],
    ['/openid', bearer()],
    ['/header', { 'x-key': token }],
    ['/query?key=open-sesame', {}],
    ['/cookie', { cookie: `theme=dark; SID=${token}` }],
    ['/authorization', { authorization: token }],
    ['/authorization', bearer()],
    ['/cert', bearer()],
    ['/custom', { authorization: `Token ${token}` }],
    ['/custom', { authorization: `Token token="${token}", nonce="1"` }],
    ['/both', { ...bearer(), 'x-key': 'other' }],
    ['/either?key=open-sesame', { cookie: `SID=${token}` }],
    ['/unknown', bearer()],
    ['/openapi.json', bearer()],
    ['/openapi.yaml', basic(`${token}:`)],
    ['/', basic(`ann:${token}`)],
    ['/__admin/state', bearer()],
    ['/__admin/health', {}],
  ])('%s is open to %o', async (path, headers) => {
    expect((await anonymous.get(path).set(headers)).status).toBe(200);
  });

  it.each([
    ['/nothing', {}, /^Bearer realm="sandbox"$/],
    ['/nothing', bearer('sesame'), /invalid_token/],
    ['/nothing', { 'x-key': token }, /^Bearer realm="sandbox"$/],
    ['/undeclared', {}, /^Bearer/],
    ['/optional', {}, /^Bearer/],
    ['/bearer', basic(`ann:${token}`), /^Bearer/],
    ['/basic', basic('ann:sesame'), /^Basic/],
    ['/basic', bearer(), /^Basic/],
    ['/header', { 'x-key': 'sesame' }, /^ApiKey/],
    ['/header', bearer(), /^ApiKey/],
    ['/query?key=sesame', {}, /^ApiKey/],
    ['/cookie', { cookie: 'SID=sesame' }, /^ApiKey/],
    ['/cert', {}, /^Bearer/],
    ['/custom', { authorization: 'Token token="x"' }, /^Token/],
    ['/both', { ...bearer('sesame'), 'x-key': token }, /^Bearer.*, ApiKey/],
    ['/both', { ...bearer(), 'x-key': 'sesame' }, /^Bearer.*, ApiKey/],
    ['/both', bearer(), /^Bearer.*, ApiKey/],
    ['/either?key=open-sesame', { cookie: 'SID=sesame' }, /^ApiKey/],
    ['/unknown', {}, /^Bearer/],
    ['/', {}, /^Bearer.*, Basic/],
    ['/openapi.json', {}, /^Bearer.*, Basic/],
    ['/openapi.yaml', bearer('sesame'), /^Bearer.*, Basic/],
    ['/__session/w1/openapi.json', {}, /^Bearer.*, Basic/],
    ['/__admin/state', basic(`ann:${token}`), /^Bearer/],
  ])('%s is closed to %o', async (path, headers, challenge) => {
    const response = await anonymous.get(path).set(headers);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(challenge);
    expect(JSON.stringify([response.body, response.headers])).not.toContain(token);
  });

  it('shows commands with a place for the token', async () => {
    const { body } = await anonymous.get('/').set({ ...bearer(), Accept: 'application/json' });
    expect(body.try).toMatch(/\/nothing -H 'Authorization: Bearer TOKEN'$/);
    expect(body.reset).toMatch(/\/__admin\/reset -H 'Authorization: Bearer TOKEN'$/);
  });

  it('responds to preflights', async () => {
    const headers = { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' };
    expect((await anonymous.options('/nothing').set(headers)).status).toBe(204);
  });

  it('logs no token', () => expect(logged.requests.filter((line) => line.includes(token))).toEqual([]));
});

describe('with --public-operations', () => {
  it.each(['/nothing', '/undeclared', '/optional'])('%s is open', async (path) => {
    expect((await open.anonymous.get(path)).status).toBe(200);
  });

  it.each([
    '/bearer',
    '/basic',
    '/header',
    '/cert',
    '/both',
    '/unknown',
    '/',
    '/openapi.json',
    '/__admin/state',
  ])('%s is closed', async (path) => expect((await open.anonymous.get(path)).status).toBe(401));
});

const user = objectOf({ 'id!': 'integer', 'email!': 'string', name: 'string' });
const tokens = objectOf({
  'access_token!': 'string',
  expires_in: { type: 'integer', example: 60 },
  refresh_token: 'string',
});
/** People who log in; nothing declares credentials. */
const club = sketch(
  {
    'POST /signup': {
      request: objectOf({ 'email!': 'string', 'password!': 'string' }),
      response: 'User',
      status: 201,
    },
    'POST /oauth/token': {
      request: objectOf({ 'username!': 'string', 'password!': 'string' }),
      response: tokens,
    },
    'GET /session/login': {
      response: tokens,
      query: { username: { type: 'string' }, password: { type: 'string' } },
    },
    'GET /users': { response: arrayOf('User') },
    'GET /users/me': { response: 'User' },
  },
  { User: user },
);
const ann = { email: 'ann@club.test', password: 'hunter22' };
const credentials = { username: ann.email, password: ann.password };

describe('a token that a log-in handed out', () => {
  const start = async () => {
    const box = await contractSandbox(club, { tokens: [token] });
    await box.anonymous.post('/signup').set(bearer()).send(ann);
    const { body } = await box.anonymous.post('/oauth/token').set(bearer()).send(credentials);
    const list = (headers: Readonly<Record<string, string>>) => box.anonymous.get('/users').set(headers);
    return { ...box, body, list };
  };

  it('is accepted, and leads to its user', async () => {
    const { anonymous, body, list } = await start();
    expect((await list(bearer(body.access_token))).status).toBe(200);
    expect((await anonymous.get('/users/me').set(bearer(body.access_token))).body.email).toBe(ann.email);
  });

  it('is refused once it has expired by the clock of the session', async () => {
    const { runtime, body, list } = await start();
    runtime.clock.move(59_000);
    expect((await list(bearer(body.access_token))).status).toBe(200);
    runtime.clock.move(2_000);
    expect((await list(bearer(body.access_token))).status).toBe(401);
  });

  it('is no refresh token, none of another sandbox, and does not open the admin API', async () => {
    const { anonymous, body, list } = await start();
    expect((await list(bearer(body.refresh_token))).status).toBe(401);
    const admin = anonymous.get('/__admin/state').set(bearer(body.access_token));
    expect((await admin).status).toBe(401);
    const other = await contractSandbox(club, { tokens: [token], seed: 7 });
    expect((await other.anonymous.get('/users').set(bearer(body.access_token))).status).toBe(401);
  });

  it('is handed out for a token only', async () => {
    const { anonymous } = await start();
    expect((await anonymous.post('/oauth/token').send(credentials)).status).toBe(401);
    expect((await anonymous.post('/signup').send({ ...ann, email: 'bob@club.test' })).status).toBe(401);
  });

  it('is handed out for the token as the password of its user', async () => {
    const { anonymous, list } = await start();
    const login = anonymous.post('/oauth/token').set(bearer());
    const { body } = await login.send({ ...credentials, password: token });
    expect((await list(bearer(body.access_token))).status).toBe(200);
  });

  it('may come from a GET', async () => {
    const { anonymous, list } = await start();
    const login = anonymous.get('/session/login').query(credentials).set(bearer());
    expect((await list(bearer((await login).body.access_token))).status).toBe(200);
  });

  it('starts no session when it is checked', async () => {
    const { anonymous } = await start();
    await anonymous.get('/users').set({ ...bearer('guess'), 'X-Sandbox-Session': 'mine' });
    const { body } = await anonymous.get('/__admin/sessions').set(bearer());
    expect(JSON.stringify(body)).not.toContain('mine');
  });
});

describe('which paths there are', () => {
  it.each(['/bearr', '/v1/bearer', '/__session/s/bearr'])(
    'is not suggested without a token: %s',
    async (path) => {
      for (const headers of [{}, bearer('open'), { 'x-key': 'x' }]) {
        const { status, text } = await anonymous.get(path).set(headers);
        expect([status, text]).toEqual([404, expect.not.stringContaining('did you mean')]);
      }
    },
  );

  it.each([
    ['/bearr', bearer()],
    ['/bearr', basic(`ann:${token}`)],
    ['/bearr', { 'x-key': token }],
    ['/bearr?key=open-sesame', {}],
    ['/bearr', { cookie: `SID=${token}` }],
  ])('is suggested with one: %s, %o', async (path, headers) => {
    const { status, text } = await anonymous.get(path).set(headers);
    expect([status, text]).toEqual([404, expect.stringContaining('did you mean /bearer?')]);
  });

  it('is no secret with --public-operations', async () => {
    expect((await open.anonymous.get('/bearr')).text).toContain('did you mean /bearer?');
  });
});
