import { describe, expect, it } from 'vitest';
import type { PathItem, Schema } from '../../../../src/openapi/document.ts';
import { type CrudApi, createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Song = objectOf({ 'id!': 'integer', name: 'string' });
const ids = { type: 'array', items: { type: 'integer' } };

/** Sets of songs; `songs` says how a set shows them. */
function sets(
  songs: Readonly<Record<string, string | Schema>>,
  changes: Readonly<Record<string, OperationSketch>>,
) {
  return sketch(
    {
      'POST /songs': { request: objectOf({ name: 'string' }), response: 'Song', status: 201 },
      'GET /songs': { response: arrayOf('Song') },
      'POST /sets': { request: objectOf({ name: 'string' }), response: 'Set', status: 201 },
      'GET /sets': { response: arrayOf('Set') },
      ...changes,
    },
    { Song, Set: objectOf({ 'id!': 'integer', name: 'string', ...songs }) },
  );
}

async function filled(document: ReturnType<typeof sets>): Promise<CrudApi> {
  const api = await createCrudApi(document);
  for (const name of ['Blue', 'Help', 'Yes']) await api.request('POST /songs', { body: { name } });
  await api.request('POST /sets', { body: { name: 'First' } });
  return api;
}

const params = { id: 1 };
const shown = async (api: CrudApi) => (await api.requestBody<object[]>('GET /sets'))[0];
const songs = arrayOf('Song');

describe('a list of related items', () => {
  it.each<[string, OperationSketch, object]>([
    ['POST /sets/{id}/songs', { request: objectOf({ songId: 'integer' }) }, { body: { songId: 2 } }],
    ['POST /sets/{id}/songs', { request: objectOf({ song_ids: ids }) }, { body: { song_ids: [2] } }],
    ['POST /sets/{id}/songs', { request: ids }, { body: [2] }],
    [
      'POST /sets/{id}/songs',
      { request: objectOf({ songs: { type: 'array', items: objectOf({ id: 'integer' }) } }) },
      { body: { songs: [{ id: 2 }] } },
    ],
    [
      'POST /sets/{id}/addSong',
      { request: objectOf({ song: 'integer' }), response: 'Set' },
      { body: { song: 2 } },
    ],
    [
      'POST /sets/{id}/addSong',
      { request: objectOf({ data: objectOf({ song: 'integer' }) }), response: objectOf({ data: 'object' }) },
      { body: { data: { song: 2 } } },
    ],
    ['POST /sets/{id}/add_songs', { request: objectOf({ ids }), response: 'Set' }, { body: { ids: [2] } }],
    [
      'PUT /sets/{id}/songs/{songId}',
      { path: { songId: { type: 'integer' } } },
      { params: { id: 1, songId: 2 } },
    ],
  ])('is added to by %s with %j', async (operation, declared, sent) => {
    const api = await filled(sets({ songs, songCount: 'integer' }, { [operation]: declared }));
    for (let i = 0; i < 2; i += 1) await api.request(operation, { params, ...sent });
    expect(await shown(api)).toEqual({
      id: 1,
      name: 'First',
      songs: [{ id: 2, name: 'Help' }],
      songCount: 1,
    });
  });

  it.each<[string, OperationSketch, object]>([
    ['DELETE /sets/{id}/songs/{songId}', {}, { params: { id: 1, songId: '2' } }],
    ['DELETE /sets/{id}/songs', { request: objectOf({ songId: 'integer' }) }, { body: { songId: 2 } }],
    ['POST /sets/{id}/removeSong', { request: objectOf({ song: 'integer' }) }, { body: { song: 2 } }],
    ['POST /sets/{id}/remove_songs', { request: objectOf({ songIds: ids }) }, { body: { songIds: [2, 9] } }],
  ])('is taken from by %s with %j', async (operation, declared, sent) => {
    const add = 'POST /sets/{id}/songs';
    const document = sets(
      { songs, songs_count: 'integer' },
      { [add]: { request: objectOf({ ids }) }, [operation]: declared },
    );
    const api = await filled(document);
    await api.request(add, { params, body: { ids: [1, 2, 3] } });
    await api.request(operation, { params, ...sent });
    expect(await shown(api)).toMatchObject({ songs: [{ id: 1 }, { id: 3, name: 'Yes' }], songs_count: 2 });
    await expect(api.request(operation, { params, ...sent })).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each<[string, Schema, object]>([
    ['in a wrapper', objectOf({ data: objectOf({ song: 'integer' }) }), { data: { song: 3 } }],
    ['by its id', objectOf({ song_id: 'integer' }), { song_id: 3 }],
    ['by their ids', objectOf({ songs: ids }), { songs: [3] }],
  ])('may show them in part, and is sent one %s', async (_how, request, body) => {
    const inPart = arrayOf('InPart');
    const document = sketch(
      {
        'POST /songs': {
          request: objectOf({ name: 'string' }),
          response: objectOf({ data: { $ref: '#/components/schemas/Song' } }),
          status: 201,
        },
        'GET /songs': { response: objectOf({ data: inPart }) },
        'POST /sets': { request: objectOf({ name: 'string' }), response: 'Set', status: 201 },
        'GET /sets': { response: arrayOf('Set') },
        'POST /sets/{id}/addSong': { request, response: objectOf({ data: 'object' }) },
        'GET /sets/{id}/songs': { response: objectOf({ data: inPart }) },
      },
      {
        Song: objectOf({ 'id!': 'integer', name: 'string', seconds: 'integer' }),
        InPart: objectOf({ 'id!': 'integer', name: 'string' }),
        Set: objectOf({ 'id!': 'integer', name: 'string', songs: inPart }),
      },
    );
    const api = await filled(document);
    await api.request('POST /sets/{id}/addSong', { params, body });
    const expected = [{ id: 3, name: 'Yes' }];
    expect(await api.requestBody('GET /sets/{id}/songs', { params })).toEqual({ data: expected });
    expect(await shown(api)).toMatchObject({ songs: expected });
  });

  it('may be one of ids', async () => {
    const add = 'POST /sets/{id}/songs/{songId}';
    const api = await filled(
      sets({ songIds: ids }, { [add]: {}, 'GET /sets/{id}/songs': { response: ids } }),
    );
    await api.request(add, { params: { id: 1, songId: '3' } });
    expect(await shown(api)).toMatchObject({ songIds: [3] });
    expect(await api.requestBody('GET /sets/{id}/songs', { params })).toEqual([3]);
  });

  it('is listed with the items as they are stored', async () => {
    const api = await filled(
      sets(
        { songs },
        {
          'POST /sets/{id}/songs': { request: objectOf({ id: 'integer' }) },
          'GET /sets/{id}/songs': { response: objectOf({ data: songs, total: 'integer' }) },
        },
      ),
    );
    await api.request('POST /sets/{id}/songs', { params, body: { id: 3 } });
    const list = await api.requestBody('GET /sets/{id}/songs', { params });
    expect(list).toEqual({ data: [{ id: 3, name: 'Yes' }], total: 1 });
  });

  it('refuses an unknown item where the operation declares that, and an unknown owner always', async () => {
    const add = 'POST /sets/{id}/songs';
    const document = sets({ songs }, { [add]: { request: objectOf({ songId: 'integer' }) } });
    Object.assign((document.paths['/sets/{id}/songs'] as PathItem).post?.responses ?? {}, {
      422: { description: 'no' },
    });
    const api = await filled(document);
    await expect(api.request(add, { params, body: { songId: 7 } })).rejects.toMatchObject({
      code: 'invalid',
    });
    const other = api.request(add, { params: { id: 5 }, body: { songId: 1 } });
    await expect(other).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a list of objects that are added by their ids, and are in no collection', () => {
  const Person = objectOf({ gid: 'string', name: 'string' });
  const texts = { type: 'array', items: { type: 'string' } };

  it.each<[string, string, Schema, object]>([
    ['followers', 'addFollowers', objectOf({ followers: texts }), { followers: ['7', '8'] }],
    [
      'watchers',
      'add-watchers',
      objectOf({ data: objectOf({ watchers: texts }) }),
      { data: { watchers: ['7', '8'] } },
    ],
  ])('has one for each id: %s', async (property, verb, request, body) => {
    const Topic = objectOf({ 'id!': 'integer', name: 'string', [property]: arrayOf('Person') });
    const api = await createCrudApi(
      sketch(
        {
          'POST /topics': { request: objectOf({ name: 'string' }), response: 'Topic', status: 201 },
          'GET /topics/{id}': { response: 'Topic' },
          [`POST /topics/{id}/${verb}`]: { request, response: 'Topic' },
        },
        { Topic, Person },
      ),
    );
    await api.request('POST /topics', { body: { name: 'Sea' } });
    const changed = await api.requestBody<Record<string, { gid: string }[]>>(`POST /topics/{id}/${verb}`, {
      params,
      body,
    });
    expect(changed[property]?.map(({ gid }) => gid)).toEqual(['7', '8']);
    expect(await api.requestBody('GET /topics/{id}', { params })).toEqual(changed);
    await api.close();
  });
});
