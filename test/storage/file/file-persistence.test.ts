import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilePersistence } from '../../../src/storage/file/file-persistence.ts';
import { serializeSnapshot } from '../../../src/storage/file/snapshot/serialize-snapshot.ts';
import { atomicWrite } from '../../../src/storage/fs/atomic-write.ts';
import { nodeFileSystem } from '../../../src/storage/fs/file-system.ts';
import type { Row } from '../../../src/storage/store.ts';
import { turnsDuring } from '../../support/turns-during.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-disk-'));
  file = join(folder, 'sandbox.json');
});

afterEach(() => rm(folder, { recursive: true }));

const persistence = (path = file) => createFilePersistence({ file: path, contract: 'Pets' });
const text = () => readFile(file, 'utf8');

/** Puts all of it into the file, as a process does that starts, changes everything and ends. */
async function save(collections: Record<string, Row[]>, path = file) {
  const opened = persistence(path);
  await opened.load();
  await opened.rewrite({ collections }).finally(() => opened.close());
}

async function load(path = file) {
  const opened = persistence(path);
  const snapshot = await opened.load().finally(() => opened.close());
  return snapshot && Object.entries(snapshot.collections).map(([name, rows]) => [name, [...rows]]);
}

describe('the disk space that its write-ahead log reserves', () => {
  const journal = () => readFile(`${file}.journal.1`);

  it('is released at the next start', async () => {
    const opened = persistence();
    await opened.load();
    const put = { op: 'put', collection: 'dogs', row: { id: 1 } } as const;
    await opened.save([[put]], { collections: { dogs: [put.row] } }, { collections: {} });
    expect((await journal()).at(-1)).toBe(0);
    await opened.close(); // without what is stored, as after a crash
    const second = persistence();
    expect((await second.load())?.changes).toEqual([put]);
    expect((await journal()).at(-1)).toBe('\n'.charCodeAt(0));
    await second.close();
  });

  it('is released before the data file is written', async () => {
    const lengths: number[] = [];
    const opened = createFilePersistence({
      file,
      contract: 'Pets',
      files: {
        ...nodeFileSystem,
        create: async (path, room) => {
          if (path.endsWith('.tmp')) lengths.push((await journal()).length);
          return nodeFileSystem.create(path, room);
        },
      },
    });
    await opened.load();
    const stored = { collections: { dogs: [{ id: 1 }] } };
    await opened.save([[{ op: 'put', collection: 'dogs', row: { id: 1 } }]], stored, { collections: {} });
    await opened.close(stored);
    expect(lengths).toEqual([expect.any(Number)]);
    expect(lengths[0]).toBeLessThan(1_000);
  });
});

