import { describe, expect, it } from 'vitest';
import { arrayOf, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const Board = objectOf({ 'id!': 'string', 'title!': 'string' });
const sent = objectOf({ 'title!': 'string' });
const one = { response: 'Board' };
const created = { request: sent, response: 'Board', status: 201 };

describe('a path that ends with a parameter', () => {
  it.each(['/boards/{kind}', '/v2/spaces/{space}/boards/{kind}'])(
    'is a collection where it lists and creates what is found below it: %s',
    (path) => {
      const roles = rolesIn(
        sketch(
          {
            [`GET ${path}`]: { response: objectOf({ 'results!': arrayOf('Board') }) },
            [`POST ${path}`]: created,
            [`GET ${path}/{boardId}`]: one,
            [`PATCH ${path}/{boardId}`]: { request: sent, ...one },
            [`DELETE ${path}/{boardId}`]: {},
          },
          { Board },
        ),
      );
      const kinds = Object.values(roles).map((role) => role.split(' ')[0]);
      expect(kinds.sort()).toEqual(['create', 'delete', 'list', 'read', 'update']);
      expect(new Set(Object.values(roles).map((role) => role.split(' ')[1])).size).toBe(1);
    },
  );

  it.each<[what: string, others: Parameters<typeof sketch>[0]]>([
    [
      'of which its own path lists',
      { 'GET /boards': { response: arrayOf('Board') }, 'POST /boards': created },
    ],
    ['that is read by it', { 'GET /boards/{kind}': one }],
  ])('is that of an item %s', (_what, others) => {
    const roles = rolesIn(
      sketch(
        {
          'GET /boards/{kind}': { response: arrayOf('Board') },
          'POST /boards/{kind}': created,
          'GET /boards/{kind}/{boardId}': one,
          ...others,
        },
        { Board },
      ),
    );
    expect(roles['POST /boards/{kind}']).not.toBe('create boards');
  });
});
