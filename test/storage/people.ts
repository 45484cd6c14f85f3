import type { CollectionSpec } from '../../src/storage/store.ts';

/** A row for the tests of the store. */
export interface Person {
  readonly id: string | number;
  readonly city: string;
  readonly tags?: readonly (string | number)[];
}

/** People, found by city (one each), by tag (any number each) and, on demand, by parity (some have none). */
export const people: CollectionSpec = {
  name: 'people',
  key: (row) => (row as Person).id,
  indexes: {
    city: (row) => [(row as Person).city],
    tag: (row) => (row as Person).tags ?? [],
  },
  indexesOnDemand: { parity: (row) => parityOf((row as Person).id) },
};

/** A collection beside them, without indexes. */
export const pets: CollectionSpec = { name: 'pets', key: (row) => (row as Person).id, indexes: {} };

export function person(id: string | number, city = 'Rome', tags?: readonly (string | number)[]): Person {
  return { id, city, ...(tags && { tags }) };
}

function parityOf(id: Person['id']): readonly string[] {
  return typeof id === 'string' ? [] : [id % 2 === 0 ? 'even' : 'odd'];
}
