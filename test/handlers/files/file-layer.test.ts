import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Response } from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const bytes = { type: 'string', format: 'binary' };
const File = {
  type: 'object',
  required: ['id', 'filename'],
  properties: {
    id: { type: 'integer' },
    filename: { type: 'string' },
    content_type: { type: 'string' },
    size: { type: 'integer' },
    about: { type: 'object', properties: { page: { type: 'integer' } } },
  },
};
const file = { $ref: '#/components/schemas/File' };
const json = (schema: Schema) => ({ description: 'ok', content: { 'application/json': { schema } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } as const;
const binary = (...types: string[]) => ({
  description: 'ok',
  content: Object.fromEntries(types.map((type) => [type, { schema: bytes }])),
});
const none = { description: 'none' };
const form = {
  type: 'object',
  required: ['file'],
  properties: {
    file: bytes,
    about: { type: 'object', properties: { page: { type: 'integer' } } },
    pages: { type: 'array', items: bytes },
  },
};

const archive = contractOf(
  {
    '/files': {
      get: { responses: { 200: json({ type: 'array', items: file }) } },
      post: {
        requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
        responses: { 201: json(file), 400: none },
      },
    },
    '/files/{id}': {
      parameters: [id],
      get: { responses: { 200: json(file), 404: none } },
      delete: { responses: { 204: none } },
    },
    '/files/{id}/content': {
      parameters: [id],
      get: { responses: { 200: binary('image/*', 'application/octet-stream'), 404: none } },
      put: {
        requestBody: { required: true, content: { '*/*': { schema: bytes } } },
        responses: { 204: none },
      },
    },
    '/logo': {
      get: { responses: { 200: binary('image/png'), 404: none } },
      put: {
        requestBody: { required: true, content: { 'image/png': { schema: bytes } } },
        responses: { 204: none },
      },
      delete: { responses: { 204: none } },
    },
    '/objects/{key}': {
      parameters: [{ ...id, name: 'key', schema: { type: 'string' } }],
      get: { responses: { 200: binary('application/octet-stream'), 404: none } },
      put: {
        requestBody: {
          required: true,
          content: { 'text/*': { schema: { type: 'string' } }, '*/*': { schema: bytes } },
        },
        responses: { 200: none },
      },
      delete: { responses: { 204: none } },
    },
    '/terms': {
      get: {
        responses: {
          200: { description: 'ok', content: { 'application/pdf': { schema: bytes, example: 'prose' } } },
        },
      },
    },
  },
  { components: { schemas: { File } } },
);

const picture = Buffer.from([0x89, 0x50, 0, 0xff, 0x0a, 0x0d]);
const asBytes = (res: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks)));
};

async function served(options: object = {}) {
  const sandbox = await contractSandbox(archive, options);
  const download = (path: string) => sandbox.api.get(path).buffer(true).parse(asBytes);
  const upload = (name = 'cat.png') =>
    sandbox.api.post('/files').attach('file', picture, { filename: name, contentType: 'image/png' });
  return { ...sandbox, download, upload };
}

