import { mkdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../../src/schema/schema-merger.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';
import { loadFiles } from '../../support/load-files.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const head = "openapi: 3.0.3\ninfo: { title: Ferries, version: '1' }\n";
const responses = { 200: { description: 'ok' } };

describe('a reference is followed', () => {
  it.each<[where: string, files: FileContents, expected: string]>([
    [
      'for a map of components',
      {
        'api.yaml': `${head}paths: { /f: { $ref: f.yaml } }\ncomponents: { parameters: { $ref: parts/all.yaml } }`,
        'f.yaml': { get: { parameters: [{ $ref: 'api.yaml#/components/parameters/Page' }], responses } },
        'parts/all.yaml': { Page: { $ref: 'page.yaml' } },
        'parts/page.yaml': { name: 'page', in: 'query' },
      },
      'page',
    ],
    [
      'for all paths',
      {
        'api.yaml': `${head}paths: { $ref: paths/index.yaml }`,
        'paths/index.yaml': { '/f': { $ref: 'f.yaml' }, '/g': { $ref: 'f.yaml' } },
        'paths/f.yaml': { get: { parameters: [{ name: 'page', in: 'query' }], responses } },
      },
      'page',
    ],
    [
      'for an operation that two paths have',
      {
        'api.yaml': {
          openapi: '3.1.0',
          info: {},
          paths: { '/f': { get: { $ref: 'get.yaml' } }, '/g': { get: { $ref: 'get.yaml' } } },
        },
        'get.yaml': { parameters: [{ name: 'page', in: 'query' }], responses },
      },
      'page',
    ],
    [
      'beside an extension with a reference',
      {
        'api.yaml': `${head}paths: { /f: { $ref: f.yaml } }`,
        'f.yaml': {
          get: {
            'x-code': [{ source: { $ref: 'code/sample.rb' } }],
            parameters: [{ name: 'page', in: 'query' }],
            responses,
          },
        },
        'code/sample.rb': 'puts "hello": [',
      },
      'puts',
    ],
    [
      'in an example',
      {
        'api.yaml': `${head}paths: { /f: { $ref: f.yaml } }`,
        'f.yaml': {
          get: {
            responses: {
              200: { description: 'ok', content: { 'application/json': { example: { $ref: 'e.json' } } } },
            },
          },
        },
        'e.json': { name: 'Aurora' },
      },
      'Aurora',
    ],
    [
      'to a text',
      {
        'api.yaml': `${head.replace('version', 'description: { $ref: docs/intro.md }, version')}paths: { /f: { get: { tags: [] } } }`,
        'docs/intro.md': '# Ferries: an *introduction*\n\n- [ ] {',
      },
      'an *introduction*',
    ],
    [
      'to an empty example',
      {
        'api.yaml': `${head}paths: { /f: { $ref: f.yaml } }`,
        'f.yaml': {
          get: {
            responses: {
              200: {
                description: 'none',
                content: { 'application/json': { examples: { none: { value: { $ref: 'e.json' } } } } },
              },
            },
          },
        },
        'e.json': {},
      },
      'none',
    ],
  ])('%s', async (_, files, expected) => {
    const { document, issues, operations } = await loadFiles(files);
    expect(issues.filter((issue) => !issue.includes('has no title'))).toEqual([]);
    expect(operations.size).toBeGreaterThan(0);
    expect(JSON.stringify(document)).toContain(expected);
    expect([...operations.values()].every(({ path }) => path.startsWith('/'))).toBe(true);
  });

  it('not in data that only looks like one', async () => {
    const example = {
      $ref: 'urn:ship:1',
      schema: { $ref: 'https://example.test/ship.json' },
      other: { $ref: 'none' },
    };
    const content = { 'application/json': { example, schema: { $ref: 'ship.yaml' } } };
    const { document, issues } = await loadFiles({
      'api.yaml': {
        openapi: '3.0.3',
        info: { title: 'T' },
        paths: { '/f': { get: { responses: { 200: { description: '', content } } } } },
      },
      'ship.yaml': { type: 'object' },
    });
    expect(issues).toEqual([]);
    const declared = operationsOf(document).get('GET /f')?.responses[200]?.content?.['application/json'];
    expect(declared?.example).toEqual(example);
  });

  it('through a reference in another file', async () => {
    const { operations } = await loadFiles({
      'api.yaml': `${head}paths: { /f: { get: { responses: { 200: { $ref: 'r.yaml#/found/0' } } } } }`,
      'r.yaml': { found: { $ref: 's.yaml#/all' } },
      's.yaml': { all: [{ description: 'a ferry' }] },
    });
    expect(operations.get('GET /f')?.responses[200]).toEqual({ description: 'a ferry' });
  });
});

describe('the files of a contract', () => {
  const above = {
    'docs/api/openapi.yaml': `${head}paths: { /f: { $ref: ../../shared/f.yaml } }`,
    'shared/f.yaml': { get: { responses } },
  };

  it.each(['package.json', 'go.mod', '.git/HEAD', 'pyproject.toml'])(
    'may be anywhere in the package or repository, whose root has %s',
    async (marker) => {
      const { issues, operations } = await loadFiles({ ...above, [marker]: '' }, 'docs/api/openapi.yaml');
      expect([issues, operations.size]).toEqual([[], 1]);
    },
  );

  it('may be anywhere in the folder that the user names', async () => {
    const root = (folder: ContractFolder) => ({ root: folder.path('') });
    const { operations } = await loadFiles(above, 'docs/api/openapi.yaml', root);
    expect(operations.size).toBe(1);
  });

  it('may not be outside of it', async () => {
    const { issues, operations } = await loadFiles(
      { ...above, 'docs/package.json': '{}' },
      'docs/api/openapi.yaml',
    );
    expect(operations.size).toBe(0);
    expect(issues).toEqual([
      expect.stringMatching(
        /refers to \.\.\/\.\.\/shared\/f\.yaml, which is outside .*docs: start with --root/,
      ),
    ]);
  });

  it('may lack one, which is an error in a corner', async () => {
    const folder = contractFolder({ 'api.yaml': `${head}paths: { /f: { get: {} }, /g: { $ref: g.yaml } }` });
    folders.push(folder);
    mkdirSync(folder.path('g.yaml'));
    const { document, issues } = await loadDocument(folder.path('api.yaml'));
    expect(operationsOf(document).size).toBe(1);
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^refers to g\.yaml, but .*g\.yaml is not a file/),
    ]);
  });
});

