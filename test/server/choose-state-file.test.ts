import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseStateFile } from '../../src/server/choose-state-file.ts';
import { type ContractFolder, contractFolder } from '../support/contract-folder.ts';

const title = 'Harbour "North"';
const rows = (contract: string) =>
  `${JSON.stringify({ version: 1, contract, lastEntry: 0, collections: {} }, null, 2)}\n`;
const log = (contract: string) =>
  `{"checksum":"x","journal":1,"contract":${JSON.stringify(contract)},"after":0}\n`;

let folder: ContractFolder;
let notices: string[];

beforeEach(() => {
  folder = contractFolder({});
  notices = [];
});
afterEach(() => folder.remove());

function choose(formerData: string | undefined = folder.path('data/api.json')) {
  const data = folder.path('.togai-sandbox/api.json');
  return chooseStateFile({ data, formerData, title, log: { notice: (line) => void notices.push(line) } });
}

function write(files: Readonly<Record<string, string>>): void {
  for (const each of ['data', '.togai-sandbox']) mkdirSync(folder.path(each), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(folder.path(name), text);
}

describe('the file that a state is in', () => {
  it.each<[string, Record<string, string>, 'former' | 'own']>([
    ['is its own', {}, 'own'],
    ['is where it was earlier', { 'data/api.json': rows(title) }, 'former'],
    ['is where only a log was earlier', { 'data/api.json.journal.1': log(title) }, 'former'],
    ['is not that of another contract', { 'data/api.json': rows('Harbour') }, 'own'],
    ['is not what is no state file', { 'data/api.json': '{"openapi": "3.1.0"}' }, 'own'],
    [
      'is its own once that is there',
      { 'data/api.json': rows(title), '.togai-sandbox/api.json': rows(title) },
      'own',
    ],
    [
      'is its own once a log is there',
      { 'data/api.json': rows(title), '.togai-sandbox/api.json.journal.3': log(title) },
      'own',
    ],
  ])('%s', async (_, files, expected) => {
    write(files);
    const chosen = await choose();
    expect(chosen).toBe(folder.path(expected === 'former' ? 'data/api.json' : '.togai-sandbox/api.json'));
    expect(notices.filter((line) => line.includes('data/api.json'))).toHaveLength(
      expected === 'former' ? 1 : 0,
    );
  });

  it('is in a folder that Git ignores, unless its owner decides otherwise', async () => {
    await choose();
    expect(readFileSync(folder.path('.togai-sandbox/.gitignore'), 'utf8')).toBe('*\n');
    writeFileSync(folder.path('.togai-sandbox/.gitignore'), '# ours\n');
    await choose();
    expect(readFileSync(folder.path('.togai-sandbox/.gitignore'), 'utf8')).toBe('# ours\n');
  });

  it('is left alone where it is given, or in memory', async () => {
    const other = { title, log: { notice: () => {} }, formerData: undefined };
    expect(await chooseStateFile({ ...other, data: folder.path('x/y.json') })).toBe(folder.path('x/y.json'));
    expect(await chooseStateFile(other)).toBeUndefined();
    expect(existsSync(folder.path('x'))).toBe(false);
  });

  it('is chosen also where its folder cannot be made: whoever opens it says so', async () => {
    writeFileSync(folder.path('.togai-sandbox'), 'a file');
    expect(await choose()).toBe(folder.path('.togai-sandbox/api.json'));
  });
});
