import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { indexPage } from '../../../src/http/pages/index-page.ts';
import { createSandbox } from '../../../src/index.ts';
import { contractOf } from '../../support/contract.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sandbox } from '../../support/sandbox.ts';
import { send } from '../../support/wire.ts';

const written = load(readFileSync(new URL('../../../openapi/togai.yaml', import.meta.url), 'utf8'));

describe('GET /', () => {
  it.each([
    undefined,
    '*/*',
    'application/json',
    'garbage',
    'image/png',
    'application/json, text/html;q=0.5',
  ])('is JSON for who accepts %s', async (accept) => {
    const { anonymous } = await sandbox();
    const response = await anonymous
      .get('/')
      .set({ Host: 'localhost:4010', ...(accept && { Accept: accept }) });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json');
    expect(response.body).toMatchObject({
      contract: expect.stringContaining('Togai API'),
      documentation: ['http://localhost:4010/openapi.yaml', 'http://localhost:4010/openapi.json'],
      health: 'http://localhost:4010/__admin/health',
    });
  });

  it('has a curl that works', async () => {
    const running = await createSandbox();
    const { text } = await send(running.url, { method: 'GET', path: '/' });
    const curl = String(JSON.parse(text).try);
    const [, address = '', name = '', value = ''] = /^curl (\S+) -H '([^:]+): ([^']+)'$/.exec(curl) ?? [];
    const response = await fetch(address, { headers: { [name]: value } });
    expect(response.status).toBe(200);
    await running.close();
  });

  // Only a machine that has curl can run this.
  const hasCurl = spawnSync('curl', ['--version']).status === 0;
  it.skipIf(!hasCurl).each<[string, object, object]>([
    ['a bearer token', { http: { type: 'http', scheme: 'bearer' } }, {}],
    ['a password', { basic: { type: 'http', scheme: 'basic' } }, {}],
    ['a digest', { digest: { type: 'http', scheme: 'digest' } }, {}],
    ['a key in a header', { key: { type: 'apiKey', in: 'header', name: 'X-Key' } }, {}],
    ['a key in the query', { key: { type: 'apiKey', in: 'query', name: 'a b' } }, {}],
    ['a key in a cookie', { key: { type: 'apiKey', in: 'cookie', name: 'session' } }, {}],
    ['nothing, below a base path', {}, { servers: [{ url: 'https://api.example.com/v1/' }] }],
  ])('has a curl that works where an operation asks for %s', async (_, securitySchemes, rest) => {
    const security = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));
    const paths = { '/x': { get: { security, responses: { 204: {} } } } };
    const folder = contractFolder({
      'api.json': { ...contractOf(paths as never), components: { securitySchemes }, ...rest },
    });
    const running = await createSandbox({ contract: folder.path('api.json') });
    const { text } = await send(running.url, { method: 'GET', path: '/' });
    const curl = spawn('sh', ['-c', `${JSON.parse(text).try} --silent --fail`]);
    expect(await once(curl, 'exit')).toEqual([0, null]);
    await running.close();
    folder.remove();
  });

  it.each(["X'; touch pwned; '", 'X"$(touch pwned)`touch pwned`', 'X\r\ntouch pwned'])(
    'has a command whose words are what they should be, whatever the contract calls a key: %j',
    async (name) => {
      const key = { type: 'apiKey', in: 'header', name };
      const { anonymous } = await contractSandbox({
        ...contractOf({
          '/x': { get: { security: [{ key: [] }], responses: { 204: { description: 'x' } } } },
        }),
        components: { securitySchemes: { key } },
      });
      const { body } = await anonymous.get('/').set({ Host: "a';b.localhost:1", Accept: 'application/json' });
      const words = body.try.replace(/^curl /, "printf '%s\\0' ");
      const { stdout } = spawnSync('sh', ['-c', words], { encoding: 'utf8' });
      expect(stdout.split('\0')).toEqual(["http://a';b.localhost:1/x", '-H', `${name}: anything`, '']);
    },
  );

  it('names every operation', async () => {
    const { anonymous } = await sandbox();
    const { body } = await anonymous.get('/');
    expect(body.operations).toHaveLength(12);
    expect(body.operations).toContain('POST /accounts/{account_id}/add_aliases (addAliases)');
  });

  it.each(['text/html', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'])(
    'is a page for who accepts %s',
    async (accept) => {
      const { anonymous } = await sandbox();
      const response = await anonymous.get('/').set({ Host: 'localhost:4010', Accept: accept });
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(response.headers['content-security-policy']).toContain("default-src 'none'");
      expect(response.headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval|\*/);
      expect(response.text).toMatch(/^<!doctype html>/);
      expect(response.text).toContain('href="http://localhost:4010/openapi.yaml"');
      expect(response.text).not.toMatch(/<script|<link|<img|src=/);
    },
  );

  it.each([`a'b&c"d.localhost`, 'a&lt;b.localhost'])('escapes the host %s in the page', async (host) => {
    const { anonymous } = await sandbox();
    const response = await anonymous.get('/').set({ Host: host, Accept: 'text/html' });
    expect(response.status).toBe(200);
    expect(response.text).not.toContain(host);
  });

  it('responds to HEAD without a body', async () => {
    const { anonymous } = await sandbox();
    const [got, head] = [await anonymous.get('/'), await anonymous.head('/')];
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(head.text).toBeFalsy();
  });
});

