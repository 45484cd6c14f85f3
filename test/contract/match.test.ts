import { describe, expect, it } from 'vitest';
import { createPathMatch } from '../../src/contract/match.ts';
import type { Operation } from '../../src/contract/operations.ts';

const operation = (path: string, method: Operation['method'] = 'get'): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  parameters: [],
  responses: {},
  security: [],
});

const match = createPathMatch(
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

describe('the look-up of paths', () => {
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
    expect(found?.operations.get('get')?.path).toBe(template);
    expect(found?.params).toEqual(params);
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

  it('tells every method of a path', () => {
    const both = createPathMatch([operation('/x/{id}'), operation('/x/{id}', 'delete')]);
    expect([...(both('/x/1')?.operations.keys() ?? [])]).toEqual(['get', 'delete']);
  });
});
