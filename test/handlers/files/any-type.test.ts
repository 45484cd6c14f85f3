import { describe, expect, it } from 'vitest';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const file = { type: 'string', format: 'binary' };
const item = objectOf({ id: 'integer', filename: 'string' });

const download = { response: file, mediaType: '*/*' };

async function sandbox() {
  const form = { type: 'object', properties: { file } };
  return await contractSandbox(
    sketch({
      'POST /files': { request: form, mediaType: 'multipart/form-data', response: item },
      'GET /files/{id}': { response: item },
      'GET /files/{id}/content': download,
      'PUT /logo': { request: file, mediaType: '*/*' },
      'GET /logo': download,
    }),
  );
}

it('a file of any type is downloaded as what it was uploaded as', async () => {
  const { api, logged } = await sandbox();
  const png = Buffer.from('\x89PNG\r\n', 'latin1');
  await api.post('/files').attach('file', png, { filename: 'a.png', contentType: 'image/png' });
  const response = await api.get('/files/1/content').set('Accept', 'image/*');
  expect([response.status, response.headers['content-type'], response.body]).toEqual([200, 'image/png', png]);
  expect(response.headers).not.toHaveProperty('x-sandbox-reason');
  await api.put('/logo').set('Content-Type', 'image/svg+xml').send('<svg/>');
  expect((await api.get('/logo')).headers['content-type']).toMatch(/^image\/svg\+xml/);
  expect(logged.failures).toEqual([]);
});

it.each([
  ['*/*', 'application/octet-stream'],
  ['application/pdf', 'application/pdf'],
  ['text/csv;q=0.1, image/png', 'image/png'],
])('a file of any type that nobody uploaded is sent to who accepts %s as %s', async (accept, type) => {
  const { api, logged } = await sandbox();
  const response = await api.get('/logo').set('Accept', accept);
  expect([response.status, response.headers['content-type'], ...logged.failures]).toEqual([200, type]);
});

describe('a file that is sent as a field of a form, without a file name', () => {
  const Stored = objectOf({ id: 'integer', title: 'string', size: 'integer', mimetype: 'string' });
  const form = {
    type: 'object',
    properties: { file, files: { type: 'array', items: file }, title: { type: 'string' } },
  };

  async function stored() {
    const document = sketch({
      'POST /notes': { request: form, response: Stored, status: 201 },
      'GET /notes/{id}': { response: Stored },
      'GET /notes/{id}/content': download,
    });
    const requestBody = { content: { 'multipart/form-data': { schema: form } } };
    Object.assign(Object(Reflect.get(Object(document.paths['/notes']), 'post')), { requestBody });
    return await contractSandbox(document);
  }

  it('is that file, and described as what was sent', async () => {
    const { api, logged } = await stored();
    const made = await api.post('/notes').field('title', 'a').field('file', 'grün');
    expect(made.body).toEqual({ id: 1, title: 'a', size: 5, mimetype: 'text/plain' });
    const content = await api.get('/notes/1/content').buffer(true);
    expect([content.text ?? content.body.toString(), ...logged.failures]).toEqual(['grün']);
  });

  it('is one of several, and no value of a field that is a text', async () => {
    const { api, logged } = await stored();
    const made = await api.post('/notes').field('title', 'b').field('files', ['one', 'three']);
    expect(made.body).toMatchObject({ id: 1, title: 'b', size: 3 });
    expect(logged.failures).toEqual([]);
  });
});
