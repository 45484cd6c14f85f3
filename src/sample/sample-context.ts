import type { Random } from '../random.ts';
import type { Direction, JsonSchema } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';
import type { Budget } from './budget.ts';
import type { FakerSource } from './faker-source.ts';
import type { Flat } from './flatten/flat-schema.ts';
import type { StringFromPattern } from './pattern/string-from-pattern.ts';
import type { Country } from './profile/countries.ts';
import type { PeopleNames } from './profile/people-names.ts';
import type { Profile } from './profile/profile.ts';
import type { Terminates } from './recursion.ts';

/** What a sampler shares among all its samples. */
export interface SamplerTools {
  readonly validators: Validators;
  readonly faker: FakerSource;
  readonly terminates: Terminates;
  readonly stringFromPattern: StringFromPattern;
  /** The names of the people of a country. */
  readonly peopleNames: (country: Country) => PeopleNames;
  /** Caches the flat form of each schema without choices, which is the same wherever the schema is used. */
  readonly flatSchemas: WeakMap<object, Flat>;
}

/** What a sample is one of, and what is known of it already. */
export interface SampledRow {
  /** How many of its series come before it: neighbours differ. */
  readonly ordinal?: number;
  /** Which words its series begins with. */
  readonly rotation?: number;
  /** When it was made, in milliseconds since 1970; a random time in the year before `end` without it. */
  readonly moment?: number;
  /** Nothing in it has happened after this time. */
  readonly end: number;
  /** The properties that it has already: they stay as they are, and the others agree with them. */
  readonly known?: Readonly<Record<string, unknown>>;
}

/** One attempt at one sample. */
export interface SampleContext extends SamplerTools {
  readonly row: SampledRow;
  readonly direction: Direction;
  readonly budget: Budget;
  /** Counts from 0. Later attempts validate more on the way and generate fewer optional parts. */
  readonly attempt: number;
  /** Whether optional properties are left out. */
  readonly requiredOnly: boolean;
  /** Whether the value is one of many, so that examples are varied. */
  readonly isVaried: boolean;
  /** Whether examples and defaults are ignored. */
  readonly withoutExamples: boolean;
  /** Samples a schema within the current one. */
  sample(schema: JsonSchema, location: SampleLocation): unknown;
}

/** Where in the value a schema is sampled. */
export interface SampleLocation {
  /** A JSON pointer into the value. */
  readonly pointer: string;
  readonly depth: number;
  /** The property's name; for an element, the singular of its array's name. */
  readonly name: string;
  /** The name of the enclosing property and of its schema: `buyer Customer`. */
  readonly owner: string;
  /** Whether this is an element after the first one, or within one: its ids should differ from the first one's. */
  readonly isRepeated: boolean;
  /** The references resolved from the top of the value to here. */
  readonly within: readonly string[];
  readonly random: Random;
  /** What the enclosing object is about. */
  readonly profile: Profile;
  /** Which element of its list it is, or is in; absent for what is in none. */
  readonly index?: number;
}
