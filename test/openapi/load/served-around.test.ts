import { afterEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../../src/errors.ts';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { type ContractFolder, contractFolder } from '../../support/contract-folder.ts';
import { loadFiles } from '../../support/load-files.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const head = { openapi: '3.0.3', info: { title: 'Harbour', version: '1' } };
const ok = { responses: { 200: { description: 'ok' } } };
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

describe('an error in a corner of a contract', () => {
  it.each<[what: string, rest: object, issue: string]>([
    [
      'a schema that does not exist',
      { paths: { '/b': { post: { requestBody: json({ $ref: '#/components/schemas/Berth' }), ...ok } } } },
      'refers to #/components/schemas/Berth, which does not exist: fix the $ref.',
    ],
    [
      'a schema that is named elsewhere',
      {
        paths: { '/b': { post: { requestBody: json({ $ref: '#/definitions/Quay' }), ...ok } } },
        components: { schemas: { Quay: {} } },
      },
      'does not exist: fix the $ref. Did you mean #/components/schemas/Quay?',
    ],
    [
      'a misspelt component',
      {
        paths: { '/b': { get: { parameters: [{ $ref: '#/components/parameters/limt' }], ...ok } } },
        components: { parameters: { limit: { name: 'limit', in: 'query' } } },
      },
      'Did you mean #/components/parameters/limit?',
    ],
    [
      'references in a circle',
      {
        paths: { '/b': { get: ok } },
        components: {
          schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
        },
      },
      'refers to #/components/schemas/B, which refers back to itself',
    ],
    [
      'a response that does not exist',
      { paths: { '/b': { get: { responses: { 200: { $ref: '#/components/responses/Ok' } } } } } },
      'refers to #/components/responses/Ok, which does not exist',
    ],
    [
      'a parameter without a name',
      { paths: { '/b': { get: { parameters: [{ in: 'query' }, { name: 'q', in: 'query' }], ...ok } } } },
      '#/paths/~1b/get/parameters/0 has no name: fix it there.',
    ],
    [
      'a component that is no parameter',
      {
        paths: { '/b': { get: { parameters: [{ $ref: '#/components/parameters/P' }], ...ok } } },
        components: { parameters: { P: { schema: {} } } },
      },
      '#/components/parameters/P has no name: fix it there.',
    ],
    [
      'a media type that is a text',
      { paths: { '/b': { get: { responses: { 200: { content: { description: 'boats' } } } } } } },
      '/content/description is not an object: fix it there.',
    ],
    [
      'a type of another language',
      {
        paths: { '/b': { get: ok } },
        components: { schemas: { A: { properties: { n: { type: 'Int' } } } } },
      },
      '/properties/n/type is Int, which is no type, so that any value will do: fix it there. Did you mean integer?',
    ],
    [
      'an operationId that is taken',
      {
        paths: {
          '/b': { get: { operationId: 'boats', ...ok } },
          '/c': { get: { operationId: 'boats', ...ok } },
        },
      },
      '#/paths/~1c/get/operationId is boats, the operationId of GET /b too: this operation goes by GET /c, so give it its own.',
    ],
    [
      'a path without a slash',
      { paths: { boats: { get: ok }, '/b': { get: ok } } },
      '#/paths/boats does not begin with /, as a path must: fix it there. Did you mean /boats?',
    ],
  ])('such as %s is reported, and the rest is served', async (_, rest, issue) => {
    const { issues, operations } = await loadFiles({ 'api.yaml': { ...head, ...rest } });
    expect(issues.filter((line) => line.includes(issue))).toHaveLength(1);
    expect(operations.size).toBeGreaterThan(0);
    expect([...operations.values()].filter(({ unserved }) => unserved !== undefined)).toEqual([]);
  });

  it.each<[what: string, item: object, reason: string]>([
    ['is a text', { get: 'later', post: ok }, 'it is not an object'],
    [
      'has parameters that are no list',
      { get: { parameters: {}, ...ok }, post: ok },
      'its parameters cannot be read',
    ],
    ['has responses that are a list', { get: { responses: [] }, post: ok }, 'its responses cannot be read'],
  ])('leaves an operation alone that %s, and serves the others', async (_, item, reason) => {
    const { issues, operations } = await loadFiles({ 'api.yaml': { ...head, paths: { '/b': item } } });
    expect(issues).toHaveLength(1);
    expect(operations.get('GET /b')?.unserved).toBe(
      `the contract has an error here: ${reason}; check says where`,
    );
    expect(operations.get('POST /b')?.unserved).toBeUndefined();
  });

  it('takes all operations of a path whose parameters are no list', async () => {
    const item = { parameters: 'all', get: { operationId: 'boats', ...ok }, put: ok };
    const { operations } = await loadFiles({ 'api.yaml': { ...head, paths: { '/b': item } } });
    expect([...operations.keys()]).toEqual(['boats', 'PUT /b']);
    expect([...operations.values()].every(({ unserved }) => unserved !== undefined)).toBe(true);
  });

  it('makes what refers to a part that is left out a part that says nothing', async () => {
    const paths = {
      '/b': { get: { responses: { 200: { $ref: '#/paths/~1c/get/responses/200' } } } },
      '/c': { get: { parameters: 1, responses: { 200: json({ type: 'string' }) } } },
    };
    const { operations } = await loadFiles({ 'api.yaml': { ...head, paths } });
    expect(operations.get('GET /b')?.responses[200]).toEqual({ description: '' });
    expect(operations.get('GET /c')?.unserved).toBeDefined();
  });

  it('is a missing title, which is the name of the file then', async () => {
    const { document, issues } = await loadFiles({
      'api.yaml': { openapi: '3.0.3', paths: { '/b': { get: ok } } },
    });
    expect([document.info.title, issues]).toEqual([
      'api.yaml',
      ['api.yaml:1:1 # has no info: fix it there.'],
    ]);
  });

  it('lets a reference lead through another one', async () => {
    const paths = {
      '/b': { $ref: '#/x-items/b' },
      '/c': { get: { responses: { 200: { $ref: '#/paths/~1b/get/responses/200' } } } },
    };
    const items = { b: { get: { responses: { 200: { description: 'boats' } } } } };
    const { operations, issues } = await loadFiles({ 'api.yaml': { ...head, paths, 'x-items': items } });
    expect(operations.get('GET /c')?.responses[200]).toEqual({ description: 'boats' });
    expect(issues).toEqual([]);
  });
});

describe('all errors', () => {
  const yaml = `openapi: 3.0.3
info: { title: Harbour, version: '1' }
paths:
  /boats:
    get:
      parameters:
        - { in: query }
      responses:
        200: { $ref: '#/components/responses/Boats' }
  /crews: { $ref: crew.yaml }
`;

  it('are found at once, each with its place', async () => {
    const { issues } = await loadFiles({ 'api.yaml': yaml, 'crews.yaml': 'get: {}' });
    expect(issues).toEqual([
      'api.yaml:9:9 #/paths/~1boats/get/responses/200 refers to #/components/responses/Boats, which does not exist: fix the $ref.',
      'api.yaml:10:3 #/paths/~1crews refers to crew.yaml, which cannot be read (ENOENT): fix the $ref. Did you mean crews.yaml?',
      'api.yaml:7:11 #/paths/~1boats/get/parameters/0 has no name: fix it there.',
    ]);
  });

  it('are located in the file that has them', async () => {
    const files = {
      'api.yaml': { ...head, paths: { '/boats': { $ref: 'boats.yaml' } } },
      'boats.yaml':
        'get:\n  responses:\n    200: { description: ok }\n  parameters:\n    - name: q\n      in: body\n',
    };
    expect((await loadFiles(files)).issues).toEqual([
      'boats.yaml:6:7 #/get/parameters/0/in is not one of path, query, header, cookie: fix it there.',
    ]);
  });

  it.each([
    ['style', { content: { 'text/plain': {} }, style: 'simple' }, 'may not be beside content'],
    ['allowReserved', { schema: {}, allowReserved: true }, 'has no effect here'],
    ['body', { schema: {}, body: {} }, 'is no field of a parameter'],
  ])('are warnings for %s, which are refused only when the user is strict', async (_, more, says) => {
    const parameters = { a: { name: 'a', in: 'header', ...more } };
    const document = { openapi: '3.1.0', info: { title: 'x', version: '1' }, components: { parameters } };
    const folder = contractFolder({ 'api.yaml': JSON.stringify(document) });
    folders.push(folder);
    const { issues } = await loadDocument(folder.path('api.yaml'), { refusesErrors: true });
    expect(issues).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining(says) }),
    );
    await expect(loadDocument(folder.path('api.yaml'), { strict: true })).rejects.toThrow(says);
  });

  it('refuse the contract together when the user is strict', async () => {
    const folder = contractFolder({ 'api.yaml': yaml, 'crews.yaml': 'get: {}' });
    folders.push(folder);
    const refused = loadDocument(folder.path('api.yaml'), { strict: true });
    await expect(refused).rejects.toThrow(StartupError);
    await expect(refused).rejects.toThrow(/api\.yaml has 3 errors:\n.*:9:9 .*\n.*:10:3 .*\n.*:7:11 /);
  });
});

