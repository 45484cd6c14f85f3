import { expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { contractSandbox } from '../../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const Crate = objectOf({ 'id!': { type: 'integer', readOnly: true }, label: 'string', size: 'integer' });
const text: Schema = { type: 'string' };

/** Crates in a shed, with something else below their path. */
async function crates(operation: string, mediaType: string, response: Schema = text) {
  const { api } = await contractSandbox(
    sketch(
      {
        'GET /crates': { response: arrayOf('Crate') },
        'POST /crates': { request: 'Crate', response: 'Crate', status: 201 },
        'GET /crates/{id}': { response: 'Crate', path: { id: { type: 'integer' } } },
        [operation]: { response, mediaType, query: { label: text } },
      },
      { Crate },
    ),
  );
  await api.post('/crates').send({ label: 'a', size: 1 });
  await api.post('/crates').send({ label: 'b, c', size: 2 });
  return api;
}

it.each([
  ['/crates/export', 'text/csv', text],
  ['/crates/export-csv', 'text/csv', { type: 'string', format: 'binary' }],
  ['/crates/download', 'text/csv', text],
  ['/crates/csv', 'text/csv; charset=utf-8', text],
])('exports the rows at %s as %s', async (path, mediaType, response) => {
  const api = await crates(`GET ${path}`, mediaType, response);
  const all = await api.get(path);
  expect(all.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(all.text.replaceAll('\r', '')).toBe('id,label,size\n1,a,1\n2,"b, c",2\n');
  expect((await api.get(`${path}?label=a`)).text.replaceAll('\r', '')).toBe('id,label,size\n1,a,1\n');
});

it('exports a row a line', async () => {
  const api = await crates('GET /crates/dump', 'application/x-ndjson');
  expect((await api.get('/crates/dump')).text).toBe(
    '{"id":1,"label":"a","size":1}\n{"id":2,"label":"b, c","size":2}\n',
  );
});

it.each<[mediaType: string, said: string, rows: string]>([
  ['application/octet-stream', 'All crates in JSON lines format.', '{"id":1,"label":"a","size":1}'],
  ['text/plain', 'Crates as newline-delimited JSON', '{"id":1,"label":"a","size":1}'],
  ['application/octet-stream', 'All crates, as a CSV file', 'id,label,size'],
])('exports the rows as words say that a file has them: %s, %s', async (mediaType, said, first) => {
  const api = await crates('GET /crates/export', mediaType, { ...text, description: said });
  const { body, text: plain } = await api.get('/crates/export');
  const lines = `${plain ?? body}`.replaceAll('\r', '').trim().split('\n');
  expect(lines[0]).toBe(first);
  expect(lines).toHaveLength(first.startsWith('{') ? 2 : 3);
});

it.each([
  ['/crates/export', 'application/pdf'],
  ['/crates/terms', 'text/csv'],
])('takes what else is below a collection for no rows: %s as %s', async (path, mediaType) => {
  const { text: body } = await (await crates(`GET ${path}`, mediaType)).get(path);
  expect(body ?? '').not.toContain('b, c');
});
