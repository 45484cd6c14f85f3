import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../web/src/request/build-request.ts';
import {
  issueOfParameter,
  issuesWithoutField,
  placeIssues,
  pointerOf,
} from '../../web/src/request/issue-places.ts';

type Details = Parameters<typeof buildRequest>[1];
type Input = Parameters<typeof buildRequest>[2];

const details = (rest: Partial<Details>): Details => ({
  id: 'x',
  method: 'POST',
  path: '/shelves/{shelf}/books',
  basePath: '/v1',
  parameters: [],
  responses: [],
  security: [],
  ...rest,
});

const build = (rest: Partial<Details>, input: Partial<Input>) =>
  buildRequest('http://h', details(rest), { parameters: {}, ...input });

const string = { required: false, field: { kind: 'string' } } as const;

it('puts parameters into their places, and leaves out the empty ones', () => {
  const parameters = (['path shelf', 'query q', 'query none', 'header X-A', 'cookie c'] as const).map(
    (key) => {
      const [place = '', name = ''] = key.split(' ');
      return { name, in: place as 'path', ...string };
    },
  );
  const texts = {
    'path shelf': 'a/b $&',
    'query q': 'x y',
    'header X-A': 'h',
    'cookie c': 'k',
    'query none': '',
  };
  expect(build({ parameters }, { parameters: texts })).toMatchObject({
    url: 'http://h/v1/shelves/a%2Fb%20%24%26/books?q=x+y',
    headers: { 'X-A': 'h' },
    cookies: { c: 'k' },
  });
});

it.each<[Details['security'][number][number], string, object]>([
  [{ type: 'http', scheme: 'Bearer' }, 't', { headers: { Authorization: 'Bearer t' } }],
  [{ type: 'http', scheme: 'Basic' }, 'ann:pw', { headers: { Authorization: `Basic ${btoa('ann:pw')}` } }],
  [{ type: 'http', scheme: 'Basic' }, 'tök', { headers: { Authorization: 'Basic YW55OnTDtms=' } }],
  [{ type: 'oauth2', scheme: 'Bearer' }, 't', { headers: { Authorization: 'Bearer t' } }],
  [{ type: 'apiKey', in: 'header', name: 'X-Key' }, 'k', { headers: { 'X-Key': 'k' } }],
  [{ type: 'apiKey', in: 'query', name: 'key' }, 'k', { url: 'http://h/v1/shelves/{shelf}/books?key=k' }],
  [{ type: 'apiKey', in: 'cookie', name: 'sid' }, 'k', { cookies: { sid: 'k' } }],
  [{ type: 'mutualTLS' }, '', { headers: {} }],
])('the credential %j with %s', (credential, text, expected) => {
  expect(build({ security: [[credential]] }, { credentials: [text] })).toMatchObject(expected);
});

describe('a body', () => {
  it.each<[string, string, unknown, string | undefined]>([
    ['application/json', '{"a":1}', '{"a":1}', 'application/json'],
    [
      'application/x-www-form-urlencoded',
      '{"a":[1,2],"b":{"c":3},"d":[{"e":true}]}',
      'a=1&a=2&b%5Bc%5D=3&d%5B0%5D%5Be%5D=true',
      'application/x-www-form-urlencoded',
    ],
    ['application/x-www-form-urlencoded', 'a=1', 'a=1', 'application/x-www-form-urlencoded'],
    ['text/csv', 'a,b', 'a,b', 'text/csv'],
    ['text/csv', '', undefined, undefined],
  ])('of %s written as %s', (mediaType, body, sent, type) => {
    const built = build({}, { mediaType, body });
    expect(built.body === undefined ? undefined : `${built.body}`).toBe(sent);
    expect(built.headers?.['Content-Type']).toBe(type);
  });

  it('of a multipart form has no media type yet: the boundary is the browser’s', () => {
    const { body, headers } = build(
      {},
      { mediaType: 'multipart/form-data', body: '{"name":"Ann","tags":["a","b"]}' },
    );
    expect(body instanceof FormData && [...body]).toEqual([
      ['name', 'Ann'],
      ['tags', 'a'],
      ['tags', 'b'],
    ]);
    expect(headers).toEqual({});
  });
});

it('sends a key once that is declared as a parameter, too', () => {
  const key = { name: 'key', in: 'query' as const };
  const built = build(
    {
      parameters: [{ ...key, required: true, field: { kind: 'string' } }],
      security: [[{ type: 'apiKey', ...key }]],
    },
    { parameters: { 'query key': 'example' }, credentials: ['anything'] },
  );
  expect(built.url).toMatch(/\?key=anything$/);
});

it('prefers a status and a media type', () => {
  expect(build({}, { code: '503', accept: 'text/csv' }).headers).toEqual({
    Prefer: 'code=503',
    Accept: 'text/csv',
  });
});

it('places issues', () => {
  const issues = placeIssues([
    '/address/city is required',
    '/address/city must be string',
    'the body is required',
    'query parameter limit must be integer',
    'path parameter id must be integer',
    'header X-Key is required',
    'something else',
  ]);
  expect(Object.fromEntries(issues.body)).toEqual({
    '/address/city': 'is required; must be string',
    '': 'is required',
  });
  expect(Object.fromEntries(issues.parameters)).toEqual({
    'query limit': 'must be integer',
    'path id': 'must be integer',
    'header x-key': 'is required',
  });
  expect(issues.others).toEqual(['something else']);
  expect(pointerOf(['a/b', 0, '~'])).toBe('/a~1b/0/~0');
});

it('finds the issues of parts of a parameter, and those of parameters without a field', () => {
  const issues = placeIssues([
    'query parameter ids/1 must be integer',
    'query parameter filter[min] must be number',
    'query parameter Ids is too long',
    'query parameter page is unknown',
  ]);
  expect(issueOfParameter(issues, 'query ids')).toBe('/1 must be integer; is too long');
  expect(issueOfParameter(issues, 'query filter')).toBe('[min] must be number');
  expect(issueOfParameter(issues, 'query id')).toBeUndefined();
  expect(issuesWithoutField(issues, ['query ids', 'query filter'])).toEqual(['query page is unknown']);
});