it.each<[object, string]>([
  [{ type: 'http' }, 'has no scheme'],
  [{ type: 'http', scheme: {} }, 'is not a string'],
  [{ type: 'apiKey', name: 'key' }, 'has no in'],
  [{ type: 'apiKey', in: 'body', name: 'key' }, 'is not one of header, query, cookie'],
  [{ type: 'apiKey', in: 'header' }, 'has no name'],
  [{ type: 'token' }, 'is not one of http, apiKey'],
  [{ scheme: 'basic' }, 'has no type'],
])(
  'reports a security scheme that does not say what it requires, and does not serve it: %j',
  async (scheme, issue) => {
    const { document, issues } = await loadFiles({
      'api.yaml': {
        ...head,
        paths: { '/b': { get: { security: [{ odd: [] }], ...ok } } },
        components: { securitySchemes: { odd: scheme, key: { type: 'apiKey', in: 'query', name: 'key' } } },
      },
    });
    expect(issues).toEqual([expect.stringContaining(issue)]);
    expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['key']);
  },
);

it('serves a contract in which keys stand twice, of which the last counts, and reports each', async () => {
  const { operations, issues } = await loadFiles({
    'api.yaml': [
      'openapi: 3.0.3',
      "info: { title: Harbour, version: '1' }",
      'paths:',
      '  /a: { get: { responses: {} } }',
      '  /b: { $ref: b.yaml }',
      '  /a: { put: { responses: {} } }',
      'components: { schemas: { A: {}, B: {}, A: { type: string }, B: {} } }',
    ].join('\n'),
    'b.yaml':
      'get: { responses: {}, summary: x }\nsummary: y\nget: { responses: {}, summary: z, summary: u }',
  });
  const message = 'has this name a second time, and only the last counts: remove the others.';
  expect(issues).toEqual([
    `api.yaml:6:3 #/paths/~1a ${message}`,
    `api.yaml:7:40 #/components/schemas/A ${message}`,
    `api.yaml:7:61 #/components/schemas/B ${message}`,
    `b.yaml:3:1 #/get ${message}`,
    `b.yaml:3:35 #/get/summary ${message}`,
  ]);
  expect([...operations.keys()]).toEqual(['PUT /a', 'GET /b']);
});

