import { describe, expect, it } from 'vitest';
import { arrayOf, infer, type OperationSketch, objectOf, sketch } from '../../support/small-contract.ts';

const Item = objectOf({ 'id!': 'integer', name: 'string' });

/** A list and a create at each path, and the further operations. */
function namesOf(paths: readonly string[], more: Readonly<Record<string, OperationSketch>> = {}) {
  const schemas = Object.fromEntries(paths.map((_, i) => [`Item${i}`, { ...Item, title: `Item${i}` }]));
  const operations = paths.flatMap((path, i): [string, OperationSketch][] => [
    [`GET ${path}`, { response: arrayOf(`Item${i}`) }],
    [`POST ${path}`, { request: objectOf({ name: 'string' }), response: `Item${i}`, status: 201 }],
  ]);
  return infer(sketch({ ...Object.fromEntries(operations), ...more }, schemas)).resources;
}

const info = { response: objectOf({ status: 'string' }) };

describe('the name of a collection', () => {
  it.each<[string, string[], string[], Record<string, OperationSketch>?]>([
    ['is its path', ['/pets', '/vets'], ['pets', 'vets']],
    ['lacks what all paths share', ['/api/v1/pets', '/api/v1/vets'], ['pets', 'vets']],
    ['lacks it where it is alone', ['/rest/pets'], ['pets']],
    ['has what some paths lack', ['/api/pets', '/vets'], ['api/pets', 'vets']],
    ['has what distinguishes versions', ['/api/v1/pets', '/api/v2/pets'], ['v1/pets', 'v2/pets']],
    ['lacks a base path with parameters', ['/v1/orgs/{org}/pets', '/v1/orgs/{org}/vets'], ['pets', 'vets']],
    ['keeps the collection above', ['/api/zoos', '/api/zoos/{zoo}/pets'], ['zoos', 'zoos/pets']],
    [
      'keeps the collection above that nothing creates in',
      ['/api/zoos/{zoo}/pets', '/api/zoos/{zoo}/vets'],
      ['zoos/pets', 'zoos/vets'],
      { 'GET /api/zoos/{zoo}': { response: Item } },
    ],
    [
      'does not depend on people who have no path of their own',
      ['/api/v1/pets'],
      ['pets', 'users'],
      {
        'POST /api/v1/auth/register': {
          request: objectOf({ 'email!': 'string', 'password!': 'string' }),
          response: objectOf({ 'id!': 'integer', email: 'string' }),
          status: 201,
        },
        'POST /api/v1/auth/login': {
          request: objectOf({ 'email!': 'string', 'password!': 'string' }),
          response: objectOf({ 'access_token!': 'string' }),
        },
      },
    ],
    [
      'does not depend on what has no state',
      ['/api/v1/pets', '/api/v1/vets'],
      ['pets', 'vets'],
      { 'GET /health': info, 'GET /': info, 'GET /api/v1': info },
    ],
    [
      'is the whole path where two would share it',
      ['/api/zoos/pets', '/api/zoos/{z}/pets'],
      ['pets', 'zoos/pets'],
    ],
  ])('%s: %j', (_, paths, expected, more) => {
    expect(namesOf(paths, more).map(({ name }) => name)).toEqual(expected);
  });

  it('is the same whatever the order of the paths', () => {
    const [a, b] = [namesOf(['/x/a', '/x/y/b']), namesOf(['/x/y/b', '/x/a'])];
    expect(new Set(a.map(({ name }) => name))).toEqual(new Set(b.map(({ name }) => name)));
  });

  it('may also be what other versions of the contract give', () => {
    const [pets, vets] = namesOf(['/api/v1/pets', '/api/v1/vets']);
    expect(pets?.otherNames).toEqual(['api/v1/pets', 'v1/pets', '/api/v1/pets']);
    expect(vets?.otherNames).toContain('api/v1/vets');
    const [first, second] = namesOf(['/api/v1/pets', '/api/v2/pets']);
    expect([first?.otherNames, second?.otherNames].flat()).not.toContain('pets');
  });
});

describe('the name in an x-resource', () => {
  const put = (name: string): Record<string, OperationSketch> => ({
    'POST /api/imports': {
      request: objectOf({ name: 'string' }),
      response: 'Item0',
      status: 201,
      hint: { name, role: 'create' },
    },
  });

  it.each([['pets'], ['api/pets']])('joins a collection by any of its names: %s', (name) => {
    const resources = namesOf(['/api/pets', '/api/vets'], put(name));
    expect(resources.map((each) => each.name)).toEqual([name, name === 'pets' ? 'vets' : 'vets'].sort());
  });
});