describe('an uploaded file', () => {
  it('describes its item, and is what is downloaded', async () => {
    const { api, download, upload } = await served();
    const { body } = await upload('Käse 1.png').field('about', '{"page":7}');
    expect(body).toEqual({
      id: 1,
      filename: 'Käse 1.png',
      content_type: 'image/png',
      size: 6,
      about: { page: 7 },
    });
    const response = await download('/files/1/content');
    expect(response.body).toEqual(picture);
    expect(response.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': '6',
      'content-disposition': expect.stringContaining("filename*=UTF-8''K%C3%A4se%201.png"),
    });
    const head = await api.head('/files/1/content');
    expect(head.headers['content-length']).toBe('6');
  });

  it.each([
    ['/files/1/content', '/files/2/content'],
    ['/logo', '/objects/a'],
  ])(
    'at %s that made room for a later one is a 404 that says why, its item remains',
    async (first, later) => {
      const { api, download, upload } = await served({ uploadStorageLimit: 10 });
      for (const path of [first, later]) {
        if (path.startsWith('/files')) await upload();
        await api
          .put(path)
          .type('image/png')
          .send(Buffer.from(`for ${path}`));
      }
      const response = await api.get(first);
      expect(response.status).toBe(404);
      expect(response.text + response.headers['x-sandbox-reason']).toContain('--upload-storage-limit');
      expect((await download(later)).body.toString()).toBe(`for ${later}`);
      if (first.startsWith('/files')) expect((await api.get('/files/1')).status).toBe(200);
      await api.put(first).type('image/png').send(picture);
      expect((await download(first)).body).toEqual(picture);
    },
  );

  it('that made room for a later one is a 404 also where the contract declares none', async () => {
    const shown = {
      get: { responses: { 200: binary('image/png') } },
      put: {
        requestBody: { required: true, content: { 'image/png': { schema: bytes } } },
        responses: { 204: none },
      },
    };
    const undeclared = contractOf({ '/logo': shown, '/stamp': shown });
    const { api } = await contractSandbox(undeclared, { uploadStorageLimit: 10 });
    await api.put('/logo').type('image/png').send(picture);
    await api.put('/stamp').type('image/png').send(Buffer.from('another one'));
    const response = await api.get('/logo');
    expect(response.status).toBe(404);
    expect(response.text + response.headers['x-sandbox-reason']).toContain('--upload-storage-limit');
  });

  it.each([
    ['a'.repeat(3_000), 'a'.repeat(255)],
    ['é'.repeat(3_000), '%C3%A9'.repeat(255)],
    [`${'a'.repeat(254)}😀`, 'a'.repeat(254)],
  ])('with a very long name has a part of it in the headers', async (name, shown) => {
    const { download, upload } = await served();
    expect((await upload(name)).body.filename).toBe(name);
    const { headers, body } = await download('/files/1/content');
    expect(body).toEqual(picture);
    expect(headers['content-disposition']).toContain(shown);
    expect(headers['content-disposition']?.length).toBeLessThan(2_000);
  });

  it.each(['image/svg+xml', 'text/html', 'application/xhtml+xml'])(
    'runs no script in a browser that shows it as %s',
    async (type) => {
      const page = {
        get: { responses: { 200: binary('text/html', 'application/xhtml+xml', 'image/*') } },
        put: {
          requestBody: { required: true, content: { '*/*': { schema: bytes } } },
          responses: { 204: none },
        },
      };
      const { api } = await contractSandbox(contractOf({ '/page': page }));
      await api.put('/page').type(type).send(Buffer.from('<script>alert(1)</script>'));
      const { headers } = await api.get('/page').set('Accept', type);
      expect(headers['content-type']).toContain(type);
      expect(headers['content-security-policy']).toBe("script-src 'none'; sandbox");
    },
  );

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
  ])('called %s has the name %s', async (name, shown) => {
    const { upload } = await served();
    expect((await upload(name)).body.filename).toBe(shown);
  });

  it('may be a JSON part with a file name, which is a value', async () => {
    const { upload } = await served();
    const about = Buffer.from('{"page":3}');
    const { body } = await upload().attach('about', about, {
      filename: 'blob',
      contentType: 'application/json',
    });
    expect(body.about).toEqual({ page: 3 });
  });

  it('goes with its item', async () => {
    const { api, download, upload } = await served();
    await upload();
    await api.delete('/files/1').expect(204);
    expect((await download('/files/1/content')).status).toBe(404);
  });

  it('replaces the one before, and what the item says of it', async () => {
    const { api, download, upload } = await served();
    await upload();
    await api
      .put('/files/1/content')
      .set('Content-Type', 'image/gif')
      .send(Buffer.from('GIF89a; more'))
      .expect(204);
    expect((await download('/files/1/content')).body.toString()).toBe('GIF89a; more');
    expect((await api.get('/files/1')).body).toMatchObject({ content_type: 'image/gif', size: 12 });
  });

  it.each([
    ['image/png', picture],
    ['text/plain', Buffer.from('grün')],
    ['application/x-own', Buffer.from('{"a":1}')],
  ])('of the type %s is found under its path', async (type, content) => {
    const { api, download } = await served();
    await api.put('/objects/a%2Fb').set('Content-Type', type).send(content).expect(200);
    expect((await download('/objects/a%2Fb')).body).toEqual(content);
    expect((await download('/objects/other')).status).toBe(404);
    await api.delete('/objects/a%2Fb').expect(204);
    expect((await download('/objects/a%2Fb')).status).toBe(404);
  });

  it('of a path without an item is a generated one before, and none once it is deleted', async () => {
    const { api, download } = await served();
    expect((await download('/logo')).body.subarray(1, 4).toString()).toBe('PNG');
    await api.put('/logo').set('Content-Type', 'image/png').send(picture).expect(204);
    expect((await download('/logo')).body).toEqual(picture);
    await api.delete('/logo').expect(204);
    expect((await download('/logo')).status).toBe(404);
  });

  it('that nobody can upload is a valid one in place of prose', async () => {
    const { download } = await served();
    expect((await download('/terms')).body.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('files and state', () => {
  it('belong to their session, and end with a reset', async () => {
    const { api, download, upload } = await served();
    await upload();
    await api.put('/__session/two/logo').set('Content-Type', 'image/png').send(picture).expect(204);
    expect((await download('/__session/two/files/1/content')).body).toEqual(picture);
    expect((await download('/logo')).body).not.toEqual(picture);
    await api.post('/__admin/reset').expect(204);
    expect((await download('/files/1/content')).status).toBe(404);
  });

  it('return with a snapshot and with an import, also elsewhere', async () => {
    const { api, download, upload } = await served();
    await upload();
    await api.put('/__admin/snapshots/one');
    const { body: state } = await api.get('/__admin/state');
    await api.delete('/files/1').expect(204);
    await api.post('/__admin/snapshots/one/restore').expect(204);
    expect((await download('/files/1/content')).body).toEqual(picture);

    const other = await served();
    await other.api.put('/__admin/state').send(state).expect(204);
    expect((await other.download('/files/1/content')).body).toEqual(picture);
  });

  it.each([{ size: -5 }, { size: 0.5 }, { size: 1e300 }, { mediaType: 5 }, { name: { a: 1 } }])(
    'are not imported where one has %j',
    async (changes) => {
      const { api, download, upload } = await served();
      await upload();
      const { body: state } = await api.get('/__admin/state');
      const { content: _, ...file } = state.collections['(files)'][0];
      const changed = { ...state.collections, '(files)': [{ ...file, ...changes }] };
      const { status, body } = await api.put('/__admin/state').send({ ...state, collections: changed });
      expect(status).toBe(400);
      expect(body.detail).toContain('/collections/(files)/0 must have a path');
      expect((await download('/files/1/content')).body).toEqual(picture);
    },
  );

  it('outlive the process beside the state file', async () => {
    const folder = contractFolder({ 'x.json': {} });
    const data = folder.path('shop.json');
    try {
      const first = await served({ data });
      await first.upload();
      await first.close();
      const second = await served({ data });
      expect((await second.download('/files/1/content')).body).toEqual(picture);
      await second.close();
      expect(readdirSync(folder.path('shop.files'))).toHaveLength(1);
    } finally {
      folder.remove();
    }
  });
});

describe('an upload that is refused', () => {
  it.each([
    ['too long a file', 'upload', '/files', 'multipart/form-data; boundary=x', multipart('a'.repeat(3_000))],
    ['too long a body', 'upload', '/objects/a', 'image/png', 'a'.repeat(3_000)],
    ['too long a text', 'body', '/objects/a', 'text/plain', 'a'.repeat(1_500)],
  ])('for %s names the limit and its flag', async (_, kind, path, type, body) => {
    const { api } = await served({ bodyLimit: 1_024, uploadLimit: 2_048 });
    const request = path === '/files' ? api.post(path) : api.put(path);
    const { status, headers } = await request.set('Content-Type', type).send(body);
    expect(status).toBe(413);
    expect(headers['x-sandbox-reason']).toContain(`--${kind}-limit`);
    expect(headers['x-sandbox-reason']).toContain(kind === 'body' ? '1KB' : '2KB');
  });

  it.each([
    ['has no boundary', 'multipart/form-data', multipart('a')],
    ['is cut off', 'multipart/form-data; boundary=x', multipart('a').slice(0, -20)],
    ['has no name', 'multipart/form-data; boundary=x', multipart('a').replace('name="file"; ', '')],
    [
      'has 10,000 parts',
      'multipart/form-data; boundary=x',
      multipart('a').replace('--x--', '').repeat(10_000),
    ],
  ])('since the form %s stores nothing', async (_, type, body) => {
    const { api, logged } = await served();
    const { status } = await api.post('/files').set('Content-Type', type).send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await api.get('/files')).body).toEqual([]);
    expect(logged.failures).toEqual([]);
  });

  it('since the client is gone leaves nothing', async () => {
    const folder = contractFolder({ 'x.json': {} });
    const sandbox = await served({ data: folder.path('shop.json') });
    const server = createServer(sandbox.app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    for (const [path, type] of [
      ['PUT /objects/a', 'image/png'],
      ['POST /files', 'multipart/form-data; boundary=x'],
    ]) {
      const closed = new Promise((resolve) =>
        server.once('connection', (socket) => socket.once('close', resolve)),
      );
      const socket = connect(port, '127.0.0.1');
      const head = `${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a\r\nContent-Type: ${type}\r\nContent-Length: 5000\r\n\r\n`;
      socket.write(head + multipart('a'.repeat(2_000)).slice(0, 1_000), () =>
        setImmediate(() => socket.destroy()),
      );
      await closed;
    }
    const left = () => (existsSync(folder.path('shop.files')) ? readdirSync(folder.path('shop.files')) : []);
    await sandbox.api.get('/files');
    await new Promise((resolve) => server.close(resolve));
    await sandbox.close();
    // Removing a file takes a moment after the end of its connection.
    await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 10_000 });
    folder.remove();
  });
});

