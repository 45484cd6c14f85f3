import { describe, expect, it } from 'vitest';
import { type ExpressionScope, evaluateAddress } from '../../../src/engine/events/runtime-expression.ts';

const scope: ExpressionScope = {
  url: 'http://127.0.0.1:4010/v1/feeds/f1?mode=all',
  request: {
    operation: {
      id: 'follow',
      method: 'post',
      path: '/feeds/{feed}',
      parameters: [],
      responses: {},
      security: [],
    },
    params: { feed: 'f1' },
    query: { mode: 'all', 'call.back': 'http://q.test/' },
    headers: { 'x-callback': 'http://h.test/', 'x-list': ['a', 'b'] },
    body: {
      url: 'http://b.test/hook',
      hosts: [{ name: 'first' }, { name: 'second' }],
      'a/b': 1,
      empty: '',
      not: null,
    },
  },
  reply: {
    status: 201,
    body: { id: 7, links: { self: 'http://r.test/7' } },
    headers: { Location: '/feeds/f1/7' },
  },
};

describe('the runtime expressions of a callback', () => {
  it.each([
    ['{$request.body#/url}', 'http://b.test/hook'],
    ['$request.body#/url', 'http://b.test/hook'],
    ['{$request.body#/hosts/1/name}', 'second'],
    ['{$request.body#/a~1b}', '1'],
    ['{$request.query.mode}', 'all'],
    ['{$request.query.call.back}', 'http://q.test/'],
    ['{$request.header.X-Callback}', 'http://h.test/'],
    ['{$request.header.x-list}', 'a, b'],
    ['{$request.path.feed}', 'f1'],
    ['{$response.body#/links/self}', 'http://r.test/7'],
    ['{$response.header.location}', '/feeds/f1/7'],
    ['{$statusCode} {$method}', '201 POST'],
    ['{$url}', 'http://127.0.0.1:4010/v1/feeds/f1?mode=all'],
    ['{$request.body#/url}/{$request.path.feed}?id={$response.body#/id}', 'http://b.test/hook/f1?id=7'],
    ['http://fixed.test/events', 'http://fixed.test/events'],
  ])('%s is %s', (template, expected) => {
    expect(evaluateAddress(template, scope)).toBe(expected);
  });

  it.each([
    '{$request.body#/missing}',
    '{$request.body#/empty}',
    '{$request.body#/not}',
    '{$request.body#/constructor}',
    '{$request.body#/hosts/9/name}',
    'http://x.test/{$request.query.none}',
    '{$request.cookie.x}',
    '$request.nothing',
  ])('%s has no value', (template) => {
    expect(evaluateAddress(template, scope)).toBeUndefined();
  });
});
