import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createUploadStore } from '../../src/uploads/upload-store.ts';
import { contractFolder } from '../support/contract-folder.ts';

const limit = { bytes: 10, error: () => new Error('too long') };
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');
const fileOf = (content: string) => ({ sha256: hashOf(content), size: content.length });
const streamOf = (content: string) => Readable.from([Buffer.from(content)]);
const opened: { remove(): void }[] = [];

function fresh(maxBytes?: number) {
  const folder = contractFolder({ 'x.json': {} });
  opened.push(folder);
  const path = folder.path('shop.files');
  return {
    path,
    uploads: createUploadStore(path, maxBytes),
    names: () => (existsSync(path) ? readdirSync(path) : []),
  };
}

afterEach(() => {
  for (const folder of opened.splice(0)) folder.remove();
});

describe('an upload', () => {
  it('is found by its hash once it is stored, and equal ones are one', async () => {
    const { uploads, names } = fresh();
    for (const chunks of [['ab', 'c'], ['abc']]) {
      const upload = await uploads.receive(Readable.from(chunks.map((each) => Buffer.from(each))), limit);
      expect(upload).toMatchObject({ sha256: hashOf('abc'), size: 3 });
      await upload.store();
      await upload.discard();
    }
    expect(names()).toEqual([hashOf('abc')]);
    const stream = await uploads.read(fileOf('abc'));
    expect(stream && (await text(stream))).toBe('abc');
    expect(uploads.contentOf(fileOf('abc'))?.toString()).toBe('abc');
  });

  it.each([
    ['is discarded', Readable.from([Buffer.from('abc')]), undefined],
    ['is too long', Readable.from([Buffer.from('12345'), Buffer.from('678901')]), 'too long'],
    ['is cut off', Readable.from(cutOff()), 'cut off'],
  ])('that %s leaves nothing', async (_, stream, message) => {
    const { uploads, names } = fresh();
    const received = uploads.receive(stream, limit);
    if (message === undefined) await (await received).discard();
    else await expect(received).rejects.toThrow(message);
    expect(names()).toEqual([]);
  });

  it('that nothing refers to is swept, as is what a crash left', async () => {
    const { uploads, path, names } = fresh();
    uploads.put(hashOf('a'), Buffer.from('a'));
    uploads.put(hashOf('b'), Buffer.from('b'));
    writeFileSync(`${path}/incoming-1`, 'half');
    const next = createUploadStore(path);
    await next.sweep(new Set([hashOf('a')]));
    expect(names()).toEqual([hashOf('a')]);
  });

  it('whose row is on its way is not swept', async () => {
    const { uploads, names } = fresh();
    const upload = await uploads.receive(Readable.from([Buffer.from('abc')]), limit);
    await upload.store();
    await uploads.sweep(new Set());
    expect(names()).toEqual([hashOf('abc')]);
  });

  it('takes the room of the oldest where all of them are too many bytes', async () => {
    const { uploads, path, names } = fresh(10);
    const store = async (content: string, into = uploads) =>
      (await into.receive(Readable.from([Buffer.from(content)]), { ...limit, bytes: 100 })).store();
    const expectStored = (...contents: string[]) =>
      expect(names().sort()).toEqual(contents.map(hashOf).sort());
    for (const content of ['aaaa', 'bbbb', 'aaaa']) await store(content);
    expectStored('aaaa', 'bbbb');
    await store('cccc');
    expectStored('aaaa', 'cccc');
    uploads.put(hashOf('dddd'), Buffer.from('dddd'));
    expectStored('cccc', 'dddd');
    expect(await uploads.read(fileOf('aaaa'))).toBeUndefined();
    await store('longer than the limit');
    expectStored('longer than the limit');
    await store('e', createUploadStore(path, 10));
    expectStored('e');
  });

  it('that is deleted while it is read is read to its end', async () => {
    const { uploads } = fresh(3);
    uploads.put(hashOf('abc'), Buffer.from('abc'));
    const stream = await uploads.read(fileOf('abc'));
    uploads.put(hashOf('def'), Buffer.from('def'));
    expect(stream && (await text(stream))).toBe('abc');
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), ''])('is not found by the name %j', async (name) => {
    const { uploads } = fresh();
    expect(await uploads.read({ sha256: name, size: 1 })).toBeUndefined();
    expect(uploads.contentOf({ sha256: name, size: 1 })).toBeUndefined();
  });
});

describe('uploads whose folder somebody meddled with', () => {
  const fifo = (path: string) => execFileSync('mkfifo', [path]);
  const link = (path: string) => symlinkSync(path, path);

  it.each<[string, (path: string) => unknown]>([
    ['removed', () => {}],
    ['replaced by a file', (path) => writeFileSync(path, 'x')],
    ['replaced by a fifo', fifo],
    ['replaced by a link to itself', link],
  ])('and that is %s hold nothing, and the disk is at fault for what cannot be stored', async (_, make) => {
    const { uploads, path, names } = fresh();
    uploads.put(hashOf('abc'), Buffer.from('abc'));
    rmSync(path, { recursive: true });
    make(path);
    await uploads.sweep(new Set());
    expect(await uploads.read(fileOf('abc'))).toBeUndefined();
    expect(uploads.contentOf(fileOf('abc'))).toBeUndefined();
    if (existsSync(path) || _.includes('link')) {
      const refused = {
        code: 'storage-full',
        message: expect.stringContaining('the upload cannot be stored (E'),
      };
      await expect(uploads.receive(streamOf('abc'), limit)).rejects.toMatchObject(refused);
      expect(() => uploads.put(hashOf('abc'), Buffer.from('abc'))).toThrow(expect.objectContaining(refused));
      rmSync(path);
    }
    await (await uploads.receive(streamOf('abc'), limit)).store();
    expect(names()).toEqual([hashOf('abc')]);
  });

  it.each<[string, (path: string) => unknown]>([
    ['cut', (path) => writeFileSync(path, 'a')],
    ['a fifo, whose reader would wait', fifo],
    ['a folder', (path) => mkdirSync(path)],
    ['a link to itself', link],
  ])('do not have a file that is %s', async (_, make) => {
    const { uploads, path } = fresh();
    uploads.put(hashOf('abc'), Buffer.from('abc'));
    rmSync(join(path, hashOf('abc')));
    make(join(path, hashOf('abc')));
    expect(await uploads.read(fileOf('abc'))).toBeUndefined();
    expect(uploads.contentOf(fileOf('abc'))).toBeUndefined();
  });

  it('store nothing under a name that is taken by a folder, and leave nothing', async () => {
    const { uploads, path, names } = fresh();
    mkdirSync(join(path, hashOf('abc'), 'x'), { recursive: true });
    const upload = await uploads.receive(streamOf('abc'), limit);
    await expect(upload.store()).rejects.toMatchObject({ code: 'storage-full' });
    expect(names()).toEqual([hashOf('abc')]);
  });
});

async function* cutOff() {
  yield Buffer.from('12345');
  throw new Error('cut off');
}
