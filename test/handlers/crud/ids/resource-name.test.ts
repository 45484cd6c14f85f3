import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const named = (description: string) => objectOf({ name: { type: 'string', description }, text: 'string' });

describe('an item with a resource name', () => {
  const notesApi = () =>
    createCrudApi(
      sketch(
        {
          'GET /notes': { response: objectOf({ notes: arrayOf('Note') }) },
          'POST /notes': { request: 'Note', response: 'Note' },
          'GET /notes/{note}': { response: 'Note' },
          'PATCH /notes/{note}': { request: 'Note', response: 'Note' },
          'DELETE /notes/{note}': {},
        },
        { Note: named('The name of the note. Format: notes/{note}') },
      ),
    );

  it('is found by the last part of its name', async () => {
    const api = await notesApi();
    const { name } = await api.requestBody<{ name: string }>('POST /notes', { body: { text: 'a' } });
    expect(name).toMatch(/^notes\/[^/]+$/);
    const params = { note: name.slice('notes/'.length) };
    expect(await api.requestBody('GET /notes/{note}', { params })).toEqual({ name, text: 'a' });
    expect(await api.requestBody('GET /notes')).toEqual({ notes: [{ name, text: 'a' }] });
    await api.request('DELETE /notes/{note}', { params });
    await expect(api.request('GET /notes/{note}', { params })).rejects.toMatchObject({ status: 404 });
    await api.close();
  });

  it.each(['notes/mine', 'mine'])('keeps the name that is sent: %s', async (name) => {
    const api = await notesApi();
    const params = { note: 'mine' };
    const shown = { name: 'notes/mine', text: 'a' };
    expect(await api.requestBody('POST /notes', { body: { name, text: 'a' } })).toEqual(shown);
    expect(await api.requestBody('GET /notes/{note}', { params })).toEqual(shown);
    expect(await api.requestBody('PATCH /notes/{note}', { params, body: { name, text: 'b' } })).toEqual({
      ...shown,
      text: 'b',
    });
    const other = { name: 'notes/other' };
    expect(await api.requestBody('PATCH /notes/{note}', { params, body: other })).toMatchObject({
      name: 'notes/mine',
    });
    await api.close();
  });

  it('has the parents in the path in its name', async () => {
    const api = await createCrudApi(
      sketch(
        {
          'POST /users/{user}/keys': { request: objectOf({ text: 'string' }), response: 'Key' },
          'GET /users/{user}/keys': { response: objectOf({ keys: arrayOf('Key') }) },
          'GET /users/{user}/keys/{key}': { response: 'Key' },
          'PUT /users/{user}/keys/{key}': { request: objectOf({ text: 'string' }), response: 'Key' },
        },
        { Key: named('Format: users/{user}/keys/{key}') },
      ),
    );
    const { name } = await api.requestBody<{ name: string }>('POST /users/{user}/keys', {
      params: { user: 'ann' },
      body: { text: 'a' },
    });
    const [, key = ''] = /^users\/ann\/keys\/([^/]+)$/.exec(name) ?? [];
    const params = { user: 'ann', key };
    expect(await api.requestBody('GET /users/{user}/keys/{key}', { params })).toEqual({ name, text: 'a' });
    expect(await api.requestBody('PUT /users/{user}/keys/{key}', { params, body: { text: 'b' } })).toEqual({
      name,
      text: 'b',
    });
    await api.close();
  });
});