describe('the page', () => {
  it('escapes every text', () => {
    const nasty = `<script>alert("1")</script>&amp;'`;
    const page = indexPage({ [nasty]: nasty, list: [nasty, `http://x/"onclick="${nasty}`] });
    expect(page).not.toMatch(/<script|"onclick|&amp;/);
    expect(page.match(/alert/g)).toHaveLength(5);
  });
});

describe('the contract', () => {
  it.each([
    { path: '/openapi.json', type: 'application/json' },
    { path: '/openapi.yaml', type: 'application/yaml' },
  ])('$path is the document as it was written, with the live address', async ({ path, type }) => {
    const { anonymous } = await sandbox({ tokens: ['secret'] });
    const response = await anonymous
      .get(path)
      .set('Authorization', 'Bearer secret')
      .set('Host', 'api.localhost:1234')
      .buffer(true)
      .parse((from, done) => asText(Object(from), done));
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(load(String(response.body))).toEqual({
      ...Object(written),
      servers: [expect.objectContaining({ url: 'http://api.localhost:1234' })],
    });
  });

  it('says where a sandbox that listens is', async () => {
    const running = await createSandbox();
    const { text } = await send(running.url, { method: 'GET', path: '/openapi.json' });
    expect(JSON.parse(text).servers).toEqual([expect.objectContaining({ url: running.url })]);
    await running.close();
  });

  it.each(['/openapi.json', '/openapi.yaml'])('%s responds to HEAD without a body', async (path) => {
    const { anonymous } = await sandbox();
    const [got, head] = [await anonymous.get(path), await anonymous.head(path)];
    expect(head.status).toBe(200);
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(head.text).toBeFalsy();
  });
});

/** The body as it came, whatever its type. */
function asText(
  response: Pick<NodeJS.ReadableStream, 'on' | 'setEncoding'>,
  done: (error: Error | null, body: string) => void,
): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('end', () => done(null, text));
}

describe('the contract as it is served', () => {
  it('has the live address with its base paths in every servers', async () => {
    const own = { servers: [{ url: 'https://files.example.com/files' }], get: { responses: { 204: {} } } };
    const elsewhere = { servers: [{ url: 'https://beta.example.com/v9' }], responses: { 204: {} } };
    const document = {
      ...contractOf({
        '/x': { get: { responses: { 204: {} } } },
        '/y': own,
        '/z': { put: elsewhere },
      } as never),
      servers: [{ url: 'https://api.example.com/v1' }],
    };
    const { anonymous } = await contractSandbox(document);
    const { body } = await anonymous.get('/openapi.json').set('Host', 'localhost:4010');
    expect(body.servers).toEqual([{ url: 'http://localhost:4010/v1' }]);
    expect(body.paths['/y'].servers).toEqual([{ url: 'http://localhost:4010/files' }]);
    expect(body.paths['/z'].put.servers).toEqual([{ url: 'http://localhost:4010/v1' }]);
    expect(body.paths['/x']).toEqual(document.paths['/x']);
  });
});
