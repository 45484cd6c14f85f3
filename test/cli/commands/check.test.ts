import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { afterEach, describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import type { CheckFormat } from '../../../src/config/check-format.ts';
import { StartupError } from '../../../src/index.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';
import { sarifIssues } from '../../support/sarif-issues.ts';

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

/** The names of a module of handlers, and of a report to write. */
interface Extras {
  readonly handlers?: string;
  readonly sarif?: string;
}

/** Checks the first of some files; the output has their folder left out. */
async function checkFiles(
  files: FileContents,
  format: CheckFormat = 'text',
  { handlers, sarif }: Extras = {},
) {
  const folder = contractFolder(files);
  folders.push(folder);
  const lines: string[] = [];
  const contract = folder.path(Object.keys(files)[0] ?? 'none.yaml');
  const code = await check(
    {
      contract,
      allowRemoteRefs: false,
      format,
      folder: folder.path(''),
      handlers: handlers && folder.path(handlers),
      sarif: sarif && folder.path(sarif),
    },
    (line) => void lines.push(line),
  );
  const printed = lines.join('\n').replaceAll(`${folder.path('')}/`, '');
  return { code, printed, lines: printed.split('\n'), folder };
}

it('reports the progress of the rules, and ends it', async () => {
  const folder = contractFolder({ 'openapi.yaml': good });
  folders.push(folder);
  const reported: string[] = [];
  const progress = {
    report: (...parts: readonly unknown[]) => void reported.push(parts.join(' ')),
    clear: () => {},
    end: () => void reported.push('end'),
  };
  await check(
    { contract: folder.path('openapi.yaml'), allowRemoteRefs: false, format: 'json', progress },
    () => {},
  );
  expect(reported.slice(0, 3)).toEqual(['load', 'infer', expect.stringMatching(/^check 0 \d\d$/)]);
  expect(reported.slice(-2)).toEqual([expect.stringMatching(/^check (\d\d) \1$/), 'end']);
});

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
      'Errors (1)',
      '',
      'pets.yaml:1:753  PUT /x > requestBody > content > application/json  (no-unsatisfiable-requests)',
      expect.stringMatching(
        /^ {2}PUT \/x can never be called, .*allOf\/0\/a is string and allOf\/1\/a is integer/,
      ),
      '',
      'Warnings (1)',
      '',
      'pets.yaml:1:679  GET /now > responses > 200 > content > application/json > schema > example  (no-invalid-schema-examples)',
      '  The example does not match its schema: it must be string. Fix the example or the schema.',
      '',
      'Infos (1)',
      '',
      'pets.yaml:1:704  PUT /x  (no-forgotten-writes)',
      '  PUT /x is not remembered: it looks like a replace of x, and nothing reads it. To store it, add x-resource: { name: x, role: replace }',
      '',
      'Rules, with their pages in the package',
      '  no-forgotten-writes         docs/rules/no-forgotten-writes.md',
      '  no-invalid-schema-examples  docs/rules/no-invalid-schema-examples.md',
      '  no-unsatisfiable-requests   docs/rules/no-unsatisfiable-requests.md',
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
    expect(lines.filter((line) => /^boats\.yaml:|^ {2}This/.test(line))).toEqual([
      'boats.yaml:13:17  GET /boats > responses > 200 > content > application/json > schema > items  (document-loads)',
      '  This refers to #/components/schemas/Bout, which does not exist: fix the $ref. Did you mean #/components/schemas/Boat?',
      'boats.yaml:17:7  PUT /boats > parameters  (document-loads)',
      '  This is not an array: fix it there.',
      'boats.yaml:21:51  components > schemas > Boat > properties > length > type  (document-loads)',
      '  This is nubmer, which is no type, so that any value will do: fix it there. Did you mean number?',
    ]);
    expect(lines).toContain('PUT  /boats  moveBoats  not served');
    expect(lines.at(-1)).toMatch(/^3 errors, .*: exit code 1$/);
    expect(code).toBe(1);
  });

  it('says that nothing was found', async () => {
    const { '/now': _, ...paths } = good.paths;
    const { code, lines } = await checkFiles({ 'pets.yaml': { ...good, paths } });
    expect(lines.slice(3)).toEqual([
      '',
      'GET   /pets  pets    list of pets',
      'POST  /pets  addPet  create in pets',
      '',
      'No problems found.',
    ]);
    expect(code).toBe(0);
  });

  it('has every issue of an example on a line of its own, in the order of the lines', async () => {
    const yaml = `openapi: 3.0.3
info: { title: Kites, version: '1' }
paths:
  /kites:
    get:
      responses:
        200:
          description: Kites.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Kite' }
              example: { tail: long, colors: red }
components:
  schemas:
    Kite:
      type: object
      required: [id]
      properties: { id: { type: integer }, tail: { type: integer, default: none }, colors: { type: array, items: {} } }
`;
    const { lines } = await checkFiles({ 'kites.yaml': yaml });
    const at = lines.indexOf('Warnings (2)');
    expect(lines.slice(at + 1, at + 9)).toEqual([
      '',
      expect.stringMatching(/^kites\.yaml:12:\d+ {2}GET \/kites > .* > example {2}\(no-invalid-examples\)$/),
      '  The example of GET /kites does not match its schema. Fix the example or the schema.',
      "    - it must have required property 'id'",
      '    - /tail must be integer',
      '    - /colors must be array',
      '',
      expect.stringMatching(/^kites\.yaml:18:\d+ {2}components > schemas > Kite > .* > default/),
    ]);
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
    const { code, printed } = await checkFiles({ 'pets.yaml': bad }, 'json');
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
    const { code, printed } = await checkFiles({ 'a.yaml': '[]' }, 'json');
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
    const { code, printed } = await checkFiles({ 'a.yaml': { ...good, paths } }, 'json');
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
    const code = await check({ allowRemoteRefs: false, format: 'json' }, (text) => void written.push(text));
    const report = JSON.parse(written.join('\n'));
    expect(report.operations).toHaveLength(12);
    expect(report.operations.filter(({ behavior }: { behavior: string }) => behavior !== 'custom')).toEqual(
      [],
    );
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('the report for CI services', () => {
  const control = { ...bad, info: { title: 'Pets', version: '2' } };

  it('is SARIF 2.1.0: rules with their pages, and a result for each finding', async () => {
    const { code, printed } = await checkFiles({ 'my pets.yaml': control }, 'sarif');
    const log: Log = JSON.parse(printed);
    expect(sarifIssues(log)).toEqual([]);
    const [run] = log.runs;
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual([
      'no-unsatisfiable-requests',
      'no-invalid-schema-examples',
      'no-forgotten-writes',
    ]);
    expect(run?.tool.driver.rules?.[1]?.fullDescription?.text).toMatch(/^Finds .*\.$/);
    expect(run?.results?.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
    expect(run?.results?.[1]).toMatchObject({
      ruleId: 'no-invalid-schema-examples',
      ruleIndex: 1,
      message: { text: expect.stringContaining('must be string') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20pets.yaml' },
            region: { startLine: 1, startColumn: 679 },
          },
        },
      ],
    });
    expect(code).toBe(1);
  });

  it.each<[what: string, FileContents]>([
    [
      'no finding',
      {
        'a.yaml': {
          openapi: '3.0.3',
          info,
          paths: { '/pets': good.paths['/pets'] },
          components: good.components,
        },
      },
    ],
    ['a contract that does not load', { 'a.yaml': 'hello' }],
  ])('is valid for %s', async (_, files) => {
    const { printed } = await checkFiles(files, 'sarif');
    expect(sarifIssues(JSON.parse(printed))).toEqual([]);
  });

  it('has an annotation for each finding, its text on one line', async () => {
    const { lines } = await checkFiles({ 'pets.yaml': control }, 'github');
    expect(lines).toEqual([
      expect.stringMatching(
        /^::error file=pets\.yaml,line=1,col=753,title=no-unsatisfiable-requests::PUT \/x can never/,
      ),
      expect.stringMatching(
        /^::warning file=.*,line=1,col=679,title=no-invalid-schema-examples::The example/,
      ),
      expect.stringMatching(/^::notice file=.*,line=1,col=704,title=no-forgotten-writes::PUT \/x is not/),
    ]);
  });
});

describe('a report that is written to a file, too', () => {
  it('is SARIF, beside the report for people', async () => {
    const { folder, lines } = await checkFiles({ 'pets.yaml': bad }, 'text', { sarif: 'pets.sarif' });
    const log: Log = JSON.parse(readFileSync(folder.path('pets.sarif'), 'utf8'));
    expect(sarifIssues(log)).toEqual([]);
    expect(log.runs[0]?.results).toHaveLength(3);
    expect(lines.at(-1)).toBe('1 error, 1 warning, 1 info: exit code 1');
  });

  it.each([
    ['in a folder that is missing', 'none/pets.sarif', 'ENOENT'],
    ['in the place of a folder', '.', 'EISDIR'],
  ])('%s is an error that says what to give', async (_, sarif, code) => {
    const checked = checkFiles({ 'pets.yaml': good }, 'text', { sarif });
    await expect(checked).rejects.toThrow(`cannot be written (${code}): give the path of a file that can.`);
    await expect(checked).rejects.toThrow(StartupError);
  });
});

describe('the place of an error that ends the loading', () => {
  const files = {
    'tea.yaml': `openapi: 3.0.3
info: { title: Tea, version: '1' }
paths: { /teas: [ }
`,
  };

  it.each<[CheckFormat, RegExp]>([
    ['text', /^error {2}\S*tea\.yaml:3:\d+ is neither/],
    ['github', /^::error file=tea\.yaml,line=3,col=\d+,title=document-loads::/],
    ['sarif', /"uri": "tea\.yaml"[\s\S]*"startLine": 3,/],
    ['json', /"line": 3,/],
  ])('is in %s', async (format, expected) => {
    const { code, printed } = await checkFiles(files, format);
    expect(printed).toMatch(expected);
    expect(code).toBe(1);
  });
});

describe('with handlers', () => {
  it('an operation that has one is custom, and not forgotten', async () => {
    const files = { 'pets.yaml': bad, 'h.mjs': "export default { 'PUT /x': () => ({ status: 204 }) };" };
    const { printed } = await checkFiles(files, 'json', { handlers: 'h.mjs' });
    const { operations, findings } = JSON.parse(printed);
    expect(operations.at(-1)).toMatchObject({ id: 'PUT /x', behavior: 'custom' });
    expect(findings.map(({ rule }: { rule: string }) => rule)).not.toContain('no-forgotten-writes');
  });

  it('a handler that is for no operation is an error', async () => {
    const files = { 'pets.yaml': good, 'h.mjs': 'export function addPat() {}' };
    const { code, printed } = await checkFiles(files, 'text', { handlers: 'h.mjs' });
    expect(printed).toMatch(/^error {2}The handlers of h\.mjs cannot be used\. .*addPet/);
    expect(code).toBe(1);
  });
});