it.each([
  ['3.0', '3.0'],
  ['3.1', '3.1'],
  ['3.0.0', '3.0.0'],
])('takes openapi: %s without quotes for a version', async (version, expected) => {
  const { document } = await loadFiles({
    'api.yaml': `openapi: ${version}\ninfo: { title: Harbour, version: 1 }\npaths: {}`,
  });
  expect(document.openapi).toBe(expected);
});

it.each([
  ['3.0.0.', '3.0'],
  ['v3.1.0', '3.1'],
  ['3.0.x', '3.0'],
  [' 3.1', '3.1'],
])('serves what declares version "%s", and reports it', async (openapi, expected) => {
  const { document, issues } = await loadFiles({ 'api.yaml': { ...head, openapi, paths: {} } });
  expect(document.openapi).toBe(expected);
  expect(issues).toEqual([
    expect.stringContaining(
      `#/openapi is no version of OpenAPI, and read as ${expected}: write ${expected}.0.`,
    ),
  ]);
});

it.each(['3.', '3', '4.0.0', '30.1', '3.7.0', 'three'])('does not serve version "%s"', async (openapi) => {
  await expect(loadFiles({ 'api.yaml': { ...head, openapi, paths: {} } })).rejects.toThrow(
    'declares version',
  );
});

it('serves methods that are written in capitals, and reports them', async () => {
  const { operations, issues } = await loadFiles({
    'api.yaml': { ...head, paths: { '/b': { GET: ok, Put: ok, post: ok } } },
  });
  expect([...operations.keys()].sort()).toEqual(['GET /b', 'POST /b', 'PUT /b']);
  expect(issues).toEqual([
    expect.stringContaining('#/paths/~1b/GET is not written as keys are: write get.'),
    expect.stringContaining('#/paths/~1b/Put is not written as keys are: write put.'),
  ]);
});
