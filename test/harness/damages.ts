import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SoundFiles } from './sound-files.ts';

/** What a start must make of files: the customers it serves, or what its refusal says. */
export type Expected = readonly string[] | RegExp;

/** A state of the files, and what must come of it. */
export interface Damage {
  readonly name: string;
  /** Puts the files there, in an empty folder. */
  readonly make: (file: string, sound: SoundFiles) => Promise<unknown>;
  readonly expected: Expected;
  /** Where it is started as another user, who may not read the file. */
  readonly uid?: number;
}

const stored = ['c1', 'c2', 'c3'];
const all = [...stored, 'c4', 'c5'];

/** A user who may nothing; root may read whatever it likes. */
const nobody = 65_534;

/** A sound snapshot, changed as text. */
function text(name: string, change: (sound: string) => string | Uint8Array, expected: Expected): Damage {
  return { name, expected, make: (file, { snapshot }) => writeFile(file, change(snapshot.toString())) };
}

/** A sound snapshot, changed as a value. */
function value(
  name: string,
  change: (data: { collections: Record<string, unknown[]> }) => unknown,
  expected: Expected,
): Damage {
  return text(name, (sound) => JSON.stringify(change(JSON.parse(sound))), expected);
}

const texts: readonly Damage[] = [
  { name: 'nothing there', make: async () => {}, expected: [] },
  text('an empty file', () => '', []),
  text('white space alone', () => ' \n\t\n', []),
  text('the file as it was left', (sound) => sound, stored),
  text('the file without its last newline', (sound) => sound.trimEnd(), stored),
  text('with the line ends of Windows', (sound) => sound.replaceAll('\n', '\r\n'), stored),
  text('rewritten in one line', (sound) => JSON.stringify(JSON.parse(sound)), stored),
  text('a text', () => 'hello\n', /line 1/),
  text('cut after its first byte', (sound) => sound.slice(0, 1), /line 1/),
  text('cut in its head', (sound) => sound.slice(0, 30), /line/),
  text('cut in half', (sound) => sound.slice(0, sound.length / 2), /line/),
  text('cut before its last bracket', (sound) => sound.trimEnd().slice(0, -1), /line/),
  text('twice over', (sound) => sound + sound, /line/),
  text('with a bracket too many', (sound) => `${sound}}`, /line/),
  text('with a comma too many', (sound) => sound.replace(/\}\n {4}\]/, '},\n    ]'), /line/),
  text('with a comment', (sound) => `// mine\n${sound}`, /line 1/),
  text('with NaN', (sound) => sound.replace('"version": 1', '"version": NaN'), /line 2/),
  text('with a byte order mark', (sound) => `\uFEFF${sound}`, /line 1/),
  text('in UTF-16', (sound) => Buffer.from(`\uFEFF${sound}`, 'utf16le'), /UTF-8/),
  text('in Latin 1', (sound) => Buffer.from(sound.replace('Customer', 'Kündin'), 'latin1'), /UTF-8/),
  text('zeros, as a power cut leaves', (sound) => new Uint8Array(sound.length), /line 1/),
  text('random bytes', () => Uint8Array.from({ length: 500 }, (_, i) => (i * i * 31 + 128) % 256), /UTF-8/),
];

