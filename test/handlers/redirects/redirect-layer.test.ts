import { beforeEach, describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sketch } from '../../support/small-contract.ts';

const text = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const Link = {
  type: 'object',
  required: ['code', 'longUrl'],
  properties: { code: text, longUrl: uri, shortUrl: uri },
};
const contract = sketch(
  {
    'GET /links': { response: { type: 'array', items: { $ref: '#/components/schemas/Link' } } },
    'POST /links': { request: 'Link', response: 'Link', status: 201 },
    'GET /links/{code}': { response: 'Link' },
    'GET /links/{code}/visit': { status: 302 },
    'GET /s/{code}': { status: 301 },
    'GET /{code}': { status: 307 },
    'GET /pictures/{id}': { status: 302 },
    'GET /oauth/authorize': {
      status: 302,
      query: { redirect_uri: uri, response_type: text, state: text, scope: text },
    },
  },
  { Link },
);

describe('a redirect without state', () => {
  let api: Awaited<ReturnType<typeof contractSandbox>>['api'];

  beforeEach(async () => {
    ({ api } = await contractSandbox(contract));
    await api.post('/links').send({ code: 'tea', longUrl: 'https://shop.test/tea?x=1' });
  });

  it.each([
    ['/links/tea/visit', 302],
    ['/s/tea', 301],
    ['/tea', 307],
  ])('goes from %s to where the item leads', async (path, status) => {
    const response = await api.get(path).redirects(0);
    expect([response.status, response.headers.location]).toEqual([status, 'https://shop.test/tea?x=1']);
  });

  it.each(['/links/none/visit', '/s/none', '/none'])('is 404 for an unknown item: %s', async (path) => {
    expect((await api.get(path).redirects(0)).status).toBe(404);
  });

  it('leads nowhere where nothing is known', async () => {
    const response = await api.get('/pictures/1').redirects(0);
    expect([response.status, response.headers.location]).toEqual([302, undefined]);
  });

  it.each([
    ['response_type=code&state=a%26b', /^http:\/\/localhost:3000\/cb\?x=1&code=\w{26}&state=a%26b$/],
    ['response_type=token&state=s', /^http:\/\/localhost:3000\/cb\?x=1&state=s$/],
    ['scope=read', /^http:\/\/localhost:3000\/cb\?x=1$/],
  ])('goes back to where the client asks for: %s', async (query, location) => {
    const back = encodeURIComponent('http://localhost:3000/cb?x=1');
    const response = await api.get(`/oauth/authorize?redirect_uri=${back}&${query}`).redirects(0);
    expect(response.headers.location).toMatch(location);
  });
});
