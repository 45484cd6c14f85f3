import type { CollectionSpec } from '../../src/store/store.ts';

/** A row for the tests of the store. */
export interface Person {
  readonly id: string | number;
  readonly city: string;
  readonly tags?: readonly (string | number)[];
}

/** People, found by city (one each) and by tag (any number each). */
export const people: CollectionSpec = {
  name: 'people',
  key: (row) => (row as Person).id,
  indexes: {
    city: (row) => [(row as Person).city],
    tag: (row) => (row as Person).tags ?? [],
  },
};

/** A collection beside them, without indexes. */
export const pets: CollectionSpec = { name: 'pets', key: (row) => (row as Person).id, indexes: {} };

export function person(id: string | number, city = 'Rome', tags?: readonly (string | number)[]): Person {
  return { id, city, ...(tags && { tags }) };
}