const values: readonly Damage[] = [
  value('an array', () => [], /not a JSON object/),
  value('null', () => null, /not a JSON object/),
  value('a number', () => 7, /not a JSON object/),
  value('an empty object', () => ({}), /version is missing/),
  value('version 2', (data) => ({ ...data, version: 2 }), /version is 2/),
  value('version "1"', (data) => ({ ...data, version: '1' }), /version is "1"/),
  value('another contract', (data) => ({ ...data, contract: 'Pets' }), /contract is "Pets"/),
  value('no contract', (data) => ({ ...data, contract: undefined }), /contract is missing/),
  value('a part that nobody knows', (data) => ({ ...data, rows: [] }), /"rows" is not known/),
  value('a negative lastEntry', (data) => ({ ...data, lastEntry: -1 }), /lastEntry is -1/),
  value('a lastEntry of text', (data) => ({ ...data, lastEntry: '3' }), /lastEntry is "3"/),
  value('no collections', (data) => ({ ...data, collections: undefined }), /collections is not/),
  value('collections as a list', (data) => ({ ...data, collections: [] }), /collections is not/),
  value('an unknown collection', (data) => withRows(data, 'pets', [{ id: 'p1' }]), /pets/),
  value('rows as an object', (data) => withRows(data, 'customers', {}), /"customers"\] is not an array/),
  value('a row of null', (data) => withRow(data, null), /"customers"\]\[3\]/),
  value('a row of text', (data) => withRow(data, 'c4'), /"customers"\]\[3\]/),
  value('a row that is a list', (data) => withRow(data, []), /"customers"\]\[3\]/),
  value('a row without an id', (data) => withRow(data, { name: 'No id' }), /"customers"\]\[3\]/),
  value('a row whose id is an object', (data) => withRow(data, { id: {} }), /"customers"\]\[3\]/),
  value(
    'an account without aliases',
    (data) => withRows(data, 'accounts', [{ id: 'a1' }]),
    /"accounts"\]\[0\]/,
  ),
  value('two rows of one id', (data) => withRow(data, firstOf(data)), /c1/),
  value('a row nested 200 deep', (data) => withRow(data, { id: 'c4', name: nested(200) }), /deeper/),
];

function firstOf(data: { collections: Record<string, unknown[]> }): object {
  return Object(data.collections.customers?.[0]);
}

function withRows(data: { collections: object }, name: string, rows: unknown) {
  return { ...data, collections: { ...data.collections, [name]: rows } };
}

function withRow(data: { collections: Record<string, unknown[]> }, row: unknown) {
  return withRows(data, 'customers', [...(data.collections.customers ?? []), row]);
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
}

const kinds: readonly Damage[] = [
  { name: 'a folder', make: (file) => mkdir(file), expected: /it is a folder/ },
  { name: 'a fifo', make: async (file) => execFileSync('mkfifo', [file]), expected: /not a regular file/ },
  { name: 'a link to a device', make: (file) => symlink('/dev/zero', file), expected: /not a regular file/ },
  { name: 'a link to /dev/null', make: (file) => symlink('/dev/null', file), expected: /not a regular file/ },
  { name: 'a link to itself', make: (file) => symlink(file, file), expected: /ELOOP/ },
  { name: 'a link to nothing', make: (file) => symlink(`${file}.target`, file), expected: [] },
  {
    name: 'a link to a sound file',
    make: async (file, { snapshot }) => {
      await writeFile(`${file}.target`, snapshot);
      await symlink(`${file}.target`, file);
    },
    expected: stored,
  },
  {
    name: 'a file that may not be read',
    make: async (file, { snapshot }) => {
      await writeFile(file, snapshot);
      await chmod(file, 0);
      if (process.getuid?.() === 0) await chown(dirname(file), nobody, nobody);
    },
    expected: /EACCES/,
    uid: nobody,
  },
];

/** A sound snapshot, beside a journal that was changed line by line. */
function journal(name: string, change: (lines: readonly string[]) => string, expected: Expected): Damage {
  const make: Damage['make'] = async (file, sound) => {
    await writeFile(file, sound.snapshot);
    await writeFile(`${file}.journal.1`, change(sound.journal.toString().trimEnd().split('\n')));
  };
  return { name: `a journal ${name}`, make, expected };
}

const joined = (...lines: readonly (string | undefined)[]) => lines.map((line) => `${line}\n`).join('');

