import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';

const folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const info = { title: 'Pets', version: '2' };
const response = (schema: object) => ({ description: 'x', content: { 'application/json': { schema } } });
const body = (schema: object) => ({ required: true, content: { 'application/json': { schema } } });
const Pet = { type: 'object', properties: { id: { type: 'string' } } };
const good = {
  openapi: '3.0.3',
  info,
  paths: {
    '/pets': {
      get: { operationId: 'pets', responses: { 200: response({ type: 'array', items: Pet }) } },
      post: { operationId: 'addPet', requestBody: body(Pet), responses: { 201: response(Pet) } },
    },
    '/now': { get: { responses: { 200: response({ type: 'string', example: 5 }) } } },
  },
  components: { schemas: { Pet } },
};
const named = (type: string) => ({ type: 'object', required: ['a'], properties: { a: { type } } });
const put = { requestBody: body({ allOf: [named('string'), named('integer')] }), responses: { 204: {} } };
const bad = { ...good, paths: { ...good.paths, '/x': { put } } };

/** Checks the first of some files; the output has their folder left out. */
async function checkFiles(files: FileContents, json = false) {
  const folder = contractFolder(files);
  folders.push(folder);
  const lines: string[] = [];
  const contract = folder.path(Object.keys(files)[0] ?? 'none.yaml');
  const code = await check({ contract, allowRemoteRefs: false, json }, (line) => void lines.push(line));
  const printed = lines.join('\n').replaceAll(`${folder.path('')}/`, '');
  return { code, printed, lines: printed.split('\n') };
}

describe('the report for people', () => {
  it('has what the contract declares, how each operation behaves, and the findings', async () => {
    const { code, lines } = await checkFiles({ 'pets.yaml': bad });
    expect(lines).toEqual([
      'Pets 2 (OpenAPI 3.0.3)',
      'pets.yaml',
      '3 paths, 4 operations, 1 schema',
      '',
      'GET   /pets  pets      list of pets',
      'POST  /pets  addPet    create in pets',
      'GET   /now   GET /now  example',
      'PUT   /x     PUT /x    example',
      '',
      'error  pets.yaml:1:753 #/paths/~1x/put/requestBody/content/application~1json  (no-unsatisfiable-requests)',
      expect.stringMatching(
        /^ {2}PUT \/x can never be called, .*allOf\/0\/a is string and allOf\/1\/a is integer/,
      ),
      'warning  pets.yaml:1:679 #/paths/~1now/get/responses/200/content/application~1json/schema/example  (no-invalid-schema-examples)',
      '  The example does not match its schema: it must be string. Fix the example or the schema.',
      'info  pets.yaml:1:704 #/paths/~1x/put  (no-forgotten-writes)',
      '  PUT /x is not remembered: it looks like a replace of x, and nothing reads it. To store it, add x-resource: { name: x, role: replace }',
      '',
      '1 error, 1 warning, 1 info: exit code 1',
    ]);
    expect(code).toBe(1);
  });

  it('has exit code 0 when there is no error', async () => {
    const { code, lines } = await checkFiles({ 'pets.yaml': good });
    expect(lines.at(-1)).toBe('0 errors, 1 warning, 0 infos: exit code 0');
    expect(code).toBe(0);
  });

  it('names every file', async () => {
    const paths = { '/x': { $ref: 'parts/x.json' } };
    const files = { 'api.json': { ...good, paths }, 'parts/x.json': { get: { responses: { 204: {} } } } };
    const { lines } = await checkFiles(files);
    expect(lines.slice(1, 4)).toEqual([
      'api.json with parts/x.json',
      '1 path, 1 operation, 1 schema',
      expect.stringContaining('GET /openapi.json'),
    ]);
  });

  it('has every error that the contract is served around, where it is in its file', async () => {
    const yaml = `openapi: 3.0.3
info: { title: Boats, version: '1' }
paths:
  /boats:
    get:
      operationId: boats
      responses:
        200:
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Bout'
    put:
      operationId: moveBoats
      parameters: all
      responses: { 204: { description: done } }
components:
  schemas:
    Boat: { type: object, properties: { length: { type: nubmer } } }
`;
    const { code, lines } = await checkFiles({ 'boats.yaml': yaml });
    expect(lines.filter((line) => /^error|^ {2}This/.test(line))).toEqual([
      'error  boats.yaml:13:17 #/paths/~1boats/get/responses/200/content/application~1json/schema/items  (document-loads)',
      '  This refers to #/components/schemas/Bout, which does not exist: fix the $ref. Did you mean #/components/schemas/Boat?',
      'error  boats.yaml:17:7 #/paths/~1boats/put/parameters  (document-loads)',
      '  This is not an array: fix it there.',
      'error  boats.yaml:21:51 #/components/schemas/Boat/properties/length/type  (document-loads)',
      '  This is nubmer, which is no type, so that any value will do: fix it there. Did you mean number?',
    ]);
    expect(lines).toContain('PUT  /boats  moveBoats  not served');
    expect(lines.at(-1)).toMatch(/^3 errors, .*: exit code 1$/);
    expect(code).toBe(1);
  });

  it('escapes control characters', async () => {
    const title = 'Pets\u001b[2J\r\nPets';
    const { lines } = await checkFiles({ 'pets.yaml': { ...good, info: { title, version: 'x' } } });
    expect(lines[0]).toBe('Pets\\u001b[2J\\r\\nPets x (OpenAPI 3.0.3)');
  });

  it.each<[what: string, files: FileContents, message: string]>([
    ['does not exist', {}, 'error  none.yaml cannot be read (ENOENT): give the path of an OpenAPI document.'],
    ['is not a contract', { 'a.yaml': 'hello' }, 'error  a.yaml is not an OpenAPI document'],
  ])('is one error for a contract that %s', async (_, files, message) => {
    const { code, lines } = await checkFiles(files);
    expect(lines[0]).toContain(message);
    expect(lines.slice(1)).toEqual(['', '1 error, 0 warnings, 0 infos: exit code 1']);
    expect(code).toBe(1);
  });
});

