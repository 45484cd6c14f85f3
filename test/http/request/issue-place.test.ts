import { describe, expect, it } from 'vitest';
import { type PlacedIssue, parseIssue } from '../../../src/http/request/issue-place.ts';

const cases: readonly (readonly [issue: string, place: PlacedIssue])[] = [
  ['/name is required', { in: 'body', pointer: '/name', message: 'is required' }],
  [
    '/crew/0/ship name must be string',
    { in: 'body', pointer: '/crew/0/ship name', message: 'must be string' },
  ],
  [
    '/ is not allowed by the contract',
    { in: 'body', pointer: '/', message: 'is not allowed by the contract' },
  ],
  ['the body must be array', { in: 'body', pointer: '', message: 'must be array' }],
  ['the body is not JSON: at 3', { in: 'body', pointer: '', message: 'is not JSON: at 3' }],
  [
    'query parameter limit must be integer',
    { in: 'query', name: 'limit', pointer: '', message: 'must be integer' },
  ],
  [
    'query parameter page/size must be >= 1',
    { in: 'query', name: 'page', pointer: '/size', message: 'must be >= 1' },
  ],
  [
    'query parameter x is not declared by listBoats',
    { in: 'query', name: 'x', pointer: '', message: 'is not declared by listBoats' },
  ],
  [
    'path parameter boat id must match format "uuid"',
    { in: 'path', name: 'boat id', pointer: '', message: 'must match format "uuid"' },
  ],
  ['header X-Fleet is required', { in: 'header', name: 'X-Fleet', pointer: '', message: 'is required' }],
  [
    'cookie sid must NOT have fewer than 3 characters',
    { in: 'cookie', name: 'sid', pointer: '', message: 'must NOT have fewer than 3 characters' },
  ],
  ['customer c1 does not exist', { message: 'customer c1 does not exist' }],
];

describe('the place of an issue', () => {
  it.each(cases)('%s', (issue, place) => {
    expect(parseIssue(issue)).toEqual(place);
  });
});
