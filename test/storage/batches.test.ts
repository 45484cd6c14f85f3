import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNullPersistence } from '../../src/storage/null-persistence.ts';
import { createStore } from '../../src/storage/open-store.ts';
import type { Change, Collections, Key, Persistence, Row, Snapshot, Store } from '../../src/storage/store.ts';
import { nextTurn } from '../../src/turns.ts';
import { type Person, people, person, pets } from './people.ts';

/** One step of a transaction. */
type Step =
  | { readonly do: 'put'; readonly id: number; readonly city: string; readonly where: 'people' | 'pets' }
  | { readonly do: 'remove'; readonly id: number; readonly where: 'people' | 'pets' }
  | { readonly do: 'wait' }
  | { readonly do: 'list' };

interface Work {
  readonly steps: readonly Step[];
  readonly fails: boolean;
  /** Whether it begins with the next turn, and not at once with the one before. */
  readonly pauses: boolean;
}

const where = fc.constantFrom('people' as const, 'pets' as const);
const id = fc.integer({ min: 1, max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      id,
      city: fc.constantFrom('Oslo', 'Bonn'),
      where,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), id, where }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('list' as const) }) },
);
const work: fc.Arbitrary<Work> = fc.record({
  steps: fc.array(step, { maxLength: 6 }),
  fails: fc.boolean(),
  pauses: fc.boolean(),
});

type Rows = Map<string, Map<Key, Row>>;

const emptyRows = (): Rows => new Map([people, pets].map(({ name }) => [name, new Map()]));

function apply(rows: Rows, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.op === 'put') rows.get(change.collection)?.set(people.key(change.row), change.row);
    if (change.op === 'remove') rows.get(change.collection)?.delete(change.key);
  }
}

const sorted = (rows: Iterable<Row>) =>
  [...rows].sort((a, b) => Number(people.key(a)) - Number(people.key(b)));
const modelOf = (rows: Rows) =>
  Object.fromEntries([...rows].map(([name, own]) => [name, sorted(own.values())]));
const contentOf = ({ collections }: Snapshot) =>
  Object.fromEntries(Object.entries(collections).map(([name, rows]) => [name, sorted(rows)]));

/** Saves nothing, and requires that what it is given are the rows before with the changes of the batch, and no others. */
function checkingPersistence(
  failing: readonly boolean[],
): Persistence & { readonly saved: Rows; readonly compared: (readonly [unknown, unknown])[] } {
  const saved = emptyRows();
  /** What was given and what should have been: the store takes whatever a save throws for a failure of the disk. */
  const compared: (readonly [unknown, unknown])[] = [];
  const earlier: (readonly [Snapshot, unknown])[] = [];
  let count = 0;
  return {
    ...createNullPersistence(),
    saved,
    compared,
    save: async (batch, next) => {
      const expected: Rows = new Map([...saved].map(([name, rows]) => [name, new Map(rows)]));
      for (const changes of batch) apply(expected, changes);
      compared.push([contentOf(next), modelOf(expected)]);
      count += 1;
      await nextTurn();
      compared.push([contentOf(next), modelOf(expected)]);
      if (failing[count % failing.length]) throw new Error('the disk is full');
      for (const [name, rows] of expected) saved.set(name, rows);
      earlier.push([next, modelOf(expected)]);
      for (const [snapshot, content] of earlier) compared.push([contentOf(snapshot), content]);
    },
  };
}

async function run(rows: Collections, { steps, fails }: Work): Promise<void> {
  for (const each of steps) {
    if (each.do === 'wait') await nextTurn();
    if (each.do === 'list')
      await rows.collection(people.name).list({ where: { index: 'parity', key: 'odd' } });
    if (each.do === 'put') {
      const collection = rows.collection<Person>(each.where);
      const known = await collection.get(each.id);
      await collection[known === undefined ? 'insert' : 'replace'](person(each.id, each.city));
    }
    if (each.do === 'remove') await rows.collection(each.where).remove(each.id);
  }
  if (fails) throw new Error('changed its mind');
}

async function requireIndexed(store: Store): Promise<void> {
  await store.read(async (rows) => {
    const all = await rows.collection<Person>(people.name).list();
    const listed = async (index: string, key: Key) =>
      rows.collection(people.name).list({ where: { index, key } });
    for (const city of ['Oslo', 'Bonn'])
      expect(await listed('city', city)).toEqual(all.filter((row) => row.city === city));
    expect(await listed('parity', 'even')).toEqual(all.filter((row) => Number(row.id) % 2 === 0));
  });
}

describe('transactions that share a batch', () => {
  it('are saved whole or not at all, whichever of them fail or take long, and whatever is saved fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(work, { maxLength: 14 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        async (works, failing) => {
          const persistence = checkingPersistence(failing);
          const store = await createStore({ specs: [people, pets], persistence });
          const running: Promise<PromiseSettledResult<unknown>[]>[] = [];
          for (const each of works) {
            if (each.pauses) await nextTurn();
            running.push(Promise.allSettled([store.write((rows) => run(rows, each))]));
          }
          const endings = (await Promise.all(running)).flat();
          const wrongly = works.filter(({ fails }, at) => fails && endings[at]?.status !== 'rejected');
          expect(wrongly).toEqual([]);
          expect(persistence.compared.map(([found]) => found)).toEqual(
            persistence.compared.map(([, expected]) => expected),
          );
          expect(contentOf(store.snapshot())).toEqual(modelOf(persistence.saved));
          await requireIndexed(store);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('may change many rows, and are undone as a whole', async () => {
    const store = await createStore({ specs: [people] });
    const insert = (from: number, count: number, fails = false) =>
      store.write(async (rows) => {
        for (let at = from; at < from + count; at += 1)
          await rows.collection<Person>(people.name).insert(person(at, 'Oslo'));
        if (fails) throw new Error('changed its mind');
      });
    const endings = await Promise.allSettled([
      insert(1, 3),
      insert(10, 900, true),
      insert(20, 600),
      insert(5, 2),
    ]);
    expect(endings.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(store.countRows()).toEqual({ people: 605 });
    await requireIndexed(store);
  });

  it('leave the rows of a reset as they were made', async () => {
    const store = await createStore({ specs: [people] });
    const put = (at: number) =>
      store.write((rows) => rows.collection<Person>(people.name).insert(person(at, 'Oslo')));
    const resetting = store.reset((rows) => rows.collection<Person>(people.name).insert(person(1, 'Bonn')));
    const [savepoint] = await Promise.all([resetting, put(2), put(3)]);
    expect(store.countRows()).toEqual({ people: 3 });
    expect([...(savepoint.snapshot.collections.people ?? [])]).toEqual([person(1, 'Bonn')]);
    await store.restore(savepoint);
    expect(store.countRows()).toEqual({ people: 1 });
  });
});