const journals: readonly Damage[] = [
  journal('as a crash left it', (lines) => joined(...lines), all),
  journal('without its last newline', (lines) => joined(...lines).trimEnd(), all),
  journal('torn in its last line', ([h, a, b = '']) => joined(h, a) + b.slice(0, -9), [...stored, 'c4']),
  journal('torn after a byte of its last line', ([h, a]) => `${joined(h, a)}{`, [...stored, 'c4']),
  journal('torn in its first line', ([head = '']) => head.slice(0, 20), stored),
  journal('that is empty', () => '', stored),
  journal('that ends in zeros', (lines) => joined(...lines) + '\0'.repeat(512), all),
  journal('with its first line alone', ([head]) => joined(head), stored),
  journal(
    'with a letter changed in its middle',
    ([h, a, b]) => joined(h, a?.replace('c4', 'd4'), b),
    /line 2/,
  ),
  journal('torn in its middle', ([h, a, b]) => joined(h, a?.slice(0, 40), b), /line 2/),
  journal('with an empty line in its middle', ([h, a, b]) => joined(h, a, '', b), /line 3/),
  journal('with a broken first line', ([h, a, b]) => joined(h?.slice(5), a, b), /line 1/),
  journal('without its first line', ([, a, b]) => joined(a, b), /line 1/),
  journal('without a line of its middle', ([h, , b]) => joined(h, b), /line 2/),
  journal('with a line twice', ([h, a, b]) => joined(h, a, a, b), /line 3/),
  journal('with two lines changed over', ([h, a, b]) => joined(h, b, a), /line 2/),
  journal('of another contract', () => '{"journal":1,"contract":"Pets","after":3}\n', /another contract/),
  journal('of another version', () => '{"journal":2,"contract":"Pets","after":3}\n', /line 1/),
  journal(
    'with a change of a collection that is none',
    ([h]) => joined(h, '{"entry":4,"changeSets":[[{"op":"put","collection":"pets","row":{"id":"p"}}]]}'),
    /pets/,
  ),
  journal(
    'with a change that is none',
    ([h]) => joined(h, '{"entry":4,"changeSets":[[{"op":"explode","collection":"customers"}]]}'),
    /line 2/,
  ),
  {
    name: 'a journal that never had a snapshot',
    make: (file, { first }) => writeFile(`${file}.journal.1`, first),
    expected: ['c1'],
  },
  {
    name: 'a journal whose snapshot is gone',
    make: (file, sound) => writeFile(`${file}.journal.1`, sound.journal),
    expected: /journal\.1 begins after entry 3/,
  },
  {
    name: 'a journal whose predecessor is gone',
    make: async (file, { snapshot }) => {
      await writeFile(file, snapshot);
      const { contract } = JSON.parse(snapshot.toString());
      await writeFile(`${file}.journal.3`, `${JSON.stringify({ journal: 1, contract, after: 9 })}\n`);
    },
    expected: /journal\.3 begins after entry 9/,
  },
  {
    name: 'a sound journal beside a broken snapshot',
    make: async (file, sound) => {
      await writeFile(file, '{');
      await writeFile(`${file}.journal.1`, sound.journal);
    },
    expected: /line 1/,
  },
  {
    name: 'a journal that is a folder',
    make: async (file, { snapshot }) => {
      await writeFile(file, snapshot);
      await mkdir(`${file}.journal.1`);
    },
    expected: /journal\.1, it is a folder/,
  },
  {
    name: 'a journal that is a fifo',
    make: async (file, { snapshot }) => {
      await writeFile(file, snapshot);
      execFileSync('mkfifo', [`${file}.journal.1`]);
    },
    expected: /journal\.1, it is not a regular file/,
  },
];

/** Rows of the built-in contract that break its schemas. */
const misfits: readonly Damage[] = [
  value('a row whose id is a number', (data) => withRow(data, { id: 4 }), /"customers"\]\[3\]/),
  value('a row without what it must have', (data) => withRow(data, { id: 'c4' }), /"customers"\]\[3\]/),
  value(
    'a row with a status of its own',
    (data) => withRow(data, { ...firstOf(data), id: 'c4', status: 7 }),
    /\[3\]/,
  ),
];

/** Every state of the files that is tried. */
export const damages: readonly Damage[] = [...texts, ...values, ...misfits, ...kinds, ...journals];

/** States that must be rejected and are not yet: parts of which one is silently left out. */
export const notRejectedYet: readonly Damage[] = [
  text(
    'a part that is there twice',
    (sound) => sound.replace(/\}\s*$/, ', "collections": {}}'),
    /collections.*twice|twice.*collections/,
  ),
  text(
    'a collection that is there twice',
    (sound) => sound.replace(/\}\s*\}\s*$/, ', "customers": []}}'),
    /customers.*twice|twice.*customers/,
  ),
];
