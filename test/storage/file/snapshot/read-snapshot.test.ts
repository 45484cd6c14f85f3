import { afterEach, describe, expect, it, vi } from 'vitest';
import { StartupError } from '../../../../src/errors.ts';
import { readSnapshot } from '../../../../src/storage/file/snapshot/read-snapshot.ts';
import { serializeSnapshot } from '../../../../src/storage/file/snapshot/serialize-snapshot.ts';
import { nodeFileSystem } from '../../../../src/storage/fs/file-system.ts';

/** From here on, V8 gives a text memory of its own. */
const largeTextBytes = 131_072;

/** A file system with one file, as far as it is read. */
const withFile = (bytes: Buffer): typeof nodeFileSystem => ({
  ...nodeFileSystem,
  find: async () => ({ kind: 'file', size: bytes.length, identity: '' }),
  read: async () => bytes,
  chunks: async function* (_path, length) {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  },
});

const startupError = (problem: string) => new StartupError(problem);

describe('reading a data file', () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each<[string, string]>([
    ['ASCII', 'Tokyo'],
    ['Latin-1', 'São Paulo'],
    ['Japanese', '東京'],
    ['emoji', '🗼'],
  ])(
    'parses no text that is half as large as those that V8 keeps apart, with rows that have some %s',
    async (_, city) => {
      const rows = Array.from({ length: 600 }, (_each, id) => ({ id, name: 'Kobayashi '.repeat(20), city }));
      const text = [
        ...serializeSnapshot('People', { snapshot: { collections: { people: rows } }, lastEntry: 0 }),
      ].join('');
      const parse = vi.spyOn(JSON, 'parse');
      const read = await readSnapshot(withFile(Buffer.from(text)), 'people.json', startupError);
      const lengths = parse.mock.calls.map(([slice]) => slice.length);
      expect(read).toEqual(JSON.parse(text));
      expect(lengths.length).toBeGreaterThan(2);
      expect(2 * Math.max(...lengths)).toBeLessThan(largeTextBytes / 2);
    },
  );
});
