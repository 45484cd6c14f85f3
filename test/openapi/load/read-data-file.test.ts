import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from '../../../src/errors.ts';
import { readDataFile } from '../../../src/openapi/load/read-data-file.ts';
import { type ContractFolder, contractFolder } from '../../support/contract-folder.ts';

/** A list of lists, doubled by aliases so often that nothing has room for what it stands for. */
const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x]'];
for (let i = 1; i < 9; i += 1)
  bomb.push(
    `a${i}: &a${i} [${Array(9)
      .fill(`*a${i - 1}`)
      .join(', ')}]`,
  );

describe('a data file', () => {
  let folder: ContractFolder;
  beforeEach(() => {
    folder = contractFolder({});
  });
  afterEach(() => folder.remove());

  const read = (content: string | Uint8Array) => {
    writeFileSync(folder.path('rows'), content);
    return readDataFile(folder.path('rows'));
  };

  it.each([
    ['{"a": [1, "x", null]}', { a: [1, 'x', null] }],
    ['\uFEFF{"a": 1}', { a: 1 }],
    ['a: 1\nb: { c: [2026-01-01, yes] }\n', { a: 1, b: { c: ['2026-01-01', 'yes'] } }],
    ['a: &x { b: 1 }\nc: { <<: *x, d: *x }', { a: { b: 1 }, c: { b: 1, d: { b: 1 } } }],
    ['{"__proto__": {"a": 1}}', JSON.parse('{"__proto__": {"a": 1}}')],
  ])('%j is read', async (text, value) => {
    expect(await read(text)).toEqual(value);
  });

  it('shares no objects between aliases', async () => {
    const { a, b } = (await read('a: &x { n: 1 }\nb: *x')) as { a: object; b: object };
    expect(a).not.toBe(b);
  });

  it.each([
    ['{"a": ', /rows:2:1 is neither YAML nor JSON/],
    ['a: .inf', /rows\/a is not a number in JSON: write a finite one/],
    [bomb.join('\n'), /has more than 10000000 nodes, aliases \(\*\) expanded: use fewer aliases/],
    ['a: &a [*a]', /has an alias \(\*\) inside its own anchor/],
    ['['.repeat(201) + ']'.repeat(201), /is nested deeper than 200 levels: flatten it/],
    ['['.repeat(100_000) + ']'.repeat(100_000), /is nested deeper than 200 levels: flatten it/],
    [new Uint8Array([0x7b, 0xff]), /is not UTF-8: save it as UTF-8/],
  ])('%j is refused', async (content, lines) => {
    const failure: unknown = await read(content).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartupError);
    expect(String(failure)).toMatch(lines);
  });

  it('is a file', async () => {
    mkdirSync(folder.path('folder'));
    await expect(readDataFile(folder.path('folder'))).rejects.toThrow('folder is not a file');
    await expect(readDataFile(folder.path('none.json'))).rejects.toThrow(
      /none\.json cannot be read \(ENOENT\)/,
    );
  });

  it.each([
    ['{"a": [1, 9007199254740993]}', 'rows#/a/1 is 9007199254740993, which cannot be stored exactly'],
    ['[1e400]', 'rows#/0 is 1e400, which is too large to be stored'],
    ['a: 12345678901234567890', 'rows/a cannot be stored exactly'],
  ])('with %s is refused', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('keeps the numbers of YAML', async () => {
    const text = 'a: [1000, 0x10, 0o17, +5, 1.5e3, -0.5]';
    expect(await read(text)).toEqual({ a: [1000, 16, 15, 5, 1500, -0.5] });
  });
});
