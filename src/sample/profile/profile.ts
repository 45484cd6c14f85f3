import type { Random } from '../../random.ts';
import type { Theme } from '../themes/theme.ts';
import { createThing, type Thing } from '../themes/thing.ts';
import { type CompanyProfile, createCompany } from './company-profile.ts';
import type { Country } from './countries.ts';
import { createLocality, type Locality, type PlaceHints } from './locality.ts';
import type { PeopleNames } from './people-names.ts';
import { createPerson, type KnownPerson, type PersonProfile } from './person.ts';

/** What one object is about: all its properties, and those of the objects in it that describe it, agree. */
export interface Profile {
  readonly random: Random;
  /** How many of its series come before it. */
  readonly ordinal: number;
  readonly rotation: number;
  /** When it was made, in milliseconds since 1970; nothing in it has happened after `end`. */
  readonly moment: () => number;
  readonly end: number;
  readonly place: () => Locality;
  readonly person: () => PersonProfile;
  readonly company: () => CompanyProfile;
  /** The currency of its place; of what is in no place, the same for all. */
  readonly currency: () => string;
  readonly thing: (theme: Theme) => Thing;
}

export interface ProfileOptions {
  readonly random: Random;
  readonly ordinal?: number;
  readonly rotation?: number;
  readonly moment?: number;
  readonly end: number;
  /** The names of the people of a country. */
  readonly namesOf: (country: Country) => PeopleNames;
  readonly hints?: () => PlaceHints;
  readonly known?: KnownPerson;
  /** Whether the object says where it is. */
  readonly isPlaced?: () => boolean;
  readonly categories?: () => readonly string[];
}

const noHints = (): PlaceHints => ({});
const usualCurrency = 'USD';
const year = 365 * 86_400_000;

/** The parts are created when they are first needed: most objects have no address. */
export function createProfile(options: ProfileOptions): Profile {
  const { random, end, namesOf, hints = noHints, known, categories = () => [], isPlaced } = options;
  const ordinal = options.ordinal ?? random.fork('ordinal').integer(0, 59);
  const { rotation = 0 } = options;
  const once = <T>(create: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => {
      made ??= { value: create() };
      return made.value;
    };
  };
  const place = once(() => createLocality(random.fork('place'), hints()));
  const names = () => namesOf(place().country);
  const things = new Map<Theme, Thing>();
  return {
    ...{ random, ordinal, rotation, end, place },
    moment: once(() => options.moment ?? end - Math.floor(random.fork('moment').next() * year)),
    person: once(() => createPerson(random.fork('person'), names(), known)),
    company: once(() => createCompany(random.fork('company'), place().country, names(), ordinal + rotation)),
    currency: once(() => {
      const [allowed] = hints().currency ?? [];
      if (isPlaced?.()) return place().country.currency;
      return typeof allowed === 'string' ? allowed : usualCurrency;
    }),
    thing: (theme) => {
      const thing =
        things.get(theme) ??
        createThing(theme, { random: random.fork('thing'), ordinal, rotation, categories: categories() });
      things.set(theme, thing);
      return thing;
    },
  };
}
