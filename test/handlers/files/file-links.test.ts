import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf } from '../../support/small-contract.ts';

const json = (schema: Schema) => ({ description: 'x', content: { 'application/json': { schema } } });
const Scan = { $ref: '#/components/schemas/Scan' };
const bytes = { type: 'string', format: 'binary' };
const form = objectOf({ file: { type: 'string', format: 'binary' }, source: 'string' });
const id = [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } }];

/** A contract with an upload of scans, whose content is downloaded from a path. */
function scans(download: string, properties: Parameters<typeof objectOf>[0]) {
  const asFile = { description: 'x', content: { 'application/octet-stream': { schema: bytes } } };
  return contractOf(
    {
      '/scans': {
        post: {
          requestBody: { content: { 'multipart/form-data': { schema: form } } },
          responses: { 201: json(Scan) },
        },
        get: { responses: { 200: json(arrayOf('Scan')) } },
      },
      '/scans/{id}': { parameters: id, get: { responses: { 200: json(Scan) } } },
      [download]: { parameters: id, get: { responses: { 200: asFile } } },
    },
    { components: { schemas: { Scan: objectOf({ id: 'integer', name: 'string', ...properties }) } } },
  );
}

describe('the address of an uploaded file in its item', () => {
  it.each([
    ['url', '/scans/{id}/download'],
    ['downloadUrl', '/scans/{id}/content'],
    ['file_url', '/scans/{id}/raw'],
  ])('leads to what was uploaded: %s, of %s', async (name, download) => {
    const { api } = await contractSandbox(scans(download, { [name]: { type: 'string', format: 'uri' } }));
    const { body } = await api.post('/scans').attach('file', Buffer.from('pixels'), 'a.bin');
    expect((await api.get('/scans/1')).body).toEqual(body);
    const { pathname } = new URL(body[name]);
    expect(pathname).toBe(download.replace('{id}', '1'));
    expect((await api.get(pathname)).body).toEqual(Buffer.from('pixels'));
  });

  it('is in the list as well, and not where another text is meant', async () => {
    const { api } = await contractSandbox(
      scans('/scans/{id}/download', { href: { type: 'string', maxLength: 5 }, source: 'string' }),
    );
    const { body } = await api
      .post('/scans')
      .field('source', 'attic')
      .attach('file', Buffer.from('a'), 'a.bin');
    expect(body).toMatchObject({ id: 1, source: 'attic' });
    expect(body.href?.length ?? 0).toBeLessThan(6);
    expect((await api.get('/scans')).body).toEqual([body]);
  });
});
