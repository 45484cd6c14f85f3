import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/openapi/operations.ts';
import { createPathMatcher } from '../../../src/openapi/paths/path-matcher.ts';

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
    ['/Customers', '/customers', {}],
    ['/CUSTOMERS/Ann', '/customers/{id}', { id: 'Ann' }],
    ['/Files/A.JSON', '/files/{name}.json', { name: 'A' }],
    ['/customers/Me', '/customers/{id}', { id: 'Me' }],
    ['/nothing', undefined, undefined],
  ])('%s in any case is %s', (path, template, params) => {
    const found = match.inAnyCase()(path);
    const operation = found?.operations.get('get');
    expect(operation?.path).toBe(template);
    expect(operation && found?.paramsOf(operation)).toEqual(params);
  });

  it.each(['', '/nothing', '/Customers', '/customers//orders/1', '/axb', '/files'])(
    '%j is nothing',
    (path) => {
      expect(match(path)).toBeUndefined();
    },
  );

  it.each([
    ['/customers/', '/customers'],
    ['/customers/7/', '/customers/{id}'],
    ['/v1/trailing', '/v1/trailing/'],
  ])('%s is %s, for no other path takes the slash', (path, template) => {
    expect(match(path)?.operations.get('get')?.path).toBe(template);
  });

  it('leaves a trailing slash to the path that has one', () => {
    const both = createPathMatcher([operation('/x'), operation('/x/')]);
    expect(['/x', '/x/'].map((path) => both(path)?.operations.get('get')?.path)).toEqual(['/x', '/x/']);
  });

  it('finds every method of a path', () => {
    const both = createPathMatcher([operation('/x/{id}'), operation('/x/{id}', 'delete')]);
    expect([...(both('/x/1')?.operations.keys() ?? [])]).toEqual(['get', 'delete']);
  });
});

