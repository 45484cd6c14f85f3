import { describe, expect, it } from 'vitest';
import { rowsIn } from '../../../src/handlers/crud/query/list-query.ts';
import type { Schema } from '../../../src/openapi/document.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { arrayOf, objectOf, sketch } from '../../support/small-contract.ts';

/** A list of five notes whose pages request headers select. */
async function notes(headers: readonly string[], body: Schema = arrayOf('Note')) {
  const document = sketch(
    {
      'GET /notes': { response: body },
      'POST /notes': { request: 'Note', response: 'Note', status: 201 },
      'GET /notes/{id}': { response: 'Note' },
    },
    { Note: objectOf({ 'id!': 'integer', title: 'string' }) },
  );
  const { get } = Object(document.paths['/notes']);
  get.parameters = headers.map((name) => ({ name, in: 'header', schema: { type: 'string' } }));
  for (const each of get.parameters) if (/page/i.test(each.name)) each.schema = { type: 'integer' };
  get.responses['200'].headers = { 'Content-Range': { schema: { type: 'string' } } };
  if (headers.includes('Range')) get.responses['206'] = get.responses['200'];
  const { api } = await contractSandbox(document);
  for (const id of [1, 2, 3, 4, 5]) await api.post('/notes').send({ id, title: `${id}` });
  const list = (sent: Readonly<Record<string, string>>) => api.get('/notes').set(sent);
  return { list };
}

describe('headers that select a page', () => {
  it.each<[string, number, readonly number[], string]>([
    ['items=1-2', 206, [2, 3], '1-2/5'],
    ['0-0', 206, [1], '0-0/5'],
    ['items 3-', 206, [4, 5], '3-4/5'],
    ['bytes=0-10', 200, [1, 2, 3, 4, 5], '0-4/5'],
    ['items=4-1', 200, [1, 2, 3, 4, 5], '0-4/5'],
  ])('are Range: %s', async (range, status, ids, shown) => {
    const { list } = await notes(['Range']);
    const reply = await list({ Range: range });
    expect([reply.status, reply.body.map(({ id }: { id: number }) => id)]).toEqual([status, ids]);
    expect(reply.headers['content-range']).toContain(shown);
  });

  it('are X-Page and X-Per-Page', async () => {
    const { list } = await notes(['X-Page', 'X-Per-Page']);
    expect((await list({ 'X-Page': '2', 'X-Per-Page': '2' })).body).toMatchObject([{ id: 3 }, { id: 4 }]);
  });

  it('are tokens that the body shows', async () => {
    const body = objectOf({ notes: arrayOf('Note'), continuationToken: 'string' });
    const { list } = await notes(['x-continuation-token', 'X-Page-Size'], body);
    const first = (await list({ 'X-Page-Size': '2' })).body;
    const token = { 'x-continuation-token': first.continuationToken };
    expect((await list({ 'X-Page-Size': '2', ...token })).body.notes).toMatchObject([{ id: 3 }, { id: 4 }]);
  });

  it('are rows, and no bytes', () => {
    expect(['items=0-1', '5-', 'bytes=0-1', 'x', ''].map(rowsIn)).toEqual([
      [0, 1],
      [5],
      undefined,
      undefined,
      undefined,
    ]);
  });
});
