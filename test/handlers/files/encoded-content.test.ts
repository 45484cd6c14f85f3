import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const bytes: Schema = { type: 'string', format: 'binary' };
const encoded: Schema = { type: 'string', format: 'byte' };
const Scan = objectOf({ 'id!': 'integer', name: 'string', mimeType: 'string' });
const hello = Buffer.from('hello').toString('base64');

/** Scans that are sent within JSON, and a download of them. */
async function scans(
  sent: Readonly<Record<string, Schema | string>>,
  path: string,
  mediaType = 'application/pdf',
) {
  const { api } = await contractSandbox(
    sketch(
      {
        'POST /scans': { request: objectOf(sent), response: 'Scan', status: 201 },
        'GET /scans/{id}': { response: 'Scan', path: { id: { type: 'integer' } } },
        [`GET ${path}`]: { response: bytes, mediaType, path: { id: { type: 'integer' } } },
      },
      { Scan },
    ),
  );
  return api;
}

describe('a file that was sent in Base64', () => {
  it.each<[Record<string, Schema | string>, object, string]>([
    [{ content: encoded }, { content: hello }, '/scans/{id}/download'],
    [{ fileData: { type: 'string', contentEncoding: 'base64' } }, { fileData: hello }, '/scans/{id}/file'],
    [{ pages: encoded }, { pages: hello }, '/scans/{id}/content'],
    [{ cover: encoded, body: encoded }, { cover: hello, body: 'eA==' }, '/scans/{id}/cover'],
  ])('is what a download has: %j', async (schema, sent, path) => {
    const api = await scans(schema, path);
    await api.post('/scans').send(sent);
    const { body, headers } = await api.get(path.replace('{id}', '1')).buffer(true);
    expect(Buffer.from(body).toString()).toBe('hello');
    expect(headers['content-type']).toBe('application/pdf');
  });

  it('has the name that was sent with it', async () => {
    const api = await scans({ name: 'string', content: encoded }, '/scans/{id}/download');
    await api.post('/scans').send({ name: 'a b.pdf', content: hello });
    const { headers } = await api.get('/scans/1/download').buffer(true);
    expect(headers['content-disposition']).toBe('inline; filename="a b.pdf"');
  });

  it.each<[Record<string, Schema | string>, object]>([
    [{ content: encoded }, {}],
    [{ content: 'string' }, { content: hello }],
    [
      { thumb: encoded, icon: encoded },
      { thumb: hello, icon: hello },
    ],
  ])('is no other text: %j with %j', async (schema, sent) => {
    const api = await scans(schema, '/scans/{id}/download');
    await api.post('/scans').send(sent);
    const { status, body } = await api.get('/scans/1/download').buffer(true);
    expect(status).toBe(200);
    expect(Buffer.from(body).toString()).not.toBe('hello');
  });

  it('is not there with an item that is not', async () => {
    const api = await scans({ content: encoded }, '/scans/{id}/download');
    expect((await api.get('/scans/7/download')).status).toBe(404);
  });
});
