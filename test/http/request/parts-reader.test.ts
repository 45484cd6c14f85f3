import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sketch } from '../../support/small-contract.ts';

const file = { type: 'string', format: 'binary' };
const form = {
  type: 'object',
  required: ['file'],
  properties: { file, title: { type: 'string' }, count: { type: 'integer' }, größe: { type: 'string' } },
};
const stored = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    title: { type: 'string' },
    count: { type: 'integer' },
    größe: { type: 'string' },
    size: { type: 'integer' },
    mimetype: { type: 'string' },
  },
};

/** Notes with a file, and what downloads it. */
async function notes() {
  const document = sketch({
    'POST /notes': { request: form, response: stored, status: 201 },
    'GET /notes/{id}': { response: stored },
    'GET /notes/{id}/content': { response: file, mediaType: 'application/octet-stream' },
  });
  const requestBody = { required: true, content: { 'multipart/form-data': { schema: form } } };
  Object.assign(Object(Reflect.get(Object(document.paths['/notes']), 'post')), { requestBody });
  return await contractSandbox(document);
}

/** A part with these headers besides its name. */
function part(name: string, content: string | Buffer, more = ''): Buffer {
  const head = `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

const end = Buffer.from('--x--\r\n');
const bytes = Buffer.from([0x89, 0x50, 0xff, 0x00, 0xfe, 0x0d, 0x0a, 0x80]);
const typed = (type: string) => `\r\nContent-Type: ${type}`;

it.each<readonly [string, Buffer, object, Buffer]>([
  [
    'a type and no file name',
    part('file', bytes, typed('image/png')),
    { mimetype: 'image/png', size: 8 },
    bytes,
  ],
  [
    'no type but bytes, and no file name',
    part('file', bytes, typed('application/octet-stream')),
    { mimetype: 'application/octet-stream', size: 8 },
    bytes,
  ],
  [
    'a type with parameters',
    part('file', 'grün', typed('Text/Plain; charset=utf-8')),
    { mimetype: 'text/plain', size: 5 },
    Buffer.from('grün'),
  ],
  [
    'an empty file name',
    part('file', bytes, `; filename=""${typed('image/png')}`),
    { mimetype: 'image/png', size: 8 },
    bytes,
  ],
  ['neither', part('file', bytes), { mimetype: 'text/plain', size: 8 }, bytes],
  [
    'values with types',
    Buffer.concat([
      part('title', 'a', typed('text/plain; charset=UTF-8')),
      part('count', '3', typed('application/json')),
      part('größe', 'XL', typed('application/octet-stream')),
      part('file', bytes, `; filename="a.bin"${typed('application/octet-stream')}`),
    ]),
    { title: 'a', count: 3, größe: 'XL', size: 8 },
    bytes,
  ],
])('receives a file with %s', async (_, parts, shown, content) => {
  const { api, logged } = await notes();
  const sent = api.post('/notes').type('multipart/form-data; boundary=x');
  const made = await sent.send(Buffer.concat([parts, end]));
  expect([made.status, made.body]).toEqual([201, expect.objectContaining(shown)]);
  const download = await api.get(`/notes/${made.body.id}/content`).buffer(true).responseType('blob');
  expect([download.body, ...logged.failures]).toEqual([content]);
});

it.each<readonly [string, Buffer, string]>([
  [
    'of no bytes and an empty name is none',
    part('file', '', `; filename=""${typed('application/octet-stream')}`),
    '/file is required',
  ],
  ['is missing where only a value was sent', part('title', 'a'), '/file is required'],
  ['needs a name', Buffer.from('--x\r\nContent-Disposition: form-data\r\n\r\na\r\n'), 'has no name'],
  [
    'needs a name, also with that of a file',
    Buffer.from('--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\na\r\n'),
    'has no name',
  ],
])('a file %s', async (_, parts, says) => {
  const { api, logged } = await notes();
  const sent = api.post('/notes').type('multipart/form-data; boundary=x');
  const refused = await sent.send(Buffer.concat([parts, end]));
  expect([refused.status, refused.body.detail, ...logged.failures]).toEqual([
    400,
    expect.stringContaining(says),
  ]);
});

it('reads a form that is compressed', async () => {
  const { api } = await notes();
  const body = gzipSync(Buffer.concat([part('file', bytes), end]));
  const sent = api.post('/notes').type('multipart/form-data; boundary=x').set('Content-Encoding', 'gzip');
  expect((await sent.send(body)).body).toMatchObject({ size: 8 });
});

it('refuses a form that ends before its end', async () => {
  const { api } = await notes();
  const sent = api.post('/notes').type('multipart/form-data; boundary=x');
  const refused = await sent.send(part('file', bytes, '; filename="a"'));
  expect([refused.status, refused.body.detail]).toEqual([400, expect.stringContaining('incomplete')]);
});
