import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolder } from '../../../src/storage/fs/folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folders-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a folder', () => {
  it.each(['', 'a', 'a/b/c', 'a/../b/./c/'])('is made with those that it is in: %j', async (path) => {
    await createFolder(join(folder, path));
    await createFolder(join(folder, path)); // it is there already
    expect((await stat(join(folder, path))).isDirectory()).toBe(true);
  });

  it('is made once by two at the same time', async () => {
    const path = join(folder, 'a/b/c');
    await Promise.all([createFolder(path), createFolder(path), createFolder(join(path, 'd'))]);
    expect((await stat(join(path, 'd'))).isDirectory()).toBe(true);
  });

  it('is not made where a file is, or in one', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(createFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(createFolder(join(folder, 'file', 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(!existsSync('/proc/self'))('is refused where none can be made, at once', async () => {
    await expect(createFolder('/proc/none/a')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