describe('what is saved', () => {
  it('is a readable file, one row a line', async () => {
    await save({
      dogs: [{ id: 1, name: 'Rex\n' }, { id: 2 }],
      cats: [],
      owls: [{ id: 'o', at: { x: [1] } }],
    });
    expect(await text()).toBe(
      [
        '{',
        '  "version": 1,',
        '  "contract": "Pets",',
        '  "collections": {',
        '    "dogs": [',
        '      {"id":1,"name":"Rex\\n"},',
        '      {"id":2}',
        '    ],',
        '    "cats": [],',
        '    "owls": [',
        '      {"id":"o","at":{"x":[1]}}',
        '    ]',
        '  }',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('has the quarantined rows after the others, one a line', async () => {
    const quarantined = [
      { collection: 'owls', reason: 'the contract has no such collection', row: { id: 'o' } },
      { collection: 'dogs', reason: '/name is missing', row: { id: 3 } },
    ];
    const first = persistence();
    await first.load();
    await first.rewrite({ collections: { dogs: [{ id: 1 }] }, quarantined });
    await first.close();
    expect(await text()).toBe(
      [
        '{',
        '  "version": 1,',
        '  "contract": "Pets",',
        '  "collections": {',
        '    "dogs": [',
        '      {"id":1}',
        '    ]',
        '  },',
        '  "setAside": [',
        '    {"collection":"owls","reason":"the contract has no such collection","row":{"id":"o"}},',
        '    {"collection":"dogs","reason":"/name is missing","row":{"id":3}}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    const opened = persistence();
    expect(await opened.load()).toEqual({ collections: { dogs: [{ id: 1 }] }, quarantined, changes: [] });
    await opened.close();
  });

  it('is loaded again, whatever its names and letters', async () => {
    const row = JSON.parse('{"id":"\\ud800","__proto__":{"a":1},"constructor":"é\\u2028"}');
    const collections = Object.fromEntries([
      ['__proto__', [row]],
      ['a"b', [{ id: 1 }]],
      ['none', []],
    ]);
    await save(collections);
    expect(JSON.stringify(await load())).toBe(JSON.stringify(Object.entries(collections)));
  });

  it('replaces what was saved before, and leaves nothing beside it', async () => {
    await save({ dogs: Array.from({ length: 2_500 }, (_, id) => ({ id })) });
    await save({ dogs: [{ id: 'last' }] });
    expect(await load()).toEqual([['dogs', [{ id: 'last' }]]]);
    expect(await readdir(folder)).toEqual(['sandbox.json']);
  });

  it('goes into a folder that is made for it', async () => {
    const deep = join(folder, 'not', 'yet', 'there.json');
    await save({ dogs: [{ id: 1 }] }, deep);
    expect(await load(deep)).toEqual([['dogs', [{ id: 1 }]]]);
  });

  it('is made text in slices of up to 500 rows', () => {
    const dogs = Array.from({ length: 1_200 }, (_, id) => ({ id }));
    const slices = [...serializeSnapshot('Pets', { snapshot: { collections: { dogs } }, lastEntry: 0 })];
    expect(slices.map((slice) => slice.match(/"id"/g)?.length ?? 0)).toEqual([0, 0, 500, 500, 200, 0, 0]);
    expect(JSON.parse(slices.join(''))).toEqual({ version: 1, contract: 'Pets', collections: { dogs } });
  });

  it('is made text in slices of hardly more than 64 KiB', () => {
    const dogs = Array.from({ length: 20 }, (_, id) => ({ id, name: 'x'.repeat(100_000) }));
    const text = serializeSnapshot('Pets', { snapshot: { collections: { dogs } }, lastEntry: 0 });
    for (const slice of text) expect(slice.length).toBeLessThan(200_000);
  });

  it.each([['there'], ['not there yet']])('goes through a link to a file that is %s', async (state) => {
    const real = join(folder, 'real');
    await mkdir(real);
    if (state === 'there') await save({}, join(real, 'data.json'));
    await symlink(join('real', 'data.json'), file);
    await save({ dogs: [{ id: 1 }] });
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
    expect(await load(join(real, 'data.json'))).toEqual([['dogs', [{ id: 1 }]]]);
    expect(await load()).toEqual([['dogs', [{ id: 1 }]]]);
    expect(await readdir(real)).toEqual(['data.json']);
  });
});

describe('a large save', () => {
  it('lets others have their turns, whatever the size of its slices', async () => {
    let turns = 0;
    const seen = new Set<number>();
    const slices = (function* () {
      for (let slice = 0; slice < 1_000; slice += 1) {
        seen.add(turns);
        yield 'x'.repeat(60_000);
      }
    })();
    await turnsDuring(atomicWrite(nodeFileSystem, file, slices), () => {
      turns += 1;
    });
    expect(seen.size).toBeGreaterThan(3);
    expect((await stat(file)).size).toBe(60_000_000);
  });
});

describe('a save that fails', () => {
  it('leaves the file as it was, and nothing beside it', async () => {
    await save({ dogs: [{ id: 1 }] });
    const broken = (function* () {
      yield 'half of it';
      throw new Error('the rest cannot be had');
    })();
    await expect(atomicWrite(nodeFileSystem, file, broken)).rejects.toThrow('the rest cannot be had');
    expect(await load()).toEqual([['dogs', [{ id: 1 }]]]);
    expect(await readdir(folder)).toEqual(['sandbox.json']);
  });

  it('passes on why', async () => {
    await mkdir(file);
    await expect(atomicWrite(nodeFileSystem, file, ['{}'])).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(folder)).toEqual(['sandbox.json']);
  });
});

describe('a new store', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['white space', ' \r\n\t\n'],
  ])('is what a file that is %s holds', async (_, content) => {
    if (content !== undefined) await writeFile(file, content);
    expect(await load()).toBeUndefined();
    if (content !== undefined) expect(await text()).toBe(content);
  });

  it('is what a file in a missing folder holds', async () => {
    expect(await load(join(folder, 'missing', 'data.json'))).toBeUndefined();
    expect(await readdir(join(folder, 'missing'))).toEqual([]);
  });
});

const head = '"version":1,"contract":"Pets"';
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

describe('a file that is not ours', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['no JSON', 'hello', 'line 1, column 1 is not JSON'],
    ['cut off', `{${head},\n"collections":{"dogs":[`, 'line 2, column 24 is not JSON'],
    ['edited badly', `{${head},\n"collections":{,}}`, 'line 2, column 16 is not JSON'],
    ['not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'it is not UTF-8 text'],
    ['zeroes', new Uint8Array(64), 'line 1, column 1 is not JSON'],
    ['an array', '[]', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['of no version', '{}', 'version is missing, and only 1 can be read'],
    ['of another version', '{"version":2}', 'version is 2, and only 1'],
    ['of a version in words', '{"version":"1"}', 'version is "1", and only 1'],
    ['of a version without end', `{"version":${deep}}`, 'version is not a plain value, and only 1'],
    ['of no contract', '{"version":1}', 'contract is missing, and the contract here is "Pets"'],
    [
      'of another contract',
      '{"version":1,"contract":"Cars"}',
      'contract is "Cars", and the contract here is "Pets"',
    ],
    ['without collections', `{${head}}`, 'collections is not an object'],
    ['with an array of collections', `{${head},"collections":[]}`, 'collections is not an object'],
    ['with a last entry in words', `{${head},"lastEntry":"7","collections":{}}`, 'lastEntry is "7", and not'],
    ['with half an entry', `{${head},"lastEntry":1.5,"collections":{}}`, 'lastEntry is 1.5, and not'],
    ['with something else', `{${head},"collections":{},"more":1}`, '"more" is not known here'],
    [
      'with a collection of another kind',
      `{${head},"collections":{"dogs":{}}}`,
      'collections["dogs"] is not an array',
    ],
    [
      'with a row of another kind',
      `{${head},"collections":{"dogs":[{},7]}}`,
      'collections["dogs"][1] is not an object',
    ],
    ['with a row null', `{${head},"collections":{"dogs":[null]}}`, 'collections["dogs"][0] is not an object'],
    [
      'with a row too deep',
      `{${head},"collections":{"dogs":[{"a":${deep}}]}}`,
      'collections["dogs"][0] nests deeper',
    ],
    [
      'with an object of quarantined rows',
      `{${head},"collections":{},"setAside":{}}`,
      'setAside is not an array',
    ],
    [
      'with a quarantined null',
      `{${head},"collections":{},"setAside":[null]}`,
      'setAside[0] is not an object',
    ],
    [
      'with a quarantined row of no collection',
      `{${head},"collections":{},"setAside":[{"row":{}}]}`,
      'setAside[0] does not name its collection',
    ],
    [
      'with a quarantine entry without a row',
      `{${head},"collections":{},"setAside":[{"collection":"dogs"}]}`,
      'setAside[0].row is not an object',
    ],
    [
      'with a quarantined row too deep',
      `{${head},"collections":{},"setAside":[{"collection":"dogs","reason":${deep},"row":{"a":${deep}}}]}`,
      'setAside[0].row nests deeper',
    ],
  ])('is rejected with the location of the error and left as it is: %s', async (_, content, problem) => {
    await writeFile(file, content);
    await expectRefusal(problem);
    expect(await readFile(file)).toEqual(Buffer.from(content));
    expect(await readdir(folder)).toEqual(['sandbox.json']);
  });

  it.skipIf(process.platform === 'win32').each<[string, () => unknown, string]>([
    ['a folder', () => mkdir(file), 'it is a folder'],
    ['a fifo', () => execFileSync('mkfifo', [file]), 'it is not a regular file'],
    ['a device', () => symlink('/dev/zero', file), 'it is not a regular file'],
    ['a link to a folder', () => symlink(folder, file), 'it is a folder'],
    ['a link to itself', () => symlink(file, file), 'it cannot be read (ELOOP)'],
  ])('is rejected without waiting: %s', async (_, make, problem) => {
    await make();
    await expectRefusal(problem);
  });

  it('is rejected when its folder is a file', async () => {
    await writeFile(file, '');
    await expectRefusal('it cannot be read (ENOTDIR)', join(file, 'data.json'));
  });

  // Nothing is forbidden to root.
  it.skipIf(process.getuid === undefined || process.getuid() === 0)(
    'is rejected when it may not be read',
    async () => {
      await save({});
      await chmod(file, 0o000);
      await expectRefusal('it cannot be read (EACCES)');
    },
  );

  async function expectRefusal(problem: string, path = file): Promise<void> {
    const error = await load(path).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'StartupError' });
    expect(error.message).toContain(`the data file ${path} cannot be used: ${problem}`);
    expect(error.message).toMatch(/; fix or move it, or start with --data other\.json$/);
    expect(error.message).not.toContain('\n');
  }
});

describe('what a crashed process left beside the file', () => {
  it('is removed at load, and nothing else is', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const others = [
      `.sandbox.json.${process.pid}.tmp`,
      `.other.json.${dead}.tmp`,
      `.sandbox.json.0${dead}.tmp`,
      `.sandbox.json.${dead}.tmp.bak`,
      '.sandbox.json.0.tmp',
      '.sandbox.json.tmp',
      'sandbox.json',
    ].sort();
    for (const name of [`.sandbox.json.${dead}.tmp`, ...others]) await writeFile(join(folder, name), '');
    await load();
    expect((await readdir(folder)).sort()).toEqual(others);
  });
});
