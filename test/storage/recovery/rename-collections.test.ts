import { describe, expect, it } from 'vitest';
import { renameCollections } from '../../../src/storage/recovery/rename-collections.ts';
import type { Stored } from '../../../src/storage/store.ts';
import { people, person, pets } from '../people.ts';

const specs = [{ ...people, otherNames: ['api/people', 'folk'] }, pets];
const [ada, bob] = [person('ada'), person('bob')];

describe('what was stored under another name', () => {
  it.each<[string, Stored, Stored]>([
    [
      'in the state file',
      { collections: { 'api/people': [ada], pets: [] } },
      { collections: { people: [ada], pets: [] } },
    ],
    [
      'under two names',
      { collections: { folk: [ada], people: [bob] } },
      { collections: { people: [ada, bob] } },
    ],
    [
      'in the write-ahead log',
      {
        collections: {},
        changes: [
          { op: 'put', collection: 'folk', row: ada },
          { op: 'remove', collection: 'api/people', key: 'ada' },
          { op: 'clear' },
          { op: 'put', collection: 'pets', row: bob },
        ],
      },
      {
        collections: {},
        changes: [
          { op: 'put', collection: 'people', row: ada },
          { op: 'remove', collection: 'people', key: 'ada' },
          { op: 'clear' },
          { op: 'put', collection: 'pets', row: bob },
        ],
      },
    ],
    [
      'in quarantine',
      { collections: {}, quarantined: [{ collection: 'folk', reason: 'x', row: ada }] },
      { collections: {}, quarantined: [{ collection: 'people', reason: 'x', row: ada }] },
    ],
  ])('%s has the name of its collection', (_, stored, expected) => {
    expect(renameCollections(stored, specs)).toEqual(expected);
  });

  it('is left alone where a collection has that name, or none has another one', () => {
    const stored = { collections: { folk: [ada] } };
    expect(renameCollections(stored, [...specs, { ...pets, name: 'folk' }])).toEqual(stored);
    expect(renameCollections(stored, [people, pets])).toBe(stored);
  });
});