describe('the JSON report', () => {
  it('has the same in one document', async () => {
    const { code, printed } = await checkFiles({ 'pets.yaml': bad }, true);
    expect(JSON.parse(printed)).toEqual({
      contract: {
        file: 'pets.yaml',
        title: 'Pets',
        version: '2',
        openapi: '3.0.3',
        files: [expect.stringContaining('pets.yaml')],
        paths: 3,
        operations: 4,
        schemas: 1,
      },
      operations: [
        { id: 'pets', method: 'GET', path: '/pets', behavior: 'stateful', role: 'list', collection: 'pets' },
        {
          id: 'addPet',
          method: 'POST',
          path: '/pets',
          behavior: 'stateful',
          role: 'create',
          collection: 'pets',
        },
        { id: 'GET /now', method: 'GET', path: '/now', behavior: 'example' },
        { id: 'PUT /x', method: 'PUT', path: '/x', behavior: 'example' },
      ],
      findings: [
        {
          severity: 'error',
          rule: 'no-unsatisfiable-requests',
          docs: 'docs/rules/no-unsatisfiable-requests.md',
          file: 'pets.yaml',
          line: 1,
          column: 753,
          location: '#/paths/~1x/put/requestBody/content/application~1json',
          message: expect.stringContaining('can never be called'),
        },
        {
          severity: 'warning',
          rule: 'no-invalid-schema-examples',
          docs: 'docs/rules/no-invalid-schema-examples.md',
          file: 'pets.yaml',
          line: 1,
          column: 679,
          location: '#/paths/~1now/get/responses/200/content/application~1json/schema/example',
          message: expect.stringContaining('must be string'),
        },
        {
          severity: 'info',
          rule: 'no-forgotten-writes',
          docs: 'docs/rules/no-forgotten-writes.md',
          file: 'pets.yaml',
          line: 1,
          column: 704,
          location: '#/paths/~1x/put',
          message: expect.stringContaining('is not remembered'),
        },
      ],
      counts: { errors: 1, warnings: 1, infos: 1 },
    });
    expect(code).toBe(1);
  });

  it('has one finding for a contract that does not load', async () => {
    const { code, printed } = await checkFiles({ 'a.yaml': '[]' }, true);
    expect(JSON.parse(printed)).toEqual({
      contract: { file: 'a.yaml' },
      operations: [],
      findings: [
        {
          severity: 'error',
          rule: 'document-loads',
          docs: 'docs/rules/document-loads.md',
          location: '#',
          message: expect.stringContaining('a.yaml is not an OpenAPI document'),
        },
      ],
      counts: { errors: 1, warnings: 0, infos: 0 },
    });
    expect(code).toBe(1);
  });

  it('has each error with its place in the file', async () => {
    const paths = { '/x': { get: { parameters: 5 } } };
    const { code, printed } = await checkFiles({ 'a.yaml': { ...good, paths } }, true);
    expect(JSON.parse(printed).findings).toEqual([
      {
        severity: 'error',
        rule: 'document-loads',
        docs: 'docs/rules/document-loads.md',
        file: 'a.yaml',
        line: 1,
        column: 80,
        location: '#/paths/~1x/get/parameters',
        message: 'This is not an array: fix it there.',
      },
    ]);
    expect(code).toBe(1);
  });
});

describe('the built-in contract', () => {
  it('is checked when no other is given: every operation is custom, and there are no findings', async () => {
    const written: string[] = [];
    const code = await check({ allowRemoteRefs: false, json: true }, (text) => void written.push(text));
    const report = JSON.parse(written.join('\n'));
    expect(report.operations).toHaveLength(12);
    expect(report.operations.filter(({ behavior }: { behavior: string }) => behavior !== 'custom')).toEqual(
      [],
    );
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });
});
