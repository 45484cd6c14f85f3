import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { objectOf, sketch } from '../../../support/small-contract.ts';

describe('an action that counts', () => {
  const Song = objectOf({
    'id!': 'integer',
    'liked!': 'boolean',
    'likesCount!': 'integer',
    'plays!': 'integer',
  });
  const document = sketch(
    {
      'POST /songs': { request: objectOf({ title: 'string' }), response: 'Song', status: 201 },
      'GET /songs/{id}': { response: 'Song' },
      'POST /songs/{id}/like': { response: 'Song' },
      'DELETE /songs/{id}/like': { response: 'Song' },
      'POST /songs/{id}/play': { response: 'Song' },
    },
    { Song },
  );

  it('counts once where it sets a flag, each time where it sets none, and never below 0', async () => {
    const api = await createCrudApi(document);
    await api.requestBody('POST /songs', { body: { title: 'a' } });
    const shownAfter = async (...names: string[]) => {
      for (const name of names) await api.requestBody(name, { params: { id: 1 } });
      return api.requestBody('GET /songs/{id}', { params: { id: 1 } });
    };
    expect(await shownAfter('POST /songs/{id}/like', 'POST /songs/{id}/like')).toMatchObject({
      liked: true,
      likesCount: 1,
    });
    expect(await shownAfter('DELETE /songs/{id}/like', 'DELETE /songs/{id}/like')).toMatchObject({
      liked: false,
      likesCount: 0,
    });
    expect(await shownAfter('POST /songs/{id}/play', 'POST /songs/{id}/play')).toMatchObject({ plays: 2 });
  });
});
