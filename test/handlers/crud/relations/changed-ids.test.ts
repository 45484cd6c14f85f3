import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

describe('ids that are sent for items shown under another name', () => {
  it.each([
    ['PUT /songs/{id}', { title: 'B', singer_ids: [2], labelId: 2 }],
    ['PATCH /songs/{id}', { singer_ids: [2], labelId: 2 }],
  ])('change what is shown: %s', async (operation, body) => {
    const request = objectOf({
      title: 'string',
      singer_ids: { type: 'array', items: { type: 'integer' } },
      labelId: 'integer',
    });
    const made = { request: objectOf({ name: 'string' }), status: 201 };
    const api = await createCrudApi(
      sketch(
        {
          'POST /singers': { ...made, response: 'Singer' },
          'GET /singers/{id}': { response: 'Singer' },
          'GET /singers/{id}/songs': { response: arrayOf('Song') },
          'POST /labels': { ...made, response: 'Label' },
          'GET /labels/{id}': { response: 'Label' },
          'POST /songs': { request, response: 'Song', status: 201 },
          'GET /songs/{id}': { response: 'Song' },
          [operation]: { request, response: 'Song' },
        },
        {
          Singer: objectOf({ 'id!': 'integer', name: 'string' }),
          Label: objectOf({ 'id!': 'integer', name: 'string' }),
          Song: objectOf({
            'id!': 'integer',
            title: 'string',
            singers: arrayOf('Singer'),
            label: { $ref: '#/components/schemas/Label' },
          }),
        },
      ),
    );
    for (const name of ['a', 'b']) {
      await api.request('POST /singers', { body: { name } });
      await api.request('POST /labels', { body: { name } });
    }
    await api.request('POST /songs', { body: { title: 'B', singer_ids: [1, 2], labelId: 1 } });
    const params = { id: 1 };
    const song = { id: 1, title: 'B', singers: [{ id: 2, name: 'b' }], label: { id: 2, name: 'b' } };
    expect(await api.requestBody(operation, { params, body })).toEqual(song);
    expect(await api.requestBody('GET /songs/{id}', { params })).toEqual(song);
    expect(await api.requestBody('GET /singers/{id}/songs', { params })).toEqual([]);
    expect(await api.requestBody('GET /singers/{id}/songs', { params: { id: 2 } })).toEqual([song]);
  });
});
