import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../../support/small-contract.ts';

const Note = objectOf({ 'id!': 'string', text: 'string' });

function notes(more: Record<string, OperationSketch>): OpenApiDocument {
  return sketch(
    {
      'GET /notes': { response: arrayOf('Note') },
      'POST /notes': { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
      'GET /notes/{id}': { response: 'Note' },
      'DELETE /notes/{id}': {},
      ...more,
    },
    { Note },
  );
}

/** An API with a note that was deleted, beside one that was not. */
async function deleted(document: OpenApiDocument) {
  const api = await createCrudApi(document);
  const note = await api.requestBody<{ id: string }>('POST /notes', { body: { text: 'a' } });
  const other = await api.requestBody<{ id: string }>('POST /notes', { body: { text: 'b' } });
  const params = { id: note.id };
  await api.request('DELETE /notes/{id}', { params });
  return { ...api, note, other, params };
}

describe('an item in the trash', () => {
  it.each(['POST /notes/{id}/restore', 'PUT /notes/{id}/undelete'])('is back after %s', async (restore) => {
    const { request, requestBody, note, other, params } = await deleted(notes({ [restore]: {} }));
    expect(await requestBody('GET /notes')).toEqual([other]);
    await expect(request('GET /notes/{id}', { params })).rejects.toMatchObject({ code: 'not-found' });
    await request(restore, { params });
    expect(await requestBody('GET /notes/{id}', { params })).toEqual(note);
    expect(await requestBody('GET /notes')).toHaveLength(2);
    const unknown = request(restore, { params: { id: 'nobody' } });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['trash', 'recycle-bin'])('is at /notes/{id}/%s, until it is gone for good', async (bin) => {
    const [read, remove] = [`GET /notes/{id}/${bin}`, `DELETE /notes/{id}/${bin}`];
    const api = await deleted(notes({ [read]: { response: 'Note' }, [remove]: {} }));
    const { request, requestBody, note, other, params } = api;
    expect(await requestBody(read, { params })).toEqual(note);
    for (const id of [other.id, 'nobody'])
      await expect(request(read, { params: { id } })).rejects.toMatchObject({ code: 'not-found' });
    await request(remove, { params });
    await expect(request(read, { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is back after a POST at its path that calls itself so', async () => {
    const bin = { 'GET /notes/{id}/trash': { response: 'Note' } };
    const document = notes({
      ...bin,
      'POST /notes/{id}': { request: objectOf({ text: 'string' }), response: 'Note' },
    });
    Object.assign(Object(Reflect.get(Object(document.paths['/notes/{id}']), 'post')), {
      summary: 'Restore a note',
    });
    const { requestBody, note, params } = await deleted(document);
    expect(await requestBody('POST /notes/{id}', { params, body: {} })).toEqual(note);
    expect(await requestBody('GET /notes/{id}', { params })).toEqual(note);
  });
});

describe('a DELETE whose query says whether the item stays', () => {
  it.each([
    ['permanent', 'false', true],
    ['permanent', 'true', false],
    ['enableUndo', 'true', true],
    ['enableUndo', 'false', false],
    ['enableUndo', undefined, false],
    ['force', undefined, true],
  ])('with %s=%s: %s', async (name, value, stays) => {
    const Mark = objectOf({ 'id!': 'string', 'deleted!': 'boolean' });
    const api = await createCrudApi(
      sketch(
        {
          'GET /notes': { response: arrayOf('Mark') },
          'POST /notes': { request: objectOf({ text: 'string' }), response: 'Mark', status: 201 },
          'GET /notes/{id}': { response: 'Mark' },
          'DELETE /notes/{id}': { query: { [name]: { type: 'boolean' } } },
          'POST /notes/{id}/restore': { response: 'Mark' },
        },
        { Mark },
      ),
    );
    const { id } = await api.requestBody<{ id: string }>('POST /notes', { body: { text: 'a' } });
    const params = { id };
    const query = value === undefined ? {} : { [name]: value === 'true' };
    await api.request('DELETE /notes/{id}', { params, query });
    const read = api.requestBody('GET /notes/{id}', { params });
    if (stays) expect(await read).toMatchObject({ id, deleted: true });
    else await expect(read).rejects.toMatchObject({ code: 'not-found' });
  });
});
