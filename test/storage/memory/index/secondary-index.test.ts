import { describe, expect, it } from 'vitest';
import { createSecondaryIndex } from '../../../../src/storage/memory/index/secondary-index.ts';
import type { Key, Row } from '../../../../src/storage/store.ts';
import { atOnce } from '../../../../src/turns.ts';

interface Note extends Row {
  readonly id: string;
  readonly tags: readonly string[];
}

const notes: readonly Note[] = Array.from({ length: 5_000 }, (_, at) => ({
  id: `n${String(at).padStart(5, '0')}`,
  tags: [`#${(at * 7_919) % 1_700}`, ...(at % 3 === 0 ? [`#${at % 5}`, 'all'] : [])],
}));

const keyOf = (row: Row) => (row as Note).id;
const indexKeysOf = (row: Row) => [...new Set((row as Note).tags)];
const build = (rows: readonly Note[]) => atOnce(createSecondaryIndex({ rows, keyOf, indexKeysOf }));
const idsOf = (rows: Iterable<Row>) => [...rows].map(keyOf);

function idsUnder(rows: readonly Note[], key: Key): readonly Key[] {
  return rows.filter(({ tags }) => tags.some((tag) => tag === key)).map(({ id }) => id);
}

describe('an index of many rows', () => {
  const keys = ['#3', '#1699', 'all', 'none'];

  it.each(keys)('finds and counts the rows under %s', (key) => {
    const index = build(notes);
    expect(idsOf(index.rowsUnder(key))).toEqual(idsUnder(notes, key));
    expect(idsOf(index.rowsUnder(key, undefined, true))).toEqual(idsUnder(notes, key).toReversed());
    expect(atOnce(index.count([key]))).toBe(idsUnder(notes, key).length);
  });

  it('has them by their keys, and then by their own', () => {
    const expected = notes
      .flatMap((note) => indexKeysOf(note).map((tag) => [tag, note.id] as const))
      .filter(([tag]) => tag.startsWith('#16'))
      .sort(([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a < b ? -1 : 1));
    expect(idsOf(build(notes).rowsWithin('#16'))).toEqual(expected.map(([, id]) => id));
  });

  it('can be changed, and so can its copy', () => {
    const index = build(notes);
    const copy = index.clone();
    for (const note of notes.slice(0, 2_500)) {
      for (const [at, indexKey] of indexKeysOf(note).entries())
        copy.remove({ indexKey, isAdditional: at > 0 }, note.id);
    }
    copy.add({ indexKey: 'all', isAdditional: false }, 'n99999', { id: 'n99999', tags: ['all'] } as Note);
    expect(idsOf(copy.rowsUnder('all'))).toEqual([...idsUnder(notes.slice(2_500), 'all'), 'n99999']);
    expect(idsOf(index.rowsUnder('all'))).toEqual(idsUnder(notes, 'all'));
  });

  it('is built in steps of a few rows each', () => {
    const steps = createSecondaryIndex({ rows: notes, keyOf, indexKeysOf });
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThan(notes.length / 16);
  });
});
