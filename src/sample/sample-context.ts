import type { Random } from '../random.ts';
import type { Direction, JsonSchema } from '../schema/json-schema.ts';
import type { Validators } from '../schema/schema-validators.ts';
import type { Budget } from './budget.ts';
import type { FakerSource } from './faker-source.ts';
import type { Flat } from './flatten/flat-schema.ts';
import type { SampleFromPattern } from './pattern/sample-from-pattern.ts';
import type { Terminates } from './recursion.ts';

/** What a sampler keeps from one sample to the next. */
export interface SamplerTools {
  readonly validators: Validators;
  readonly faker: FakerSource;
  readonly terminates: Terminates;
  readonly sampleFromPattern: SampleFromPattern;
  /** The flat form of each schema that leaves no choice: it is the same wherever the schema stands. */
  readonly fixed: WeakMap<object, Flat>;
}

/** The making of one sample, or of one attempt at it. */
export interface SampleContext extends SamplerTools {
  readonly direction: Direction;
  readonly budget: Budget;
  /** Counts from 0. A later attempt takes more care and shows less. */
  readonly attempt: number;
  /** Whether optional properties are left out. */
  readonly requiredOnly: boolean;
  /** Whether the value is one of many, so that examples are not to be repeated. */
  readonly isVaried: boolean;
  /** Whether examples and defaults are passed over. */
  readonly freely: boolean;
  /** Samples a schema within the one at hand. */
  sample(schema: JsonSchema, location: SampleLocation): unknown;
}

/** Where in the value a schema is sampled. */
export interface SampleLocation {
  /** A JSON pointer into the value. */
  readonly pointer: string;
  readonly depth: number;
  /** The property's name; for an element, the name of its list in the singular. */
  readonly name: string;
  /** What the property belongs to: that one's name, and what the contract calls its schema. */
  readonly owner: string;
  /** Whether this is, or is in, an element after the first: its ids should differ from the first one's. */
  readonly isRepeated: boolean;
  /** The references that lead here. */
  readonly within: readonly string[];
  readonly random: Random;
}
