import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { objectOf, sketch } from '../../support/small-contract.ts';

const message = objectOf({ 'message!': 'string' });

describe('rows below an item that have a word in place of an id', () => {
  it.each<[string, string, string, Schema]>([
    ['/photos/{photoId}/tags', 'tags', 'tag', { type: 'boolean' }],
    ['/users/{userId}/skills', 'skills', 'skill', { type: 'integer' }],
  ])('are those that were sent to %s, and are deleted by it', async (path, list, word, more) => {
    const row = objectOf({ [`${word}!`]: 'string', more });
    const api = await createCrudApi(
      sketch({
        [`GET ${path}`]: { response: objectOf({ [`${list}!`]: { type: 'array', items: row } }) },
        [`POST ${path}`]: { request: row, response: message },
        [`DELETE ${path}`]: { request: objectOf({ [`${word}!`]: 'string' }), response: message },
      }),
    );
    const params = { photoId: 'a', userId: 'a' };
    await api.request(`POST ${path}`, { params, body: { [word]: 'x' } });
    await api.request(`POST ${path}`, { params, body: { [word]: 'y' } });
    await api.request(`POST ${path}`, { params: { photoId: 'b', userId: 'b' }, body: { [word]: 'z' } });
    const rows = async () => {
      const body = await api.requestBody<Record<string, object[]>>(`GET ${path}`, { params });
      return body[list]?.map((each) => Object.entries(each).find(([name]) => name === word)?.[1]);
    };
    expect(await rows()).toEqual(['x', 'y']);
    await api.request(`DELETE ${path}`, { params, body: { [word]: 'x' } });
    expect(await rows()).toEqual(['y']);
  });
});
