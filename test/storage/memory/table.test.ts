import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowTree } from '../../../src/storage/btree.ts';
import { compareKeys } from '../../../src/storage/key.ts';
import { createTable, type Table } from '../../../src/storage/memory/table.ts';
import type { Key, ListQuery, RowQuery } from '../../../src/storage/store.ts';
import { atOnce } from '../../../src/turns.ts';
import { type Person, people, person } from '../people.ts';

describe('a collection', () => {
  const filled = (...keys: Key[]) => {
    const rows = createTable(people);
    for (const key of keys) rows.insert(person(key, Number(key) % 2 === 0 ? 'Rome' : 'Oslo'));
    return rows;
  };

  it('sorts numbers before strings, numbers by value, strings by <', () => {
    expect(ids(filled('b', 10, 'a', 9, 'B', -1, '10', 0.5).all)).toEqual([
      -1,
      0.5,
      9,
      10,
      '10',
      'B',
      'a',
      'b',
    ]);
  });

  it.each<[string, ListQuery, Key[]]>([
    ['everything', {}, [1, 2, 3, 4, '5']],
    ['a page', { limit: 2 }, [1, 2]],
    ['the next page', { after: 2, limit: 2 }, [3, 4]],
    ['after a key that is gone', { after: 2.5 }, [3, 4, '5']],
    ['after the last', { after: '5' }, []],
    ['nothing at all', { limit: 0 }, []],
    ['under an index key', { where: { index: 'city', key: 'Oslo' } }, [1, 3, '5']],
    ['under an index key, after a row', { where: { index: 'city', key: 'Oslo' }, after: 1, limit: 1 }, [3]],
    [
      'under an index key, after a row of another',
      { where: { index: 'city', key: 'Oslo' }, after: 2 },
      [3, '5'],
    ],
    ['under an index key without rows', { where: { index: 'city', key: 'Paris' } }, []],
    ['from the last down', { isDescending: true, limit: 2 }, ['5', 4]],
    ['from a row down', { isDescending: true, after: 3 }, [2, 1]],
    ['from a key down that is gone', { isDescending: true, after: 2.5 }, [2, 1]],
    ['from the first down', { isDescending: true, after: 1 }, []],
    [
      'from an index key down',
      { where: { index: 'city', key: 'Oslo' }, isDescending: true, after: '5' },
      [3, 1],
    ],
    [
      'under any of two index keys',
      { where: { index: 'city', key: ['Oslo', 'Rome'] }, after: 1 },
      [2, 3, 4, '5'],
    ],
    ['under none', { where: { index: 'city', key: [] } }, []],
    ['under an index on demand', { where: { index: 'parity', key: 'even' } }, [2, 4]],
    ['from an offset on', { offset: 2, limit: 2 }, [3, 4]],
    ['from an offset past the last', { offset: 9 }, []],
    ['those that match', { matches: (row) => people.key(row) !== 2, offset: 1, limit: 2 }, [3, 4]],
    [
      'in an order',
      { order: (a, b) => compareKeys(people.key(b), people.key(a)), offset: 1, limit: 2 },
      [4, 3],
    ],
    ['nothing, in an order', { order: () => 0, limit: 0 }, []],
  ])('lists %s', (_, query, expected) => {
    expect(ids(atOnce(filled(4, '5', 2, 1, 3).list(query)))).toEqual(expected);
  });

  it.each<[string, RowQuery, number]>([
    ['all rows', {}, 5],
    ['those under an index key', { where: { index: 'city', key: 'Oslo' } }, 3],
    ['those under any of two index keys', { where: { index: 'city', key: ['Oslo', 'Rome', 'Lima'] } }, 5],
    ['those under an index on demand', { where: { index: 'parity', key: 'odd' } }, 2],
    ['those that match', { matches: (row) => typeof people.key(row) === 'string' }, 1],
  ])('counts %s', (_, query, expected) => {
    expect(atOnce(filled(4, '5', 2, 1, 3).count(query))).toBe(expected);
  });

  it('counts a row once that has come under a second of the keys, and left one again', () => {
    const rows = filled();
    rows.insert(person(1, 'Oslo', ['x']));
    for (const tags of [['y', 'x'], ['x'], ['x', 'y'], ['y', 'x', 'x']]) {
      rows.replace(person(1, 'Oslo', tags));
      expect(atOnce(rows.count({ where: { index: 'tag', key: ['x', 'y', 'x'] } }))).toBe(1);
    }
  });

  it('finds the row with the last key', () => {
    expect(filled().last()).toBeUndefined();
    expect(filled(4, 'b', 'a', 9).last()).toEqual(expect.objectContaining({ id: 'b' }));
  });

  it('rejects a key that is taken, and a replacement of what is not there', () => {
    expect(() => filled(1).insert(person(1))).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => filled(1).replace(person(2))).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['an empty string', ''],
    ['NaN', Number.NaN],
    ['an object', {}],
  ])('fails on a row whose key is %s', (_, id) => {
    expect(() => filled().insert({ id, city: 'Rome' })).toThrow('has no key');
  });

  it('fails on a row without a key for an index, and is as before', () => {
    const rows = filled(1);
    expect(() => rows.replace({ id: 1, tags: ['x'] })).toThrow('no key for its index city');
    expect(ids(atOnce(rows.list({ where: { index: 'city', key: 'Oslo' } })))).toEqual([1]);
    expect(atOnce(rows.list({ where: { index: 'tag', key: 'x' } }))).toEqual([]);
  });

  describe('with an index on demand', () => {
    const where = { index: 'parity', key: 'even' };
    /** People, and how often the key of one of them was computed for the index on demand. */
    const counted = () => {
      const computed: object[] = [];
      const parity = (row: object) => {
        computed.push(row);
        return people.indexesOnDemand?.parity?.(row) ?? [];
      };
      const rows = createTable({ ...people, indexesOnDemand: { parity } });
      for (let id = 1; id <= 100; id += 1) rows.insert(person(id));
      return { rows, since: () => computed.splice(0).length };
    };

    it('computes no key until the index is used, and then each of them once', () => {
      const { rows, since } = counted();
      expect(since()).toBe(0);
      atOnce(rows.list({ where, limit: 1 }));
      atOnce(rows.list({ where }));
      atOnce(rows.count({ where }));
      expect(since()).toBe(100);
    });

    it('computes the keys of changed rows alone from then on, in clones of any state too', () => {
      const { rows, since } = counted();
      const [elder, later] = [rows.clone(), rows.clone()];
      atOnce(rows.list({ where }));
      expect(since()).toBe(100);
      const next = later.clone(); // takes the index over, brought up to date
      expect(since()).toBe(0);
      next.insert(person(102));
      next.clone().remove(102);
      expect(since()).toBe(2);
      expect(ids(atOnce(next.list({ where, after: 98 })))).toEqual([100, 102]);
      expect(ids(atOnce(later.list({ where, after: 98 })))).toEqual([100]);
      expect(since()).toBe(1); // of the row in which the two differ
      expect(ids(atOnce(elder.list({ where, after: 98 })))).toEqual([100]);
    });
  });

  it('keeps those indexes on demand up to date that were used last', () => {
    const computed: string[] = [];
    const names = Array.from({ length: 13 }, (_, i) => `by ${i}`);
    const indexesOnDemand = Object.fromEntries(
      names.map((name) => [name, (row: object) => [String(people.key(row))].slice(0 * computed.push(name))]),
    );
    const rows = createTable({ ...people, indexesOnDemand });
    for (const index of names) atOnce(rows.list({ where: { index, key: '1' } }));
    const next = rows.clone();
    next.insert(person(1));
    expect(computed).toEqual(names.slice(1));
    expect(ids(atOnce(next.list({ where: { index: 'by 0', key: '1' } })))).toEqual([1]);
  });

  it('fails on an index that the spec does not name', () => {
    expect(() => atOnce(filled(1).list({ where: { index: 'toString', key: 1 } }))).toThrow(
      'no index named toString',
    );
  });
});

