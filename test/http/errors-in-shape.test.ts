import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { documentedRequest, minimalCustomer } from '../support/customers.ts';
import { expectError } from '../support/error-expectation.ts';
import { createFixedRuntime } from '../support/fixed-runtime.ts';
import { sendRaw } from '../support/raw-request.ts';
import { sandbox } from '../support/sandbox.ts';
import { talk } from '../support/wire.ts';

const box = await sandbox();
const { api, app, reset } = box;

beforeEach(async () => {
  await reset();
  await api.post('/customers').send(documentedRequest);
});

const json = { 'Content-Type': 'application/json' };
const fits = JSON.stringify(minimalCustomer('c1'));
const nested = (depth: number) => `{"id":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a failure has the contract’s error body', () => {
  it.each([
    ['a truncated body', 400, json, '{"id":'],
    ['a body that is not JSON', 400, json, 'id: c1'],
    ['a body with something after it', 400, json, `${fits}x`],
    ['a body with a comment', 400, json, `/* */${fits}`],
    ['a body with a trailing comma', 400, json, fits.replace(/}$/, ',}')],
    ['a body that is empty', 400, json, ''],
    ['a body that is white space', 400, json, ' \n '],
    ['a body that is not UTF-8', 400, json, Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['a body in UTF-16', 400, json, Buffer.from(fits, 'utf16le')],
    ['a body with an encoded surrogate', 400, json, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a body nested too deep', 400, json, nested(100)],
    ['a body nested far too deep', 400, json, nested(100_000)],
    ['an invalid body', 400, json, '{"id":1}'],
    ['a body that is no gzip though its header says so', 400, { ...json, 'Content-Encoding': 'gzip' }, fits],
    ['a body that is too large', 413, json, JSON.stringify({ name: 'x'.repeat(11 * 2 ** 20) })],
    [
      'a body that is too large once unpacked',
      413,
      { ...json, 'Content-Encoding': 'gzip' },
      gzipSync('x'.repeat(11 * 2 ** 20)),
    ],
    ['another media type', 415, { 'Content-Type': 'text/plain' }, fits],
    ['a form', 415, { 'Content-Type': 'application/x-www-form-urlencoded' }, 'id=c1'],
    ['an invalid media type', 415, { 'Content-Type': 'garbage' }, fits],
    ['no media type', 415, {}, fits],
    ['another charset', 415, { 'Content-Type': 'application/json; charset=latin1' }, fits],
    ['another encoding', 415, { ...json, 'Content-Encoding': 'compress' }, fits],
  ])('for %s: %i', async (_, status, headers, body) => {
    for (const [method, path] of [
      ['POST', '/customers'],
      ['PATCH', `/customers/${documentedRequest.id}`],
      ['POST', '/accounts'],
      ['POST', '/accounts/ACC00001/add_aliases'],
    ] as const) {
      expectError(await sendRaw(app, { method, path, headers, body }), status);
    }
    expectError(await api.get('/customers/c1'), 404);
  });

  it.each([
    ['an unknown path', 404, 'GET', '/nowhere'],
    ['a path that is too deep', 404, 'GET', '/customers/c1/x/y/z'],
    ['two trailing slashes', 404, 'GET', '/customers//'],
    ['two slashes', 404, 'GET', '//customers'],
    ['a path in another case', 404, 'GET', '/CUSTOMERS'],
    ['a missing id', 404, 'PATCH', '/accounts/'],
    ['an unknown path that is very long', 404, 'GET', `/${'x'.repeat(4000)}`],
    ['an unknown path of emoji', 404, 'GET', `/${encodeURIComponent('😀'.repeat(600))}`],
    ['a path that is not valid encoding', 400, 'GET', '/customers/%'],
    ['a path that is not valid UTF-8', 400, 'GET', '/customers/%ff'],
    ['a path with an encoded surrogate', 400, 'GET', '/customers/%ed%a0%80'],
    ['a query that is not valid encoding', 400, 'GET', '/customers?pageSize=%'],
    ['an unknown query parameter', 400, 'GET', '/customers?x=1'],
    ['a query parameter with a very long name', 400, 'GET', `/customers?${'x'.repeat(4000)}=1`],
    ['an invalid query parameter', 400, 'GET', '/customers?pageSize=0'],
    ['an id that is too long', 400, 'GET', `/customers/${'x'.repeat(51)}`],
    ['an account id that is too long', 400, 'DELETE', `/accounts/${'x'.repeat(4000)}`],
    ['a customer that does not exist', 404, 'GET', '/customers/c9'],
    ['an account that does not exist', 404, 'DELETE', '/accounts/a9'],
    ['a method that the path does not support', 405, 'PUT', '/customers'],
    ['an unknown method', 405, 'PROPFIND', '/customers'],
    ['OPTIONS of an unknown path', 404, 'OPTIONS', '/nowhere'],
    ['TRACE', 405, 'TRACE', '/customers'],
    ['a method in lower case at an unknown path', 404, 'LINK', '/nowhere'],
  ])('for %s: %i', async (_, status, method, path) => {
    expectError(await sendRaw(app, { method, path }), status);
  });

  it.each([
    ['no token', 401, { Authorization: '' }],
    ['another scheme', 401, { Authorization: 'Basic x' }],
    ['a host that is not allowed', 403, { Host: 'evil.test' }],
    ['an invalid host', 400, { Host: 'a b' }],
    ['a page of a foreign origin', 403, { Origin: 'https://evil.test' }],
    ['a page of another site', 403, { 'Sec-Fetch-Site': 'cross-site' }],
  ])('for %s: %i', async (_, status, headers) => {
    const request = { method: 'DELETE', path: `/customers/${documentedRequest.id}`, headers };
    expectError(await sendRaw(app, request), status);
    expect((await api.get(`/customers/${documentedRequest.id}`)).status).toBe(200);
  });

  it.each([
    ['a customer that exists', '/customers', documentedRequest],
    [
      'an account that exists',
      '/accounts',
      { id: 'ACC00001', name: 'abc', customerId: documentedRequest.id },
    ],
    [
      'an alias that is in use',
      '/accounts',
      { id: 'acme_primary', name: 'abc', customerId: documentedRequest.id },
    ],
  ])('for %s: 409', async (_, path, body) => {
    expectError(await api.post(path).send(body), 409);
  });

  it('for a client that accepts only other media types', async () => {
    for (const accept of ['text/html', 'application/xml', 'garbage', 'application/problem+json', '']) {
      expectError(await api.get('/customers/c9').set('Accept', accept), 404);
      expectError(await api.get('/nowhere').set('Accept', accept), 404);
    }
  });

  it('for an internal failure: 500, which reveals nothing and stores nothing', async () => {
    let broken = false;
    const runtime = createFixedRuntime();
    const begin = () => {
      if (broken) throw new Error('an inner secret');
      return runtime.begin();
    };
    const failing = await sandbox({ runtime: { ...runtime, begin } });
    broken = true;
    const response = await failing.api.post('/customers').send(minimalCustomer('c1'));
    expectError(response, 500);
    expect(response.text).not.toMatch(/secret|\.ts|at /);
    expect(failing.logged.failures.join()).toContain('an inner secret');
    broken = false;
    expectError(await failing.api.get('/customers/c1'), 404);
    expect((await failing.api.post('/customers').send(minimalCustomer('c1'))).status).toBe(201);
  });

  it('for what cannot be stored: 507, and nothing is changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'togai-sandbox-errors-'));
    const data = join(folder, 'data');
    try {
      const storing = await sandbox({ data: join(data, 'sandbox.json') });
      await storing.api.post('/customers').send(minimalCustomer('c1'));
      await rm(data, { recursive: true });
      await writeFile(data, 'a file where the folder was');
      expectError(await storing.api.post('/customers').send(minimalCustomer('c2')), 507);
      expectError(await storing.api.get('/customers/c2'), 404);
      expectError(await storing.api.patch('/customers/c1').send({ name: 'Another name' }), 507);
      expect((await storing.api.get('/customers/c1')).body.name).toBe('Customer c1');
      await expect(storing.close()).rejects.toMatchObject({ code: 'storage-full' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['is not HTTP', 400, 'hello\r\n\r\n'],
    ['has an invalid header', 400, 'GET /customers HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n'],
    [
      'has headers that are too large',
      431,
      `GET /customers HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    ],
    [
      'has invalid chunks',
      400,
      'POST /customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('for what %s: %i', async (_, status, bytes) => {
    const listening = await createSandbox({ log: { failure: () => {} } });
    try {
      const [head = '', body = ''] = (await talk(listening.url, bytes)).split('\r\n\r\n');
      const [, type = ''] = /^content-type: ([^;\r]+)/im.exec(head) ?? [];
      const response = { status: Number(head.split(' ')[1]), type, body: JSON.parse(body) };
      expectError(response, status);
    } finally {
      await listening.close();
    }
  });
});

describe('a failure of HEAD', () => {
  it('has the headers of GET, and no body', async () => {
    const [get, head] = [await api.get('/customers/c9'), await api.head('/customers/c9')];
    expect(head.status).toBe(404);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.text ?? '').toBe('');
  });
});
