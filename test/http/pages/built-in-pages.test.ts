import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { indexPage } from '../../../src/http/pages/index-page.ts';
import type { SandboxIndex } from '../../../src/http/pages/sandbox-index.ts';
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
      console: 'http://localhost:4010/__console/',
      reference: 'http://localhost:4010/__docs/',
      collections: ['customers', 'accounts'],
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
  const index: SandboxIndex = {
    contract: 'Pets, 1',
    api: 'http://h/v1',
    console: 'http://h/__console/',
    reference: 'http://h/__docs/',
    documentation: ['http://h/openapi.yaml'],
    health: 'http://h/health',
    state: 'http://h/state',
    requests: 'http://h/requests',
    reset: 'curl -X POST http://h/reset',
    collections: ['pets', 'pet shops/new'],
    operations: [{ method: 'GET', path: '/two words', id: 'a (b)' }],
  };

  it('leads to the console, the reference, the contract and what is stored', () => {
    const links = [...indexPage(index).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      'http://h/__console/',
      'http://h/__docs/',
      'http://h/openapi.yaml',
      'http://h/__console/#/data/pets',
      'http://h/__console/#/data/pet%20shops%2Fnew',
      'http://h/health',
      'http://h/state',
      'http://h/requests',
    ]);
  });

  it('lists what it cannot link to where the contract has the path of the console', () => {
    const { console: _, reference: __, ...without } = index;
    const page = indexPage(without);
    expect(page).not.toContain('__console');
    expect(page).toContain('<code>pet shops/new</code>');
  });

  it.each([
    [40, false],
    [41, true],
  ])('with %s operations folds them: %s', (count, isFolded) => {
    const operations = Array.from({ length: count }, (_, id) => ({ method: 'GET', path: '/', id: `${id}` }));
    expect(indexPage({ ...index, operations }).includes('<details>')).toBe(isFolded);
  });

  it('escapes every text', () => {
    const nasty = `<script>alert("1")</script>&amp;'"onclick="`;
    const page = indexPage({
      ...index,
      contract: nasty,
      api: nasty,
      documentation: [nasty],
      try: nasty,
      collections: [nasty],
      operations: [{ method: nasty, path: nasty, id: nasty }],
    });
    expect(page).not.toMatch(/<script|"onclick|&amp;/);
    expect(page.match(/alert/g)?.length).toBeGreaterThan(8);
  });

  it('has a policy that lets its own style through, and nothing else', async () => {
    const { anonymous } = await sandbox();
    const { text, headers } = await anonymous.get('/').set('Accept', 'text/html');
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}';`);
    expect(text).not.toMatch(/ style=| on\w+=/);
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

  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it.each([
    ['/openapi.yaml', browser, 'text/plain; charset=utf-8'],
    ['/openapi.yaml', '*/*', 'application/yaml'],
    ['/openapi.yaml', 'application/yaml, text/html;q=0.1', 'application/yaml'],
    ['/openapi.json', browser, 'application/json'],
    ['/openapi.json', '*/*', 'application/json'],
  ])('%s for who accepts %s is %s', async (path, accept, type) => {
    const { anonymous } = await sandbox();
    const { headers } = await anonymous.get(path).set('Accept', accept);
    expect([headers['content-type'], headers['content-disposition']]).toEqual([type, undefined]);
    expect(headers.vary).toMatch(/\bAccept\b/);
  });

  it('is indented in a browser, with the same content', async () => {
    const { anonymous } = await sandbox();
    const [read, program] = [
      await anonymous.get('/openapi.json').set({ Host: 'localhost:4010', Accept: browser }),
      await anonymous.get('/openapi.json').set('Host', 'localhost:4010'),
    ];
    expect(read.text).toMatch(/^\{\n {2}"/);
    expect(read.body).toEqual(program.body);
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