describe('parameters one after another', () => {
  const inPath = (name: string, ...values: string[]) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string', ...(values.length > 0 && { enum: values }) },
  });
  const find = createPathMatcher([
    { ...operation('/photos/{id}{ending}'), parameters: [inPath('id'), inPath('ending', '.js', '.json')] },
    { ...operation('/maps{scale}{id}'), parameters: [inPath('scale', 'x1', 'x10'), inPath('id')] },
    { ...operation('/pairs/{a}{b}'), parameters: [inPath('a'), inPath('b')] },
  ]);

  it.each([
    ['/photos/7.json', { id: '7', ending: '.json' }],
    ['/photos/a.b.js', { id: 'a.b', ending: '.js' }],
    ['/mapsx10abc', { scale: 'x10', id: 'abc' }],
    ['/mapsx1abc', { scale: 'x1', id: 'abc' }],
    ['/pairs/xyz', { a: 'x', b: 'yz' }],
  ])('end where the values of one begin or end: %s', (path, params) => {
    const found = find(path);
    const [first] = found?.operations.values() ?? [];
    expect(first && found?.paramsOf(first)).toEqual(params);
  });

  it.each<[string, object, object, string, object]>([
    [
      'a time',
      {},
      { format: 'date-time' },
      'ann%40a.co2031-02-01T04%3A05%3A06Z',
      { a: 'ann%40a.co', b: '2031-02-01T04%3A05%3A06Z' },
    ],
    ['a day', { format: 'date' }, {}, '2031-02-01abc', { a: '2031-02-01', b: 'abc' }],
    ['a number', {}, { type: 'integer' }, 'room12', { a: 'room', b: '12' }],
  ])('are told apart by the form of %s', (_, first, second, segment, params) => {
    const parameters = Object.entries({ a: first, b: second }).map(([name, schema]) => ({
      ...{ name, in: 'path' as const, required: true, schema: { type: 'string' as const, ...schema } },
    }));
    const found = { ...operation('/visits/{a}{b}'), parameters };
    expect(createPathMatcher([found])(`/visits/${segment}`)?.paramsOf(found)).toEqual(params);
  });

  it('are not there with another value', () => {
    expect(find('/photos/7.png')).toBeUndefined();
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

describe('a parameter that is the rest of a path', () => {
  const rest = (path: string, name: string) => ({ ...operation(path), rest: [name] });
  const match = createPathMatcher([
    rest('/files/{path}', 'path'),
    rest('/files/{path}/meta', 'path'),
    operation('/files/{id}/{part}'),
    operation('/files/latest'),
  ]);

  it.each([
    ['/files/a/b/c', '/files/{path}', { path: 'a/b/c' }],
    ['/files/a', '/files/{path}', { path: 'a' }],
    ['/files/a/b%2Fc/d', '/files/{path}', { path: 'a/b%2Fc/d' }],
    ['/files/a/b', '/files/{id}/{part}', { id: 'a', part: 'b' }],
    ['/files/a/b/c/meta', '/files/{path}/meta', { path: 'a/b/c' }],
    ['/files/meta/meta/meta', '/files/{path}/meta', { path: 'meta/meta' }],
    ['/files/latest', '/files/latest', {}],
  ])('%s is %s', (path, template, params) => {
    const found = match(path);
    const operation = found?.operations.get('get');
    expect(operation?.path).toBe(template);
    expect(operation && found?.paramsOf(operation)).toEqual(params);
  });

  it('takes a path of thousands of segments without delay', () => {
    const found = match(`/files/${'a/'.repeat(8_000)}x/meta`);
    expect(found?.operations.get('get')?.path).toBe('/files/{path}/meta');
  });
});

describe('a parameter that stands for several segments', () => {
  const job = {
    ...operation('/v1/projects/{projectsId}/jobs/{jobsId}'),
    resourceNames: { name: 'projects/{projectsId}/jobs/{jobsId}' },
  };
  const match = createPathMatcher([job]);

  it.each(['/v1/projects/p/jobs/1', '/v1/projects%2Fp%2Fjobs%2F1'])('has them as its value: %s', (path) => {
    const params = { projectsId: 'p', jobsId: '1', name: 'projects/p/jobs/1' };
    expect(match(path)?.paramsOf(job)).toEqual(params);
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

describe('percent-encoding', () => {
  const encoded = createPathMatcher(
    ['/größe', '/two words', '/caf%C3%A9/{id}', '/a/{name}.größe', '/plain'].map((path) => operation(path)),
    () => ['/münchen'],
  );
  const base = '/m%C3%BCnchen';

  it.each([
    [`${base}/gr%C3%B6%C3%9Fe`, '/größe', {}],
    ['/münchen/größe', '/größe', {}],
    [Buffer.from('/münchen/größe').toString('latin1'), '/größe', {}],
    [`${base}/two%20words`, '/two words', {}],
    [`${base}/caf%c3%a9/a%2Fb`, '/caf%C3%A9/{id}', { id: 'a%2Fb' }],
    [`${base}/café/7`, '/caf%C3%A9/{id}', { id: '7' }],
    [`${base}/a/b%20c.gr%C3%B6%C3%9Fe`, '/a/{name}.größe', { name: 'b%20c' }],
    [`${base}/pl%61in`, '/plain', {}],
  ])('does not matter in %s', (path, template, params) => {
    const found = encoded(path);
    const there = found?.operations.get('get');
    expect([there?.path, there && found?.paramsOf(there), found?.basePath]).toEqual([
      template,
      params,
      '/münchen',
    ]);
  });

  it.each([`${base}/pl%2561in`, `${base}/%`, '/m%C3/plain', `${base}%2Fplain`])(
    'is not guessed in %s',
    (path) => {
      expect(encoded(path)).toBeUndefined();
    },
  );
});

describe('a method that the more specific path lacks', () => {
  const mixed = createPathMatcher([
    operation('/a/me'),
    operation('/a/{id}'),
    operation('/a/{id}', 'delete'),
    operation('/a/{id}/b', 'put'),
    operation('/{any}/me', 'patch'),
  ]);

  it.each([
    ['get', '/a/me', {}],
    ['delete', '/a/{id}', { id: 'me' }],
    ['patch', '/{any}/me', { any: 'a' }],
  ] as const)('%s is that of %s', (method, path, params) => {
    const found = mixed('/a/me');
    const there = found?.operations.get(method);
    expect([there?.path, there && found?.paramsOf(there)]).toEqual([path, params]);
  });

  it('is not there when no path has it', () => {
    expect([...(mixed('/a/me')?.operations.keys() ?? [])].sort()).toEqual(['delete', 'get', 'patch']);
  });
});