describe('a collection against a sorted array', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom('a', 'b', '1', '__proto__', 'é'));
  const city = fc.constantFrom('Rome', 'Oslo', 'Lima');
  const row = fc.record({
    id: key,
    city,
    tags: fc.array(fc.constantFrom<Key>('x', 'y', 7), { maxLength: 3 }),
  });
  const where = fc.oneof(
    fc.record({ index: fc.constant('city'), key: fc.oneof(city, fc.array(city)) }),
    fc.record({ index: fc.constant('tag'), key: fc.array(fc.constantFrom<Key>('x', 'y', 7)) }),
    fc.record({ index: fc.constant('parity'), key: fc.constantFrom<Key>('odd', 'even') }),
  );
  const query = fc.record(
    { after: key, limit: fc.integer({ min: 0, max: 50 }), isDown: fc.boolean(), where },
    { requiredKeys: [] },
  );
  const from = fc.integer({ min: 0, max: 2_000 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('insert' as const), row }),
    fc.record({ do: fc.constant('replace' as const), row }),
    fc.record({ do: fc.constant('remove' as const), key }),
    fc.record({ do: fc.constant('list' as const), query }),
    // enough rows for a tree of several levels, and for nodes that merge again
    fc.record({ do: fc.constant('fill' as const), from, stride: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant('drain' as const), from, stride: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constantFrom('clone' as const, 'load' as const) }),
  );

  it('behaves the same, and leaves what it was cloned from alone', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const pair: Pair = { rows: createTable(people), model: new Map(), published: [] };
        for (const each of steps) take(each, pair);
        expectSame(pair.rows, pair.model);
        for (const expectUndisturbed of pair.published) expectUndisturbed();
      }),
    );
  });
});

function ids(rows: Iterable<object>): Key[] {
  return [...rows].map((row) => people.key(row));
}

type Step =
  | { do: 'insert' | 'replace'; row: Person }
  | { do: 'remove'; key: Key }
  | { do: 'list'; query: ListQuery }
  | { do: 'fill' | 'drain'; from: number; stride: number }
  | { do: 'clone' | 'load' };

