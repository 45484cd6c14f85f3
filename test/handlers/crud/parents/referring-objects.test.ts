import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const crew = {
  'POST /crews': { request: objectOf({ label: 'string' }), response: 'Crew', status: 201 },
  'GET /crews/{crew_id}': { response: 'Crew' },
  'POST /ships': { request: objectOf({ label: 'string' }), response: 'Ship', status: 201 },
  'GET /ships/{ship_id}': { response: 'Ship' },
};
const Crew = objectOf({ 'id!': 'string', label: 'string' });
const Ship = Crew;

async function notesOf(path: string, own: string, Note: Schema, reference: (id: string) => object) {
  const api = await createCrudApi(
    sketch(
      {
        ...crew,
        [`POST ${own}`]: { request: Note, response: 'Note', status: 201 },
        [`GET ${own}/{note_id}`]: { response: 'Note' },
        [`GET ${path}`]: { response: arrayOf('Note') },
      },
      { Crew, Ship, Note },
    ),
  );
  const [a, b] = [
    await api.requestBody<{ id: string }>('POST /crews', { body: { label: 'a' } }),
    await api.requestBody<{ id: string }>('POST /crews', { body: { label: 'b' } }),
  ];
  const note = await api.requestBody<{ id: string }>(`POST ${own}`, { body: reference(a.id) });
  const list = (crew_id: string) => api.requestBody<object[]>(`GET ${path}`, { params: { crew_id } });
  expect(await list(b.id)).toEqual([]);
  return { listed: await list(a.id), note };
}

describe('a list below an item', () => {
  const reference = objectOf({ 'id!': 'string' });

  it.each<[what: string, own: string]>([
    ['of its own name', '/members'],
    ['that it names by its last word', '/crew_members'],
  ])('shows the items that name the parent in an object: a collection %s', async (_what, own) => {
    const Note = objectOf({ id: 'string', crew: reference, ship: reference });
    const { listed, note } = await notesOf('/crews/{crew_id}/members', own, Note, (id) => ({
      crew: { id },
      ship: { id: 's1' },
    }));
    expect(listed).toEqual([note]);
  });

  it.each<[type: string, count: number]>([
    ['crew', 1],
    ['ship', 0],
  ])('shows those whose object says that it refers to the parent by its type: %s', async (type, count) => {
    const target = objectOf({ 'id!': 'string', 'type!': { type: 'string', enum: ['crew', 'ship'] } });
    const Note = objectOf({ id: 'string', text: 'string', item: target });
    const { listed } = await notesOf('/crews/{crew_id}/notes', '/notes', Note, (id) => ({
      item: { id, type },
    }));
    expect(listed).toHaveLength(count);
  });
});
