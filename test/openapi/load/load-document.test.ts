import { once } from 'node:events';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../../src/errors.ts';
import { type LoadOptions, loadDocument } from '../../../src/openapi/load/load-document.ts';
import { canonicalPointer, isReference } from '../../../src/openapi/reference.ts';
import { walk } from '../../../src/openapi/walk.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folderOf(files: FileContents): ContractFolder {
  const folder = contractFolder(files);
  folders.push(folder);
  return folder;
}

const head = { openapi: '3.0.3', info: { title: 'T', version: '1' } };
const minimal = { ...head, paths: {} };
const yaml = (rest: string) => `openapi: 3.0.3\ninfo: { title: T, version: '1' }\n${rest}`;
const oneSchema = (schema: unknown) => ({ ...minimal, components: { schemas: { A: schema } } });

async function load(files: FileContents, name = 'api.yaml', options?: LoadOptions) {
  return loadDocument(folderOf(files).path(name), options);
}

/** What a strict refusal says, the folder's name and the positions left out. */
async function refusal(files: FileContents, name = 'api.yaml', options?: LoadOptions): Promise<string> {
  const folder = folderOf(files);
  const strict = loadDocument(folder.path(name), { strict: true, ...options });
  const error: unknown = await strict.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  return error instanceof Error ? withoutPositions(error.message).replaceAll(folder.path(''), '') : '';
}

