import type { Random } from '../../random.ts';
import { toSlug } from '../plain-letters.ts';
import type { PeopleNames } from './people-names.ts';

/** A person whose names, addresses and gender belong together. */
export interface PersonProfile {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly full: string;
  readonly gender: 'female' | 'male';
  readonly userName: string;
  readonly email: string;
}

/** Names that are known already, as a row's other properties have them. */
export interface KnownPerson {
  readonly full?: string;
  readonly given?: string;
  readonly family?: string;
  readonly email?: string;
}

const styles: readonly ((given: string, family: string, random: Random) => string)[] = [
  (given, family) => `${given}.${family}`,
  (given, family) => `${given.slice(0, 1)}${family}`,
  (given, family, random) => `${given}${family.slice(0, 1)}${random.integer(10, 99)}`,
  (given, family) => `${given}_${family}`,
  (given, family) => `${family}.${given.slice(0, 1)}`,
];

/** A person with names of a country, or with those that are known. */
export function createPerson(random: Random, names: PeopleNames, known: KnownPerson = {}): PersonProfile {
  const gender = random.next() < 0.5 ? 'female' : 'male';
  const [givenOf, ...rest] = (known.full ?? '').split(' ').filter((part) => part !== '');
  const familyOf = rest.at(-1);
  const given = known.given ?? givenOf ?? random.pick(names[gender]);
  const family = known.family ?? familyOf ?? (known.full === undefined ? random.pick(names.family) : given);
  const parts = [toSlug(given, ''), toSlug(family, '')] as const;
  const [first, last] = parts[0] === '' || parts[1] === '' ? (['user', 'name'] as const) : parts;
  const [account] = (known.email ?? '').split('@');
  return {
    ...{ given, family, gender },
    middle: random.pick(names[gender]),
    full: known.full ?? `${given} ${family}`,
    userName: account === undefined || account === '' ? random.pick(styles)(first, last, random) : account,
    email: known.email ?? `${first}.${last}@example.com`,
  };
}
