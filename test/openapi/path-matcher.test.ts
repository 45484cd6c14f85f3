import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/openapi/operations.ts';
import { createPathMatcher } from '../../src/openapi/path-matcher.ts';

const operation = (path: string, method: Operation['method'] = 'get'): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  parameters: [],
  responses: {},
  security: [],
});

const match = createPathMatcher(
  [
    '/',
    '/customers',
    '/customers/{id}',
    '/customers/me',
    '/customers/{id}/orders/{order_id}',
    '/customers/me/settings',
    '/files/{name}',
    '/files/{name}.json',
    '/files/{from}-{to}.csv',
    '/a.b',
    '/v1/trailing/',
  ].map((path) => operation(path)),
);

describe('the path matcher', () => {
  it.each([
    { path: '/', template: '/', params: {} },
    { path: '/customers', template: '/customers', params: {} },
    { path: '/customers/7', template: '/customers/{id}', params: { id: '7' } },
    { path: '/customers/me', template: '/customers/me', params: {} },
    { path: '/customers/me/settings', template: '/customers/me/settings', params: {} },
    {
      path: '/customers/me/orders/9',
      template: '/customers/{id}/orders/{order_id}',
      params: { id: 'me', order_id: '9' },
    },
    { path: '/customers/a%2Fb', template: '/customers/{id}', params: { id: 'a%2Fb' } },
    { path: '/customers/__proto__', template: '/customers/{id}', params: { id: '__proto__' } },
    { path: '/files/a.json', template: '/files/{name}.json', params: { name: 'a' } },
    { path: '/files/a.txt', template: '/files/{name}', params: { name: 'a.txt' } },
    { path: '/files/1-2.csv', template: '/files/{from}-{to}.csv', params: { from: '1', to: '2' } },
    { path: '/a.b', template: '/a.b', params: {} },
    { path: '/v1/trailing/', template: '/v1/trailing/', params: {} },
  ])('$path is $template', ({ path, template, params }) => {
    const found = match(path);
    const operation = found?.operations.get('get');
    expect(operation?.path).toBe(template);
    expect(operation && found?.paramsOf(operation)).toEqual(params);
  });

  it.each([
    '',
    '/nothing',
    '/Customers',
    '/customers/',
    '/customers//orders/1',
    '/axb',
    '/v1/trailing',
    '/files',
  ])('%j is nothing', (path) => {
    expect(match(path)).toBeUndefined();
  });

  it('finds every method of a path', () => {
    const both = createPathMatcher([operation('/x/{id}'), operation('/x/{id}', 'delete')]);
    expect([...(both('/x/1')?.operations.keys() ?? [])]).toEqual(['get', 'delete']);
  });
});

describe('the path matcher with base paths', () => {
  const below = createPathMatcher(
    ['/pets', '/pets/{id}', '/'].map((path) => operation(path)),
    ({ path }) => (path === '/pets/{id}' ? ['/v1', '/v1/eu', ''] : ['/v1', '/v1/eu']),
  );

  it.each([
    ['/v1/pets', '/pets', '/v1'],
    ['/v1/eu/pets', '/pets', '/v1/eu'],
    ['/v1/eu/pets/7', '/pets/{id}', '/v1/eu'],
    ['/pets/7', '/pets/{id}', ''],
    ['/v1/', '/', '/v1'],
    ['/v1', '/', '/v1'],
  ])('%s is %s below %j', (path, template, basePath) => {
    const found = below(path);
    expect([found?.operations.get('get')?.path, found?.basePath]).toEqual([template, basePath]);
  });

  it.each(['/pets', '/', '/v12/pets', '/v1pets', '/V1/pets'])('%s does not match', (path) => {
    expect(below(path)).toBeUndefined();
  });

  it('takes the same time whatever the number of operations', () => {
    const many = createPathMatcher(Array.from({ length: 10_000 }, (_, n) => operation(`/things${n}/{id}`)));
    const few = createPathMatcher([operation('/things9999/{id}')]);
    const time = (look: typeof many) => {
      const start = performance.now();
      for (let n = 0; n < 20_000; n++) look('/things9999/7');
      return performance.now() - start;
    };
    time(few);
    expect(time(many)).toBeLessThan(time(few) * 10 + 50);
  });
});

describe('paths that differ only in the names of their parameters', () => {
  const twin = createPathMatcher([operation('/a/{x}'), operation('/a/{y}', 'delete')]);

  it('are the same path, and each operation has its own names', () => {
    const found = twin('/a/7');
    const [get, remove] = [found?.operations.get('get'), found?.operations.get('delete')];
    expect(get && found?.paramsOf(get)).toEqual({ x: '7' });
    expect(remove && found?.paramsOf(remove)).toEqual({ y: '7' });
  });
});
