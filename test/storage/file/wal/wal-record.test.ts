import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatWalEntry,
  formatWalRecord,
  parseWalRecord,
} from '../../../../src/storage/file/wal/wal-record.ts';
import type { Change } from '../../../../src/storage/store.ts';
import { atOnce } from '../../../../src/turns.ts';

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    op: fc.constant('put' as const),
    collection: fc.string({ maxLength: 4 }),
    row: fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }),
  }),
  fc.record({
    op: fc.constant('remove' as const),
    collection: fc.string({ maxLength: 4 }),
    key: fc.oneof(fc.integer(), fc.string({ maxLength: 4 })),
  }),
  fc.constant({ op: 'clear' as const }),
);
const changeSets = fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 3 });

describe('the record of an entry', () => {
  it('is that of its JSON', () => {
    fc.assert(
      fc.property(fc.nat(), changeSets, (entry, sets) => {
        const record = (atOnce(formatWalEntry({ entry, changeSets: sets })) ?? []).join('');
        expect(record).toBe(formatWalRecord({ entry, changeSets: sets }));
        expect(parseWalRecord(record.slice(0, -1))).toMatchObject({ entry });
      }),
    );
  });

  it('is in pieces that are checked and written one after another', () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, id): Change => ({ op: 'put', collection: 'ö', row: { id, a: '€' } }),
    );
    const pieces = atOnce(formatWalEntry({ entry: 7, changeSets: [rows, [], rows] })) ?? [];
    expect(pieces.length).toBeGreaterThan(10);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
    expect(pieces.join('')).toBe(formatWalRecord({ entry: 7, changeSets: [rows, [], rows] }));
  });

  it('is not made when its changes are longer together than a line may be', () => {
    const clear: Change = { op: 'clear' };
    const length = JSON.stringify(clear).length;
    expect(
      atOnce(formatWalEntry({ entry: 1, changeSets: [[clear, clear], [clear]] }, 3 * length)),
    ).toBeDefined();
    expect(
      atOnce(formatWalEntry({ entry: 1, changeSets: [[clear, clear], [clear]] }, 3 * length - 1)),
    ).toBeUndefined();
  });
});
