import { mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../src/storage/fs/file-system.ts';
import type { OpenFile } from '../../../src/storage/fs/open-file.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  path = join(folder, 'journal');
});

afterEach(() => rm(folder, { recursive: true }));

const room = 1_000;
const written = async () => (await readFile(path, 'utf8')).replace(/\0+$/, '');
async function replace(): Promise<void> {
  await rename(path, `${path}.moved`);
  await writeFile(path, 'abcdef');
}
async function moveAndBack(): Promise<void> {
  await rename(path, `${path}.moved`);
  await rename(`${path}.moved`, path);
}
const size = async () => (await readFile(path)).length;

describe.each([
  ['without room', 0],
  ['with room', room],
])('a file %s', (_, reservedBytes) => {
  let file: OpenFile;
  beforeEach(async () => {
    file = await nodeFileSystem.create(path, reservedBytes);
  });
  afterEach(() => file.close());

  it.each([
    ['short', ['a', 'bé', 'c']],
    ['as long as its room, and longer', ['a'.repeat(room), 'b', 'c'.repeat(3 * room), 'd']],
    ['too long to be written at once', ['x'.repeat(70_000), 'y'.repeat(70_000), 'z']],
  ])('holds what was appended, one after another: %s', async (_kind, texts) => {
    for (const text of texts) expect(await file.append(text)).toBe(Buffer.byteLength(text));
    await file.sync();
    expect(await written()).toBe(texts.join(''));
  });

  it('goes on where it was cut', async () => {
    await file.append('abcdef');
    await file.truncate(3);
    expect(await size()).toBe(3);
    await file.append('X');
    expect(await written()).toBe('abcX');
  });

  it.each([
    ['short', 'def'],
    ['too long to be written at once', 'y'.repeat(300_000)],
  ])('goes on where it was overwritten with nothing: %s', async (_kind, text) => {
    await file.append('abc');
    await file.append(text);
    const before = await size();
    await file.blank(3);
    expect(await written()).toBe('abc');
    expect(await size()).toBe(before);
    expect(await file.state()).toBe('intact');
    await file.append('X');
    expect(await written()).toBe('abcX');
    expect(await size()).toBe(before);
  });

  it.each<[string, 'removed' | 'altered' | 'intact', () => unknown]>([
    ['removed', 'removed', () => rm(path)],
    ['moved', 'altered', () => rename(path, `${path}.moved`)],
    ['moved, and another one put in its place', 'altered', () => replace()],
    ['emptied', 'altered', () => writeFile(path, '')],
    ['overwritten with an earlier state of it', 'altered', () => writeFile(path, 'a'.padEnd(room * 2, '\0'))],
    ['cut by its last byte', 'altered', () => truncate(path, 5)],
    ['moved away and back', 'intact', () => moveAndBack()],
    ['read', 'intact', () => readFile(path)],
  ])('reports when it was %s', async (_what, state, meddle) => {
    await file.append('abc');
    await file.append('def');
    expect(await file.state()).toBe('intact');
    await meddle();
    expect(await file.state()).toBe(state);
  });

  it('is intact after it was cut by its own process, and before anything was written', async () => {
    expect(await file.state()).toBe('intact');
    await file.append('abcdef');
    await file.truncate(3);
    expect(await file.state()).toBe('intact');
    await file.append('X');
    expect(await file.state()).toBe('intact');
  });
});

describe('reserved space', () => {
  it('lies behind the end, and grows only when it is used up', async () => {
    const file = await nodeFileSystem.create(path, room);
    const sizes: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      await file.append('x'.repeat(400));
      sizes.push(await size());
    }
    expect(sizes).toEqual([1_000, 1_000, 2_000, 2_000, 2_000]);
    await file.close();
  });

  it('replaces a file that was there', async () => {
    const first = await nodeFileSystem.create(path);
    await first.append('earlier');
    await first.close();
    const second = await nodeFileSystem.create(path, room);
    await second.append('now');
    await second.close();
    expect(await written()).toBe('now');
  });
});
