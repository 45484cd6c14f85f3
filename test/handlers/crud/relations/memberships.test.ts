import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const Song = objectOf({ 'id!': 'string', title: 'string' });
const List = objectOf({ 'id!': 'string', label: 'string' });
const home: Record<string, OperationSketch> = {
  'GET /songs': { response: arrayOf('Song') },
  'POST /songs': { request: objectOf({ title: 'string' }), response: 'Song', status: 201 },
  'GET /songs/{id}': { response: 'Song' },
  'POST /lists': { request: objectOf({ label: 'string' }), response: 'List', status: 201 },
  'GET /lists/{id}': { response: 'List' },
};

describe('items that are put below others', () => {
  it.each(['/lists/{list}/songs', '/lists/{list}/favourites/songs'])(
    'stay where they are: %s',
    async (path) => {
      const item = `${path}/{id}`;
      const api = await createCrudApi(
        sketch(
          { ...home, [`GET ${path}`]: { response: arrayOf('Song') }, [`PUT ${item}`]: {} },
          { Song, List },
        ),
      );
      const song = await api.requestBody<{ id: string }>('POST /songs', { body: { title: 'a' } });
      const list = await api.requestBody<{ id: string }>('POST /lists', { body: { label: 'b' } });
      const params = { list: list.id, id: song.id };
      expect(await api.requestBody(`GET ${path}`, { params })).toEqual([]);
      expect(await api.request(`PUT ${item}`, { params })).toMatchObject({ status: 204 });
      expect(await api.requestBody(`GET ${path}`, { params })).toEqual([song]);
      expect(await api.requestBody('GET /songs/{id}', { params })).toEqual(song);
      await api.close();
    },
  );
});