function multipart(content: string): string {
  return `--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: image/png\r\n\r\n${content}\r\n--x--\r\n`;
}

describe('a file in a field of a form', () => {
  const person = json({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } });
  const fields = { name: { type: 'string' }, picture: bytes };
  const sent = (schema: Schema) => ({
    requestBody: { content: { 'multipart/form-data': { schema } } },
    responses: { 201: person },
  });
  const Person = { allOf: [{ type: 'object', properties: fields }] };

  it.each<[what: string, schema: Schema]>([
    ['an object', { type: 'object', properties: fields }],
    ['a reference', { $ref: '#/components/schemas/Person' }],
  ])('is what the path below its item shows, where the form is %s', async (_what, schema) => {
    const contract = contractOf(
      {
        '/people': { post: sent(schema) },
        '/people/{id}': { parameters: [id], get: { responses: { 200: person } } },
        '/people/{id}/picture': { parameters: [id], get: { responses: { 200: binary('image/png') } } },
        '/people/{id}/badge': { parameters: [id], get: { responses: { 200: binary('image/png') } } },
      },
      { components: { schemas: { Person } } },
    );
    const { api } = await contractSandbox(contract);
    const options = { filename: 'a.png', contentType: 'image/png' };
    await api.post('/people').field('name', 'Ann').attach('picture', picture, options).expect(201);
    const shown = (path: string) => api.get(path).buffer(true).parse(asBytes);
    expect((await shown('/people/1/picture')).body).toEqual(picture);
    expect((await shown('/people/1/badge')).body).not.toEqual(picture);
  });
});
