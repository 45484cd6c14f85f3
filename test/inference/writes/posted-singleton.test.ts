import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/openapi/document.ts';
import { createCrudApi } from '../../support/crud-api.ts';
import { type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Prefs = objectOf({ theme: 'string', size: 'integer', savedAt: { type: 'string', readOnly: true } });
const wrapped = objectOf({ snippet: { $ref: '#/components/schemas/Prefs' } });

function contract(
  path: string,
  read: string | Schema,
  write: OperationSketch,
  more: Record<string, OperationSketch> = {},
) {
  return sketch(
    {
      [`GET ${path}`]: { response: read },
      [`POST ${path}`]: write,
      [`DELETE ${path}`]: {},
      ...more,
    },
    { Prefs },
  );
}

describe('a POST of the only thing on a path', () => {
  it.each<[string, string, string | Schema, OperationSketch, (sent: object) => object]>([
    ['responds with it', '/user/prefs', 'Prefs', { request: 'Prefs', response: 'Prefs' }, (sent) => sent],
    [
      'responds with nothing',
      '/business/profile',
      'Prefs',
      { request: objectOf({ theme: 'string' }) },
      (sent) => sent,
    ],
    [
      'wraps it',
      '/site/snippet',
      wrapped,
      { request: wrapped, response: wrapped },
      (snippet) => ({ snippet }),
    ],
  ])('changes it, and makes no other: %s', async (_case, path, read, write, wrap) => {
    const api = await createCrudApi(contract(path, read, write));
    await api.request(`POST ${path}`, { body: wrap({ theme: 'dark' }) });
    const first = await api.requestBody(`GET ${path}`);
    expect(first).toMatchObject(wrap({ theme: 'dark' }));
    await api.request(`POST ${path}`, { body: wrap({ theme: 'light' }) });
    expect(await api.requestBody(`GET ${path}`)).toMatchObject(wrap({ theme: 'light' }));
  });

  it.each<[string, string, OperationSketch, Record<string, OperationSketch>]>([
    ['its path is called after many', '/reviews', { request: 'Prefs', response: 'Prefs' }, {}],
    ['it is sent something else', '/search', { request: objectOf({ text: 'string' }) }, {}],
    [
      'items are found below',
      '/desk',
      { request: 'Prefs', response: 'Prefs' },
      { 'GET /desk/{id}': { response: 'Prefs' } },
    ],
  ])('is none where %s', (_case, path, write, more) => {
    expect(rolesIn(contract(path, 'Prefs', write, more))[`POST ${path}`] ?? '').not.toMatch(/^update/);
  });

  it.each<[string, string, Schema]>([
    [
      'its path is called after many',
      '/users',
      objectOf({
        name: 'string',
        goals: { type: 'array', items: objectOf({ id: 'string', name: 'string' }) },
      }),
    ],
    [
      'it holds a list',
      '/profile',
      objectOf({ name: 'string', tags: { type: 'array', items: objectOf({ name: 'string' }) } }),
    ],
  ])('is one that a PATCH changes and no id names, also where %s', async (_case, path, Person) => {
    const sent = { request: objectOf({ name: 'string' }), response: Person };
    const document = sketch({
      [`GET ${path}`]: { response: Person },
      [`POST ${path}`]: sent,
      [`PATCH ${path}`]: sent,
    });
    const api = await createCrudApi(document);
    await api.request(`POST ${path}`, { body: { name: 'Ana' } });
    expect(await api.requestBody(`GET ${path}`)).toMatchObject({ name: 'Ana' });
    await api.request(`PATCH ${path}`, { body: { name: 'Luis' } });
    expect(await api.requestBody(`GET ${path}`)).toMatchObject({ name: 'Luis' });
  });
});