/** A collection, what it should hold, and the checks of what it was cloned from. */
interface Pair {
  rows: Table;
  model: Map<Key, Person>;
  readonly published: (() => void)[];
}

/** Takes a step on both. */
function take(step: Step, pair: Pair): void {
  const { rows, model } = pair;
  switch (step.do) {
    case 'list':
      expect(atOnce(rows.list(step.query))).toEqual(listModel(model, step.query));
      return;
    case 'remove':
      expect(rows.remove(step.key)).toBe(model.delete(step.key));
      return;
    case 'fill':
    case 'drain':
      for (const id of range(step.from, step.stride)) toggle(rows, model, id, step.do);
      return;
    case 'clone':
      pair.published.push(publish(rows, model));
      pair.rows = rows.clone();
      pair.model = new Map(model);
      return;
    case 'load':
      pair.rows = createTable(people, createRowTree(ids(rows.all), [...rows.all]));
      return;
    default:
      write(rows, model, step.do, step.row);
  }
}

function range(from: number, stride: number): number[] {
  return Array.from({ length: 400 }, (_, step) => from + step * stride);
}

function toggle(rows: Table, model: Map<Key, Person>, id: number, action: 'fill' | 'drain'): void {
  if (action === 'fill') {
    const row = person(id, id % 3 === 0 ? 'Oslo' : 'Lima', ['z']);
    write(rows, model, model.has(id) ? 'replace' : 'insert', row);
  } else if (rows.remove(id) !== model.delete(id)) {
    expect.unreachable(`removing ${id} goes differently`);
  }
}

/** Does the same to both; a refusal must be expected of the model too. */
function write(rows: Table, model: Map<Key, Person>, action: 'insert' | 'replace', row: Person): void {
  const isRefused = model.has(row.id) === (action === 'insert');
  if (isRefused) {
    expect(() => rows[action](row)).toThrow();
    return;
  }
  rows[action](row);
  model.set(row.id, row);
}

/** Begins to walk rows that are cloned next; what it gives ends the walk and compares. */
function publish(rows: Table, model: ReadonlyMap<Key, Person>): () => void {
  const expected = listModel(model, {});
  const walk = rows.all[Symbol.iterator]();
  const first = expected.slice(0, 3).map(() => walk.next().value);
  return () => {
    const rest = [...{ [Symbol.iterator]: () => walk }];
    expect([...first, ...rest]).toEqual(expected);
    expectSame(rows, new Map(expected.map((row) => [row.id, row])));
  };
}

function expectSame(rows: Table, model: ReadonlyMap<Key, Person>): void {
  expect([...rows.all]).toEqual(listModel(model, {}));
  for (const where of [
    { index: 'city', key: 'Oslo' },
    { index: 'tag', key: 'x' },
    { index: 'tag', key: 7 },
    { index: 'tag', key: 'z' },
    { index: 'parity', key: 'odd' },
    { index: 'tag', key: ['x', 7] },
  ]) {
    const listed = listModel(model, { where });
    expect(atOnce(rows.list({ where }))).toEqual(listed);
    expect(atOnce(rows.count({ where }))).toBe(listed.length);
  }
}

function listModel(
  model: ReadonlyMap<Key, Person>,
  { after, where, limit, isDescending = false }: ListQuery,
): Person[] {
  const indexes = { ...people.indexes, ...people.indexesOnDemand };
  const keysOf = (row: Person) => indexes[where?.index ?? '']?.(row) ?? [];
  const requested = [where?.key ?? []].flat();
  const compare = (a: Key, b: Key) => (isDescending ? compareKeys(b, a) : compareKeys(a, b));
  return [...model.values()]
    .filter((row) => where === undefined || keysOf(row).some((key) => requested.includes(key)))
    .filter((row) => after === undefined || compare(row.id, after) > 0)
    .sort((a, b) => compare(a.id, b.id))
    .slice(0, limit);
}

describe('the differences between two states', () => {
  const keys = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom('a', 'b', 'c'));
  const steps = fc.array(fc.tuple(keys, fc.constantFrom('Rome', 'Oslo', undefined)), { maxLength: 150 });

  /** Each step gives a person a city, or removes the person. */
  function takeSteps(rows: Table, taken: readonly (readonly [Key, string | undefined])[]): void {
    for (const [key, city] of taken) {
      if (city === undefined) rows.remove(key);
      else if (rows.get(key) === undefined) rows.insert(person(key, city));
      else rows.replace(person(key, city));
    }
  }

  it('lead from one to the other, whatever happened between', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const from = createTable(people);
        takeSteps(from, before);
        const to = from.clone();
        takeSteps(to, after);
        const { removed, put } = from.differencesTo(to);
        const led = from.clone();
        for (const key of removed) expect(led.remove(key)).toBe(true);
        for (const row of put) led.get(people.key(row)) === undefined ? led.insert(row) : led.replace(row);
        expect([...led.all]).toEqual([...to.all]);
      }),
    );
  });

  it('are none where nothing happened', () => {
    const rows = createTable(people);
    takeSteps(rows, [[1, 'Rome']]);
    expect(rows.differencesTo(rows.clone())).toEqual({ removed: [], put: [] });
  });
});
