import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../../support/crud-api.ts';
import { type OperationSketch, objectOf, sketch } from '../../../support/small-contract.ts';

const text = { type: 'string' };
const number = { type: 'integer' };

/** Collections whose creates say no more than that something was made, and by which id: `{created, cartId}`. */
function receipts(owner: string, child: string, row: Parameters<typeof objectOf>[0], whole: object) {
  const ids = [owner, child].map((name) => `${name.slice(0, -1)}Id`);
  const [ownerId = '', childId = ''] = ids;
  const request = objectOf(row);
  const element = objectOf({ id: 'integer', ...row });
  const receipt = (id: string, schema: object): OperationSketch => ({
    response: { type: 'object', properties: { created: { type: 'boolean' }, [id]: schema } },
    status: 201,
  });
  const list = { type: 'array', items: element };
  const shown = { type: 'object', properties: { [child]: list, ...whole } };
  const one = `/${owner}/{${ownerId}}`;
  const operations: Record<string, OperationSketch> = {
    [`POST /${owner}`]: receipt(ownerId, text),
    [`GET ${one}`]: { response: shown },
    [`GET ${one}/${child}`]: { response: { ...list, items: objectOf({ id: 'integer', ...row }) } },
    [`POST ${one}/${child}`]: { ...receipt(childId, number), request },
    [`PATCH ${one}/${child}/{${childId}}`]: { request, status: 204, path: { [childId]: number } },
    [`DELETE ${one}/${child}/{${childId}}`]: { status: 204, path: { [childId]: number } },
  };
  return { ownerId, childId, one, api: createCrudApi(sketch(operations)) };
}

describe('items whose creates respond with their ids alone', () => {
  it.each<[string, string, Parameters<typeof objectOf>[0], object, object, object]>([
    [
      'carts',
      'items',
      { productId: 'integer', quantity: 'integer' },
      { created: { type: 'string', format: 'date-time' } },
      { productId: 4641, quantity: 2 },
      { quantity: 5 },
    ],
    [
      'playlists',
      'tracks',
      { title: 'string', artist: 'string' },
      {},
      { title: 'So' },
      { artist: 'Gabriel' },
    ],
    [
      'boards',
      'cards',
      { text: 'string', column: 'string' },
      { name: text },
      { text: 'Mow' },
      { column: 'B' },
    ],
  ])(
    'are shown in %s with the %s as the list of them has them',
    async (owner, child, row, whole, sent, more) => {
      const { ownerId, childId, one, api } = receipts(owner, child, row, whole);
      const { request, requestBody } = await api;
      const made: { [ownerId]: string }[] = [];
      for (const _ of [1, 2]) made.push(await requestBody(`POST /${owner}`));
      const [first = {}, second = {}] = made.map((each) => ({ [ownerId]: each[ownerId] }));
      const added = await requestBody(`POST ${one}/${child}`, { params: first, body: sent });
      expect(added).toEqual({ created: true, [childId]: 1 });
      const params = { ...first, [childId]: 1 };
      expect((await request(`PATCH ${one}/${child}/{${childId}}`, { params, body: more })).status).toBe(204);
      const rows = [{ id: 1, ...sent, ...more }];
      expect(await requestBody(`GET ${one}/${child}`, { params: first })).toEqual(rows);
      expect(await requestBody(`GET ${one}`, { params: first })).toMatchObject({ [child]: rows });
      expect(await requestBody(`GET ${one}`, { params: second })).toMatchObject({ [child]: [] });
      await request(`DELETE ${one}/${child}/{${childId}}`, { params });
      expect(await requestBody(`GET ${one}`, { params: first })).toMatchObject({ [child]: [] });
    },
  );
});