describe('what identifies a schema', () => {
  const operation = (schema: object) => ({
    get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } },
  });
  const files = {
    'api.json': {
      openapi: '3.1.0',
      info: { title: 'Ferries', version: '1' },
      paths: {
        '/boats': operation({ $ref: 'schemas/boat.json' }),
        '/docks': operation({ $ref: 'schemas/dock.json' }),
      },
    },
    'schemas/boat.json': {
      $id: 'https://ferries.test/elsewhere/boat',
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { $id: { type: 'integer' }, crew: { $ref: 'crew.json' } },
      examples: [{ $id: 'x/y/z', crew: { $schema: 'z' } }],
    },
    'schemas/crew.json': { type: 'array', items: { $ref: 'boat.json#/properties/$id' } },
    'schemas/dock.json': {
      id: 'http://ferries.test/dock#',
      $schema: 'http://json-schema.org/draft-04/schema#',
      properties: { id: { type: 'string' }, crew: { $ref: 'crew.json' } },
      example: { id: 'a/b/' },
    },
  };

  it('does not move references to other files, and is still there', async () => {
    const { document, issues } = await loadFiles(files, 'api.json');
    expect(issues).toEqual([]);
    const merge = createSchemaMerger(document);
    for (const path of ['/boats', '/docks']) {
      const schema = Object(document.paths[path]).get.responses[200].content['application/json'].schema;
      const crew = merge(merge(schema).properties.get('crew') ?? {});
      expect([path, [...crew.types], [...merge(crew.items ?? {}).types]]).toEqual([
        path,
        ['array'],
        ['integer'],
      ]);
    }
    const text = JSON.stringify(document);
    expect(text).not.toContain('\\u0000');
    for (const kept of [
      '"$id":"https://ferries.test/elsewhere/boat"',
      '"$id":"x/y/z"',
      '"$schema":"z"',
      '"id":"a/b/"',
    ])
      expect(text).toContain(kept);
  });
});
