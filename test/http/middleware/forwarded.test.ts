import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/index.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

const ships = sketch(
  {
    'GET /ships': { response: arrayOf('Ship') },
    'POST /ships': { request: objectOf({ name: 'string' }), response: 'Ship', status: 201 },
    'GET /ships/{id}': { response: 'Ship' },
  },
  { Ship: objectOf({ 'id!': 'integer', name: 'string' }) },
);

let open: TestSandbox | undefined;
afterEach(() => open?.close());

async function start(trustProxy?: SandboxOptions['trustProxy']) {
  open = await contractSandbox(ships, { ...(trustProxy !== undefined && { trustProxy }) });
  const { api } = open;
  const proxied = (headers: Record<string, string>, path = '') => ({
    server: async () =>
      (await api.get(`${path}/openapi.json`).set({ Host: 'localhost:4010', ...headers })).body.servers[0].url,
    location: async () =>
      (
        await api
          .post(`${path}/ships`)
          .set({ Host: 'localhost:4010', ...headers })
          .send({ name: 'Argo' })
      ).headers.location,
  });
  return { ...open, proxied };
}

const outer = {
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'app.example.test',
  'X-Forwarded-Prefix': '/sandbox/',
};

describe('what a proxy says of the address of a request', () => {
  it.each<[string, SandboxOptions['trustProxy'], Record<string, string>, string]>([
    ['is ignored', undefined, outer, 'http://localhost:4010'],
    ['is ignored of proxies elsewhere', ['10.0.0.0/8', 'uniquelocal'], outer, 'http://localhost:4010'],
    ['is honoured of everybody', true, outer, 'https://app.example.test/sandbox'],
    ['is honoured of the nearest proxy', 1, outer, 'https://app.example.test/sandbox'],
    ['is honoured of a network', ['loopback'], outer, 'https://app.example.test/sandbox'],
    [
      'is that of the first proxy',
      true,
      { 'X-Forwarded-Host': 'a.test, b.test', 'X-Forwarded-Proto': 'https, http' },
      'https://a.test',
    ],
    ['may have a port', true, { 'X-Forwarded-Host': 'a.test:8443' }, 'http://a.test:8443'],
    ['may be IPv6', true, { 'X-Forwarded-Host': '[fd00::1]:80' }, 'http://[fd00::1]:80'],
    ['is no host', true, { 'X-Forwarded-Host': 'a.test/x' }, 'http://localhost:4010'],
    ['is no host with a user', true, { 'X-Forwarded-Host': 'u@a.test' }, 'http://localhost:4010'],
    ['is no scheme', true, { 'X-Forwarded-Proto': 'javascript' }, 'http://localhost:4010'],
    [
      'is no prefix, but another host',
      true,
      { 'X-Forwarded-Prefix': '//evil.test' },
      'http://localhost:4010',
    ],
    ['is no prefix, but a query', true, { 'X-Forwarded-Prefix': '/a?b' }, 'http://localhost:4010'],
    ['may be several segments', true, { 'X-Forwarded-Prefix': '/a/b-c' }, 'http://localhost:4010/a/b-c'],
  ])('%s with %j: %j', async (_, trustProxy, headers, expected) => {
    const { proxied } = await start(trustProxy);
    expect(await proxied(headers).server()).toBe(expected);
  });

  it.each([
    [true, '', '/sandbox/ships/1'],
    [true, '/__session/w1', '/sandbox/__session/w1/ships/1'],
    [false, '', '/ships/1'],
  ])('leads clients to what they created: %s, %s', async (trustProxy, path, expected) => {
    const { proxied } = await start(trustProxy);
    expect(await proxied(outer, path).location()).toBe(expected);
  });

  it('lets no other host in: the connection decides on that', async () => {
    const { anonymous } = await start(true);
    const response = await anonymous
      .get('/ships')
      .set({ Host: 'evil.test', 'X-Forwarded-Host': 'localhost' });
    expect(response.status).toBe(403);
  });
});
