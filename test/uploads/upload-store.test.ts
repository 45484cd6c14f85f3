import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createUploadStore } from '../../src/uploads/upload-store.ts';
import { contractFolder } from '../support/contract-folder.ts';

const limit = { bytes: 10, error: () => new Error('too long') };
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');
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
    const stream = await uploads.read(hashOf('abc'));
    expect(stream && (await text(stream))).toBe('abc');
    expect(uploads.contentOf(hashOf('abc'))?.toString()).toBe('abc');
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
    expect(await uploads.read(hashOf('aaaa'))).toBeUndefined();
    await store('longer than the limit');
    expectStored('longer than the limit');
    await store('e', createUploadStore(path, 10));
    expectStored('e');
  });

  it('that is deleted while it is read is read to its end', async () => {
    const { uploads } = fresh(3);
    uploads.put(hashOf('abc'), Buffer.from('abc'));
    const stream = await uploads.read(hashOf('abc'));
    uploads.put(hashOf('def'), Buffer.from('def'));
    expect(stream && (await text(stream))).toBe('abc');
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), ''])('is not found by the name %j', async (name) => {
    const { uploads } = fresh();
    expect(await uploads.read(name)).toBeUndefined();
    expect(uploads.contentOf(name)).toBeUndefined();
  });
});

async function* cutOff() {
  yield Buffer.from('12345');
  throw new Error('cut off');
}
