import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompactionSchedule } from '../../../src/storage/file/compaction.ts';
import { createFilePersistence } from '../../../src/storage/file/file-persistence.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { Key, Store } from '../../../src/storage/store.ts';
import {
  type CrashingFileSystem,
  createCrashingFileSystem,
  type Outage,
} from '../../support/crashing-file-system.ts';
import { noLock } from '../../support/no-lock.ts';
import { runs } from '../../support/property-tests.ts';
import { type Person, people, person } from '../people.ts';

/** A write: of several rows, so that half of it would show. */
type Write =
  | { readonly do: 'put' | 'remove'; readonly ids: readonly number[]; readonly city: string }
  | { readonly do: 'clear' };

type Model = ReadonlyMap<Key, string>;

/** What happens between a start and a crash. */
interface Life {
  /** Writes that are sent together. */
  readonly groups: readonly (readonly Write[])[];
  /** Before which of its steps the disk goes down; when it has fewer, the process ends well or is killed. */
  readonly steps: number;
  readonly outage: Outage;
  readonly endsWell: boolean;
  /** Which steps fail, as on a disk that is full. */
  readonly failing: readonly number[];
  readonly random: number;
}

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 });
const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('put' as const), ids, city: fc.string({ maxLength: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), ids, city: fc.constant('') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
);
const life: fc.Arbitrary<Life> = fc.record({
  groups: fc.array(fc.array(write, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
  steps: fc.integer({ min: 0, max: 60 }),
  outage: fc.constantFrom('process', 'power'),
  endsWell: fc.boolean(),
  failing: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

const schedule: CompactionSchedule = { minBytes: 300, idleMs: 0, retryMs: 1e6 };

function openOn(files: CrashingFileSystem): Promise<Store> {
  const persistence = createFilePersistence({
    file: '/data/people.json',
    contract: 'People',
    files: files.boot(),
    lock: noLock,
    schedule,
  });
  return createStore({ specs: [people], persistence });
}

async function execute(store: Store, each: Write): Promise<void> {
  if (each.do === 'clear') {
    await store.reset();
    return;
  }
  return store.write(async (rows) => {
    const persons = rows.collection<Person>('people');
    for (const id of each.ids) {
      await persons.remove(id);
      if (each.do === 'put') await persons.insert(person(id, each.city || 'nowhere'));
    }
  });
}

function after(model: Model, each: Write): Model {
  if (each.do === 'clear') return new Map();
  const next = new Map(model);
  for (const id of each.ids) {
    next.delete(id);
    if (each.do === 'put') next.set(id, each.city || 'nowhere');
  }
  return next;
}

const format = (model: Model) => JSON.stringify([...model].sort(([a], [b]) => Number(a) - Number(b)));
const formatStored = (store: Store) =>
  format(
    new Map(
      [...(store.snapshot().collections.people ?? [])].map((row) => [people.key(row), (row as Person).city]),
    ),
  );

/**
 * Runs one life on a disk, and returns what may be stored at its end: what was acknowledged, and then any of what was
 * not yet acknowledged, in order.
 */
async function live(
  files: CrashingFileSystem,
  { groups, steps, endsWell, failing }: Life,
  possible: Model[],
): Promise<Model[]> {
  const first = files.steps;
  files.decide(({ number, kind }) => {
    if (number - first >= steps) return 'crash';
    return failing.includes(number - first) && kind !== 'truncate' ? { fails: 'ENOSPC' } : 'done';
  });
  const store = await openOn(files).catch(() => undefined);
  if (store === undefined) return possible;
  const [loaded] = possible.filter((model) => format(model) === formatStored(store));
  if (loaded === undefined)
    return expect.unreachable(`${formatStored(store)} is none of ${possible.map(format)}`);
  let states: Model[] = [loaded];
  for (const group of groups) {
    const outcomes = await Promise.allSettled(group.map((each) => execute(store, each)));
    for (const [i, { status }] of outcomes.entries()) {
      const isCertain = status === 'fulfilled' || !isDown(files, first, steps);
      states = statesAfter(states, group.slice(i, i + 1), status === 'fulfilled', isCertain);
    }
    if (isDown(files, first, steps)) return states;
    expect([formatStored(store)]).toEqual(states.map(format));
  }
  if (endsWell) await store.close().catch(() => {});
  return states;
}

/** The possible states after a write that is stored, is not stored, or whose outcome is unknown. */
function statesAfter(
  states: Model[],
  writes: readonly Write[],
  isStored: boolean,
  isCertain: boolean,
): Model[] {
  const next = states.map((model) => writes.reduce(after, model));
  if (isCertain) return isStored ? next : states;
  return [...states, ...next.slice(-1)];
}

/** After the crash, a rejected write may be stored all the same: its client never got a response. */
function isDown(files: CrashingFileSystem, first: number, steps: number): boolean {
  return files.steps - first > steps;
}

describe('whatever happens', () => {
  it('every acknowledged write is there, and nothing is half there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), async (lives) => {
        const files = createCrashingFileSystem();
        let possible: Model[] = [new Map()];
        for (const each of lives) {
          possible = await live(files, each, possible);
          let random = each.random;
          files.restart(each.outage, () => {
            random = (random * 7.31) % 1;
            return random;
          });
        }
        const store = await openOn(files);
        expect(possible.map(format)).toContain(formatStored(store));
        await store.close();
        expect(files.list('/data').filter((name) => !name.endsWith('.tmp'))).toEqual(
          expect.toBeOneOf([[], ['people.json']]),
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
