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

describe('an item of a collection with a list in it', () => {
  const Row = objectOf({
    gid: 'string',
    name: 'string',
    projects: { type: 'array', items: objectOf({ gid: 'string' }) },
  });

  it.each([
    ['/sections/{section_gid}', 'addTask'],
    ['/tags/{tag_gid}', 'addTask'],
    ['/bags/{bagGid}', 'put'],
    ['/tags/{tagId}', 'addTask'],
  ])('is one of many, whatever its id is called: %s', (path, verb) => {
    const collection = path.slice(0, path.lastIndexOf('/'));
    const roles = rolesIn(
      sketch(
        {
          [`GET ${path}`]: { response: 'Row' },
          [`POST /boards/{board_gid}${collection}`]: { request: 'Row', response: 'Row', status: 201 },
          [`POST ${path}/${verb}`]: { request: objectOf({ task: 'string' }), response: {} },
        },
        { Row },
      ),
    );
    expect(roles[`GET ${path}`]).toBe(`read ${collection.slice(1)}`);
    expect(roles[`POST /boards/{board_gid}${collection}`]).toBe(`create ${collection.slice(1)}`);
  });
});

describe('paths that end with the first part of a key', () => {
  const Repo = objectOf({ slug: 'string', name: 'string' });
  const page = objectOf({ values: arrayOf('Repo'), next: 'string' });

  it.each([
    ['/repositories', 'workspace', 'slug'],
    ['/packages', 'scope', 'name'],
  ])('list what begins with it: %s', (path, first, second) => {
    const item = `${path}/{${first}}/{${second}}`;
    const roles = rolesIn(
      sketch(
        {
          [`GET ${path}`]: { response: page },
          [`GET ${path}/{${first}}`]: { response: page },
          [`GET ${item}`]: { response: 'Repo' },
          [`PUT ${item}`]: { request: 'Repo', response: 'Repo' },
        },
        { Repo },
      ),
    );
    const name = path.slice(1);
    expect(roles[`GET ${path}/{${first}}`]).toBe(`list ${name}`);
    expect(roles[`GET ${item}`]).toBe(`read ${name}`);
  });
});

describe('a list below others whose path says the word in the plural', () => {
  it.each([
    ['/downtime', '/monitors/{monitorId}/downtimes'],
    ['/seat', '/rooms/{monitorId}/seats'],
  ])('has the items of the one in the singular: %s', (path, list) => {
    const Down = objectOf({ id: 'integer', monitorId: 'integer' });
    const roles = rolesIn(
      sketch(
        {
          [`POST ${path}`]: { request: 'Down', response: 'Down', status: 201 },
          [`GET ${path}/{id}`]: { response: 'Down' },
          [`GET ${list}`]: { response: arrayOf('Down') },
        },
        { Down },
      ),
    );
    expect(roles[`GET ${list}`]).toBe(`list ${path.slice(1)}`);
  });
});

describe('a list by the id of something else', () => {
  const paths = ['/notes/contacts/{contactId}', '/reviews/of/{bookId}', '/service/feedback/{id}'];
  const list = { response: objectOf({ content: arrayOf('Board'), totalPages: 'integer' }) };

  it.each(paths)('is where its items are created, too: %s', (path) => {
    const roles = rolesIn(sketch({ [`GET ${path}`]: list, [`POST ${path}`]: created }, { Board }));
    expect(Object.values(roles).map((role) => role.split(' ')[0])).toEqual(['list', 'create']);
  });

  it.each<[what: string, others: Parameters<typeof sketch>[0]]>([
    ['a PATCH changes the one of each', { 'PATCH /notes/{about}': { request: sent, ...one } }],
    ['the create responds with something else', { 'POST /notes/{about}': { request: sent, response: sent } }],
  ])('is none where %s', (_what, others) => {
    const roles = rolesIn(
      sketch({ 'GET /notes/{about}': list, 'POST /notes/{about}': created, ...others }, { Board }),
    );
    expect(roles['POST /notes/{about}']).not.toMatch(/^create/);
  });
});
