import { expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../web/src/shell/route.ts';

it.each([
  ['', { page: '', path: [], query: {} }],
  ['#/data', { page: 'data', path: [], query: {} }],
  [
    '#/data/line%20items/a%2Fb?sort=-name',
    { page: 'data', path: ['line items', 'a/b'], query: { sort: '-name' } },
  ],
  ['#data/%', { page: 'data', path: ['%'], query: {} }],
])('%s is parsed', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

it.each([
  ['data', ['a/b', 'ü'], { sort: '', q: 'x y', none: undefined }],
  ['requests', [], {}],
])('the route of %s %j %j is parsed as it was formatted', (page, path, query) => {
  const given = Object.entries(query).filter(([, value]) => value);
  expect(parseRoute(formatRoute(page, path, query))).toEqual({
    page,
    path,
    query: Object.fromEntries(given),
  });
});
