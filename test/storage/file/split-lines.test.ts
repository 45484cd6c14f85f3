import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/storage/file/split-lines.ts';

/** A text in pieces that are overwritten one by the next. */
async function* readChunks(text: string, length: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const piece = Buffer.alloc(length);
  for (let at = 0; at < bytes.length; at += length) {
    yield piece.subarray(0, bytes.copy(piece, 0, at, at + length));
  }
}

async function cut(text: string, pieceLength: number, length: number): Promise<string[]> {
  const slices: string[] = [];
  for await (const slice of splitLines(readChunks(text, pieceLength), length)) slices.push(slice.toString());
  return slices;
}

describe('slices of whole lines', () => {
  it('cover the whole text, end at a line end, and only the last is shorter than the minimum', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', ' '), maxLength: 80 });
    const length = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(
        text,
        length,
        fc.integer({ min: 0, max: 20 }),
        async (whole, pieceLength, sliceLength) => {
          const slices = await cut(whole, pieceLength, sliceLength);
          expect(slices.join('')).toBe(whole);
          for (const slice of slices.slice(0, -1)) {
            expect(slice.endsWith('\n')).toBe(true);
            expect(Buffer.byteLength(slice)).toBeGreaterThan(sliceLength);
          }
        },
      ),
    );
  });

  it('are single lines for a minimum of nothing', async () => {
    expect(await cut('a\n\nbb\nc', 3, 0)).toEqual(['a\n', '\n', 'bb\n', 'c']);
  });

  it('are found in time that grows with the text, however long its lines are', async () => {
    const long = 'a'.repeat(20_000_000);
    expect((await cut(`${long}\n${long}`, 16_384, 65_536)).map(({ length }) => length)).toEqual([
      20_000_001, 20_000_000,
    ]);
  });
});
