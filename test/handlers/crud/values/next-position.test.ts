import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const number: Schema = { type: 'integer' };

async function boardsWith(name: string, schema: Schema) {
  const Column = objectOf({ 'id!': 'integer', 'title!': 'string', [`${name}!`]: schema });
  const api = await createCrudApi(
    sketch(
      {
        'POST /boards': {
          request: objectOf({ title: 'string' }),
          response: objectOf({ 'id!': 'integer' }),
          status: 201,
        },
        'GET /boards/{boardId}': { response: objectOf({ 'id!': 'integer' }) },
        'POST /boards/{boardId}/columns': {
          request: objectOf({ 'title!': 'string', [name]: schema }),
          response: 'Column',
          status: 201,
        },
        'GET /boards/{boardId}/columns': { response: arrayOf('Column') },
        'DELETE /boards/{boardId}/columns/{columnId}': { status: 204 },
      },
      { Column },
    ),
  );
  for (const title of ['a', 'b']) await api.request('POST /boards', { body: { title } });
  return api;
}

describe('the position of a new item', () => {
  it.each<[string, Schema, readonly number[]]>([
    ['position', number, [0, 1, 2]],
    ['sort_order', number, [0, 1, 2]],
    ['displayOrder', { ...number, minimum: 1 }, [1, 2, 3]],
    ['sequence', { ...number, default: 5 }, [5, 5, 5]],
  ])('%s %j is behind the others', async (name, schema, expected) => {
    const api = await boardsWith(name, schema);
    const add = async (boardId: string, sent: object = {}) => {
      const body = { title: 'x', ...sent };
      const made = await api.requestBody<Record<string, number>>('POST /boards/{boardId}/columns', {
        params: { boardId },
        body,
      });
      return made[name];
    };
    expect([await add('1'), await add('1'), await add('1')]).toEqual(expected);
    expect(await add('2')).toBe(expected[0]);
    expect(await add('1', { [name]: 40 })).toBe(40);
  });

  it('is behind the last also where one was deleted', async () => {
    const api = await boardsWith('position', number);
    const params = { boardId: '1' };
    const add = () =>
      api.requestBody<{ id: number; position: number }>('POST /boards/{boardId}/columns', {
        params,
        body: { title: 'x' },
      });
    const [first] = [await add(), await add()];
    await api.request('DELETE /boards/{boardId}/columns/{columnId}', {
      params: { ...params, columnId: `${first?.id}` },
    });
    expect((await add()).position).toBe(2);
  });
});
