import { describe, expect, it } from 'vitest';
import { basePathsOf, createBasePaths } from '../../src/openapi/base-paths.ts';
import { looseContract } from '../support/validating-app.ts';

describe('the base paths of a contract', () => {
  it.each<[servers: readonly object[] | undefined, basePaths: readonly string[]]>([
    [undefined, ['']],
    [[], ['']],
    [[{ url: '/' }], ['']],
    [[{ url: 'https://api.example.com' }], ['']],
    [[{ url: 'https://api.example.com/' }], ['']],
    [[{ url: 'https://api.example.com:8443/v1/' }], ['/v1']],
    [[{ url: '//api.example.com/v1' }], ['/v1']],
    [[{ url: '/v1/eu?x=1#y' }], ['/v1/eu']],
    [[{ url: 'v1' }], ['/v1']],
    [[{ url: 'localhost:5031' }], ['']],
    [[{ url: 'localhost/v1' }], ['/v1']],
    [[{ url: 'api.example.com:8080/v1/' }], ['/v1']],
    [[{ url: './v1' }], ['/v1']],
    [
      [{ url: '/v1' }, { url: 'https://b.example/v1/' }, { url: '/v2' }],
      ['/v1', '/v2'],
    ],
    [[{ url: 'https://{host}/{version}', variables: { version: { default: 'v1' } } }], ['/v1']],
    [[{ url: '/{v}', variables: { v: { default: 'v2', enum: ['v1', 'v2'] } } }], ['/v2', '/v1']],
    [[{ url: 'https://{h}.x/a', variables: { h: { default: 'b', enum: ['b', 'c'] } } }], ['/a']],
    [[{ url: '/{v}', variables: { v: {} } }], ['/{v}']],
  ])('of %j are %j', (servers, basePaths) => {
    expect(basePathsOf(looseContract({}, servers && { servers }))).toEqual(basePaths);
  });

  it('can be a path’s own', () => {
    const paths = { '/x': { servers: [{ url: '/files' }] }, '/y': {} };
    const document = looseContract(paths, { servers: [{ url: '/v1' }] });
    expect([basePathsOf(document, '/x'), basePathsOf(document, '/y')]).toEqual([['/files'], ['/v1']]);
  });

  it('are limited, however many values the variables have', () => {
    const variables = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, { enum: Array.from({ length: 50 }, (_, n) => n) }]),
    );
    expect(basePathsOf(looseContract({}, { servers: [{ url: '/{a}/{b}/{c}', variables }] }))).toHaveLength(
      64,
    );
  });
});

it('reads the servers of a contract once for all of its paths', () => {
  let reads = 0;
  const server = {
    get url() {
      reads += 1;
      return 'https://api.example.com/v1';
    },
  };
  const basePathsFor = createBasePaths(looseContract({ '/x': {}, '/y': {} }, { servers: [server] }));
  for (const path of [undefined, '/x', '/y', '/x']) expect(basePathsFor(path)).toEqual(['/v1']);
  expect(reads).toBe(1);
});
