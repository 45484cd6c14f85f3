import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { writeTypes } from '../../../src/cli/commands/types.ts';
import { startCommand } from '../../support/command.ts';
import { type ContractFolder, contractFolder, type FileContents } from '../../support/contract-folder.ts';

let folders: ContractFolder[] = [];
afterEach(() => {
  for (const folder of folders) folder.remove();
  folders = [];
});

function folderOf(files: FileContents): ContractFolder {
  const folder = contractFolder(files);
  folders.push(folder);
  return folder;
}

async function typesOf(contract: string): Promise<string> {
  let printed = '';
  const options = { contract, root: undefined, allowRemoteRefs: false, output: undefined };
  await writeTypes(options, (text) => {
    printed += text;
  });
  return printed;
}

/** The errors of the program in each folder, whose `api.d.ts` has types; TypeScript starts once for all of them. */
function errorsIn(folders: readonly ContractFolder[]): readonly string[] {
  for (const { path } of folders) writeFileSync(path('program.ts'), program);
  const { ES2022 } = ts.ScriptTarget;
  const options = { strict: true, noEmit: true, types: [], target: ES2022, lib: ['lib.es5.d.ts'] };
  const found = ts.getPreEmitDiagnostics(
    ts.createProgram(
      folders.map(({ path }) => path('program.ts')),
      options,
    ),
  );
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const yaml = (schema: string) => `openapi: 3.1.0
info: { title: Berths, version: '2' }
paths:
  /berths:
    get:
      operationId: listBerths
      parameters: [{ name: pier, in: query, schema: { type: string } }]
      responses:
        200:
          description: All
          content: { application/json: { schema: { type: array, items: { $ref: '${schema}' } } } }
    post:
      operationId: createBerth
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '${schema}' } } }
      responses:
        201: { description: Made, content: { application/json: { schema: { $ref: '${schema}' } } } }
`;

const berth =
  'type: object\nrequired: [length]\nproperties:\n  length: { type: integer }\n  pier: { type: [string, "null"] }\n';

const contracts: Record<string, FileContents> = {
  'a contract': {
    'api.yaml': `${yaml('#/components/schemas/Berth')}components:\n  schemas:\n    Berth:\n${berth.replace(/^/gm, '      ').trimEnd()}\n`,
  },
  'a contract of several files': { 'api.yaml': yaml('schemas/berth.yaml'), 'schemas/berth.yaml': berth },
  'Swagger 2.0': {
    'api.yaml': {
      swagger: '2.0',
      info: { title: 'Berths', version: '2' },
      produces: ['application/json'],
      paths: {
        '/berths': {
          get: {
            operationId: 'listBerths',
            parameters: [{ name: 'pier', in: 'query', type: 'string' }],
            responses: {
              200: { description: 'All', schema: { type: 'array', items: { $ref: '#/definitions/Berth' } } },
            },
          },
        },
      },
      definitions: {
        Berth: {
          type: 'object',
          required: ['length'],
          properties: { length: { type: 'integer' }, pier: { type: 'string', 'x-nullable': true } },
        },
      },
    },
  },
};

const program = `import type { operations } from './api';
type List = operations['listBerths']['responses'][200]['content']['application/json'];
export const rows: List = [{ length: 12, pier: null }];
// @ts-expect-error
export const wrong: List = [{ length: '12' }];
export const query: operations['listBerths']['parameters']['query'] = { pier: 'a' };
`;

describe('the types of contracts', () => {
  it(`fit their values: ${Object.keys(contracts).join(', ')}`, async () => {
    const all = Object.values(contracts).map(folderOf);
    for (const { path } of all) writeFileSync(path('api.d.ts'), await typesOf(path('api.yaml')));
    const [{ path }, built] = [
      all[0] ?? folderOf({}),
      folderOf(contracts['a contract of several files'] ?? {}),
    ];
    expect(readFileSync(path('api.d.ts'), 'utf8')).toMatch(
      /^\/\/ The types of Berths 2, by togai-sandbox types\.\n/,
    );
    const command = startCommand(['types', 'api.yaml', '-o', 'api.d.ts'], built.path('.'));
    expect([await command.ended, command.printed]).toEqual([0, { out: '', err: '' }]);
    expect(errorsIn([...all, built])).toEqual([]);
  });

  it('are refused for what does not load', async () => {
    await expect(typesOf(folderOf({ 'api.yaml': 'paths: {}' }).path('api.yaml'))).rejects.toThrow('/openapi');
  });
});

describe('the built command', () => {
  it('needs neither openapi-typescript nor TypeScript, and stays small', () => {
    const built = readFileSync(
      new URL('../../../dist/chunks/openapi-typescript.cjs', import.meta.url),
      'utf8',
    );
    const imported = [...built.matchAll(/from"([^"]+)"/g)].map(([, name]) => name);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(built.length).toBeLessThan(600_000);
    expect(built).toContain('Copyright (c) Microsoft Corporation');
  });
});