function withoutPositions(message: string): string {
  return message.replaceAll(/:\d+:\d+ #/g, '#');
}

describe('a contract', () => {
  it.each<[what: string, name: string, content: unknown]>([
    ['in YAML', 'api.yaml', yaml('paths: {}')],
    ['in JSON', 'api.json', minimal],
    ['in JSON with a mark of byte order', 'api.json', `\uFEFF${JSON.stringify(minimal)}`],
    ['of 3.1', 'api.yaml', { ...minimal, openapi: '3.1.0' }],
    ['of a version without a patch', 'api.yaml', { ...minimal, openapi: '3.1' }],
    [
      'with what nobody knows',
      'api.yaml',
      { ...minimal, 'x-a': null, sparkling: [], info: { title: 'T', license: 5 } },
    ],
    [
      'with an operation without responses',
      'api.yaml',
      { ...head, paths: { '/x': { get: {}, 'x-a': 1 }, 'x-b': null } },
    ],
    ['with aliases', 'api.yaml', yaml('x-a: &a { b: 1 }\npaths: { /x: { get: { x-c: *a } } }')],
    ['with merged keys', 'api.yaml', yaml('x-a: &a { get: {} }\npaths: { /x: { <<: *a } }')],
  ])('%s is loaded', async (_, name, content) => {
    const { document, files, notes } = await load({ [name]: content }, name);
    expect(document.info.title).toBe('T');
    expect([files.length, notes]).toEqual([1, []]);
  });

  it('keeps dates and unusual names as JSON has them', async () => {
    const text = yaml('paths: {}\nx-a: { on: 2026-01-01, 200: yes, __proto__: { polluted: true } }');
    const { document } = await load({ 'api.yaml': text });
    const more: unknown = Reflect.get(document, 'x-a');
    expect(JSON.stringify(more)).toBe('{"200":"yes","on":"2026-01-01","__proto__":{"polluted":true}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('that is built in loads fast', async () => {
    const file = fileURLToPath(new URL('../../../openapi/togai.yaml', import.meta.url));
    await loadDocument(file);
    const start = performance.now();
    expect((await loadDocument(file)).notes).toEqual([]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a contract of several files', () => {
  const files = {
    'api.yaml': yaml(
      'paths:\n  /pets: { $ref: paths/pets.yaml }\n  /owners:\n    get:\n      responses:\n        200:\n' +
        '          { description: ok, content: { application/json: { schema: { $ref: "schemas/all.json#/Owner" } } } }',
    ),
    'paths/pets.yaml':
      'get:\n  parameters:\n    - $ref: ../parameters.yaml#/limit\n  responses:\n    200:\n      description: ok\n' +
      '      content:\n        application/json:\n          schema: { $ref: ../schemas/all.json#/Pet }',
    'parameters.yaml': 'limit: { name: limit, in: query, schema: { type: integer } }',
    'schemas/all.json': {
      Pet: { type: 'object', properties: { owner: { $ref: '#/Owner' }, name: { $ref: 'a name.json' } } },
      Owner: { type: 'object', properties: { pets: { type: 'array', items: { $ref: '#/Pet' } } } },
    },
    'schemas/a name.json': { type: 'string', minLength: 1 },
  };

  it('becomes one document whose references point into itself, also circular ones', async () => {
    const { document, files: loaded } = await load(files);
    walk(document, (node) => {
      if (isReference(node)) expect(node.$ref).toMatch(/^#\//);
    });
    const schema = ['paths', '/pets', 'get', 'responses', '200', 'content', 'application/json', 'schema'];
    const around = [...schema, 'properties', 'owner', 'properties', 'pets', 'items', 'properties', 'name'];
    expect(canonicalPointer(document, around)).toMatch(/^#\//);
    expect(JSON.stringify(document)).toContain('"name":"limit"');
    expect(loaded.map((file) => file.replace(/^.*contract-[^/]*\//, ''))).toEqual([
      'api.yaml',
      'paths/pets.yaml',
      'schemas/all.json',
      'parameters.yaml',
      'schemas/a name.json',
    ]);
  });

  it.each([
    ['schemas/all.json#/Cat', 'refers to schemas/all.json#/Cat, which does not exist'],
    ['schemas/none.json', '#/paths/~1x refers to schemas/none.json, which cannot be read \\(ENOENT\\)'],
    ['schemas', 'is not a file'],
    ['../outside.yaml', '#/paths/~1x refers to ../outside.yaml, which is outside .*: start with --root'],
    ['sub/../../outside.yaml', 'which is outside'],
    ['/etc/hostname', 'which is outside'],
    ['file:///etc/hostname', 'which is outside'],
    ['link.yaml', 'which is outside'],
    ['linked/outside.yaml', 'which is outside'],
    ['http://localhost:1/x.yaml', 'which is on the network: start with --allow-remote-refs'],
    ['//localhost:1/x.yaml', 'refers to'],
    ['ftp://localhost/x.yaml', 'which is not a file'],
    ['data:text/plain,x', 'which is not a file'],
    ['http://', 'which is not a URL'],
    ['broken.yaml', 'broken.yaml:2:1 is neither YAML nor JSON'],
  ])('is refused when it refers to %s', async (ref, message) => {
    const folder = folderOf({
      'outside.yaml': 'get: {}',
      'in/api.yaml': { ...head, paths: { '/x': { $ref: ref } } },
      'in/schemas/all.json': { Dog: {} },
      'in/broken.yaml': 'a: [',
    });
    symlinkSync(folder.path('outside.yaml'), folder.path('in/link.yaml'));
    mkdirSync(folder.path('in/sub'));
    symlinkSync(folder.path(''), folder.path('in/linked'));
    const strict = loadDocument(folder.path('in/api.yaml'), { strict: true });
    const error: unknown = await strict.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartupError);
    expect(withoutPositions(String(error))).toMatch(new RegExp(message));
  });

  it('can be reached by a link, and is located where it really is', async () => {
    const folder = folderOf({
      'in/api.yaml': { ...head, paths: { '/x': { $ref: 'x.yaml' } } },
      'in/x.yaml': 'get: {}',
    });
    symlinkSync(folder.path('in/api.yaml'), folder.path('link.yaml'));
    expect((await loadDocument(folder.path('link.yaml'))).files).toHaveLength(2);
  });

  it('can be on the network when that is allowed', async () => {
    const server = createServer((req, res) => {
      if (req.url === '/x.yaml') res.end('get: { parameters: [{ $ref: "y.yaml#/p" }] }');
      else if (req.url === '/y.yaml') res.end('p: { name: limit, in: query }');
      else res.writeHead(404).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const files = (path: string) => ({
      'api.yaml': { ...head, paths: { '/x': { $ref: `http://127.0.0.1:${port}/${path}` } } },
    });
    const options = { allowRemoteRefs: true };
    expect(JSON.stringify((await load(files('x.yaml'), 'api.yaml', options)).document)).toContain('limit');
    expect(await refusal(files('z.yaml'), 'api.yaml', options)).toContain('(the server responded with 404)');
    server.close();
    expect(await refusal(files('x.yaml'), 'api.yaml', options)).toContain('cannot be fetched');
  });
});

describe('a contract is refused', () => {
  it.each<[what: string, content: unknown, message: string]>([
    ['no YAML', 'openapi: 3.0.3\n  bad: [', 'api.yaml:2:6 is neither YAML nor JSON'],
    ['no JSON', '{ "openapi": "3.0.3", ', 'api.yaml:2:1 is neither'],
    ['nothing', '', 'api.yaml is empty: give the path of an OpenAPI document.'],
    ['comments alone', '# nothing\n', 'api.yaml is empty'],
    ['a text', 'hello', 'api.yaml is not an OpenAPI document'],
    ['an array', '[]', 'api.yaml is not an OpenAPI document'],
    [
      'OpenAPI 3.3',
      { ...minimal, openapi: '3.3.0' },
      'version "3.3.0" in /openapi: "3.0.x", "3.1.x" and "3.2.x" are served',
    ],
    ['a number that is no version', 'openapi: 4.0', 'version 4 in /openapi'],
    ['no version', { paths: {} }, 'api.yaml declares no version'],
    ['no info', { openapi: '3.0.0', paths: {} }, 'api.yaml# has no info: fix it there.'],
    ['no title', { ...minimal, info: {} }, 'api.yaml#/info has no title'],
    ['no paths', head, 'api.yaml# has no paths'],
    ['paths that are an array', { ...head, paths: [] }, 'api.yaml#/paths is not an object'],
    ['a path without /', { ...head, paths: { x: {} } }, '#/paths/x does not begin with /'],
    ['a path item that is null', { ...head, paths: { '/x': null } }, '#/paths/~1x is not an object'],
    [
      'an operation that is a text',
      { ...head, paths: { '/x': { get: 'y' } } },
      '#/paths/~1x/get is not an object',
    ],
    [
      'parameters that are an object',
      { ...head, paths: { '/x': { get: { parameters: {} } } } },
      '#/paths/~1x/get/parameters is not an array',
    ],
    [
      'a parameter without name',
      { ...head, paths: { '/x': { get: { parameters: [{ in: 'query' }] } } } },
      '#/paths/~1x/get/parameters/0 has no name',
    ],
    [
      'a parameter in the body',
      { ...head, paths: { '/x': { get: { parameters: [{ name: 'a', in: 'body' }] } } } },
      '#/paths/~1x/get/parameters/0/in is not one of path, query, header, cookie',
    ],
    [
      'a body without content',
      { ...head, paths: { '/x': { post: { requestBody: {} } } } },
      '#/paths/~1x/post/requestBody has no content',
    ],
    ['a schema that is a text', oneSchema('string'), '#/components/schemas/A is not an object'],
    ['a server without url', { ...minimal, servers: [{}] }, '#/servers/0 has no url'],
    ['security that is an object', { ...minimal, security: {} }, '#/security is not an array'],
    [
      'a reference to nothing',
      oneSchema({ $ref: '#/components/schemas/B' }),
      '#/components/schemas/A refers to #/components/schemas/B, which does not exist: fix the $ref.',
    ],
    [
      'a reference by anchor',
      oneSchema({ $ref: '#anchor' }),
      '#/components/schemas/A refers to #anchor, which does not exist',
    ],
    ['a reference that is a number', oneSchema({ $ref: 5 }), '#/components/schemas/A/$ref is not a string'],
    ['a badly encoded reference', oneSchema({ $ref: '#/%' }), 'refers to #/%, which does not exist'],
    ['a reference to itself', oneSchema({ $ref: '#/components/schemas/A' }), 'which refers back to itself'],
    [
      'an alias in its own anchor',
      yaml('paths: {}\nx-a: &a [*a]'),
      'api.yaml has an alias (*) inside its own anchor (&)',
    ],
    ['deep nesting', `${'['.repeat(5_000)}`, 'nesting exceeded'],
    [
      'deep nesting in JSON',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      'api.yaml is nested deeper than 100 levels',
    ],
    ['very deep nesting', `a: ${'['.repeat(200_000)}`, 'nesting exceeded'],
    ['deep aliases', deepAliases(), 'api.yaml is nested deeper than 100 levels'],
    ['too much text', `{"openapi":"3.0.3","x-a":"${'x'.repeat(40_000_000)}"}`, 'more than 40 MB of text'],
    ['too many nodes', `{"openapi":"3.0.3","x-a":[${'1,'.repeat(2_000_000)}1]}`, 'more than 2000000 nodes'],
  ])('for %s', { timeout: 30_000 }, async (_, content, message) => {
    expect(await refusal({ 'api.yaml': content })).toContain(message);
  });

  it.each<[what: string, text: string]>([
    ['a bomb of aliases', bomb((name) => `*${name}`)],
    ['a bomb of merged aliases', bomb((name) => `{ b: *${name} }`)],
  ])('for %s, at once', async (_, text) => {
    const start = performance.now();
    expect(await refusal({ 'api.yaml': text })).toContain('more than 2000000 nodes, aliases (*) expanded');
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('when it does not exist', async () => {
    expect(await refusal({}, 'api.yaml')).toMatch(/api\.yaml cannot be read \(ENOENT\): give the path/);
  });

  it('when it is a folder', async () => {
    const folder = folderOf({});
    mkdirSync(folder.path('api.yaml'));
    await expect(loadDocument(folder.path('api.yaml'))).rejects.toThrow('is not a file');
  });

  it('for a file too large to look at', async () => {
    const folder = folderOf({ 'api.yaml': '' });
    truncateSync(folder.path('api.yaml'), 161_000_000);
    await expect(loadDocument(folder.path('api.yaml'))).rejects.toThrow('more than 40 MB of text');
  });

  it('when many files together are too much', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `x${n}.json`);
    const paths = Object.fromEntries(names.map((name) => [`/${name}`, { $ref: name }]));
    const folder = folderOf({ 'api.yaml': { ...head, paths } });
    for (const name of names) writeFileSync(join(folder.path(name)), `{"x-a":"${'x'.repeat(3_500_000)}"}`);
    await expect(loadDocument(folder.path('api.yaml'))).rejects.toThrow('more than 40 MB of text');
  });
});

describe('the patterns of a contract', () => {
  const patterned = (pattern: string) => ({
    'api.yaml': oneSchema({ properties: { a: { type: 'string', pattern } } }),
  });

  it.each(['^(a|a)*$', '^(\\w+\\s?)*$', '^(?=(a+)+$)b', '\\A[[:alpha:]]+\\Z', '/^a$/i'])(
    '%s is served',
    async (pattern) => {
      expect((await load(patterned(pattern))).notes).toEqual([]);
    },
  );

  it('that JavaScript does not support are noted', async () => {
    const { notes } = await load(patterned('^(a(?1)?b)$'));
    expect(notes).toEqual([
      expect.stringMatching(
        /api\.yaml#\/components\/schemas\/A\/properties\/a\/pattern is a pattern that JavaScript does not support/,
      ),
    ]);
  });

  it('are looked for only as keywords, not in examples', async () => {
    const schema = { example: { pattern: '(?1)' }, properties: { pattern: { enum: ['(?1)'] } } };
    expect((await load({ 'api.yaml': oneSchema(schema) })).notes).toEqual([]);
  });

  it('that are 500 take little time', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [
        `S${n}`,
        { pattern: `^[a-z]+(-[a-z0-9]+)*_${n}\\.(json|xml)?$` },
      ]),
    );
    const folder = folderOf({ 'api.yaml': { ...minimal, components: { schemas } } });
    const start = process.cpuUsage();
    await loadDocument(folder.path('api.yaml'));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});

/** Nine lists of nine aliases of the one before. */
function bomb(alias: (name: string) => string): string {
  const lines = Array.from({ length: 9 }, (_, n) => {
    const items = n === 0 ? Array(9).fill('lol') : Array(9).fill(alias(`a${n - 1}`));
    return `x-${n}: &a${n} [${items.join(', ')}]`;
  });
  return yaml(`paths: {}\n${lines.join('\n')}`);
}

/** Aliases that each stand deep inside the next: little text, few nodes, many levels. */
function deepAliases(): string {
  const lines = Array.from({ length: 50 }, (_, n) => {
    const inner = n === 0 ? '1' : `*a${n - 1}`;
    return `x-${n}: &a${n} ${'['.repeat(50)}${inner}${']'.repeat(50)}`;
  });
  return yaml(`paths: {}\n${lines.join('\n')}`);
}
