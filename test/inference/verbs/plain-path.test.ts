import { describe, expect, it } from 'vitest';
import { plainPath } from '../../../src/inference/resource-path.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Note = objectOf({ id: 'string', text: 'string' });

/** A contract of notes, where they are and where one is. */
const notes = (all: string, one: string) =>
  sketch(
    {
      [`GET ${all}`]: { response: arrayOf('Note') },
      [`POST ${all}`]: { request: objectOf({ text: 'string' }), response: 'Note', status: 201 },
      [`GET ${one}`]: { response: 'Note' },
      [`DELETE ${one}`]: {},
    },
    { Note },
  );

describe('a path of words and parameters', () => {
  it.each([
    ['/notes.{format}', '/notes/{id}.{format}'],
    ['/notes.{content_type}', '/notes/{note_id}.{content_type}'],
    ['/notes.{responseFormat}', '/notes/{id}.{responseFormat}'],
    ['/notes', '/notes/{id}/{format}'],
    ['/api/v{version}/notes', '/api/v{version}/notes/{id}'],
    ['/v{api-version}/notes', '/v{api-version}/notes/{id}'],
    ['/{kind}-notes', '/{kind}-notes/{id}'],
    ['/notes', '/notes({key})'],
    ['/notes', "/notes('{id}')"],
    ['/notes', `/notes/$${'{id}'}`],
  ])('names the collection: %s, %s', (all, one) => {
    const roles = rolesIn(notes(all, one));
    const { [`POST ${all}`]: create = '' } = roles;
    const name = create.replace('create ', '');
    expect(name).toMatch(/notes$/i);
    expect(roles).toEqual({
      [`GET ${all}`]: `list ${name}`,
      [`POST ${all}`]: create,
      [`GET ${one}`]: `read ${name}`,
      [`DELETE ${one}`]: `delete ${name}`,
    });
  });

  it.each(['/compare/{base}...{head}', '/{a}-{b}', '/notes/{id}.{part}', '/notes/{id}:archive'])(
    'stays as it is where nothing else is known of it: %s',
    (path) => {
      expect(plainPath(path)).toBe(path);
    },
  );

  it('has items of its own for each value in a word, and the request’s value in the link to an item', async () => {
    const api = await createCrudApi(notes('/{kind}-notes', '/{kind}-notes/{id}'));
    const params = { kind: 'song' };
    const { body, headers } = await api.request('POST /{kind}-notes', { params, body: { text: 'a' } });
    expect(headers).toMatchObject({ Location: `/song-notes/${Object(body).id}` });
    expect(await api.requestBody('GET /{kind}-notes', { params })).toEqual([body]);
    expect(await api.requestBody('GET /{kind}-notes', { params: { kind: 'album' } })).toEqual([]);
    await api.close();
  });
});
