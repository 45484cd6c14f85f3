import type { Random } from '../../random.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { FlatSchema } from '../flatten/flat-schema.ts';
import type { Profile } from '../profile/profile.ts';
import type { ObjectFields } from './object-fields.ts';

/** What an object is arranged with. */
export interface ArrangeOptions {
  readonly schema: FlatSchema;
  /** The properties that stay as they are. */
  readonly known?: Readonly<Record<string, unknown>> | undefined;
  /** The schema that a reference leads to. */
  readonly target: (ref: string) => JsonSchema | undefined;
  readonly profile: Profile;
  readonly random: Random;
}

/** What a rule changes in an object; `undefined` takes a property away. */
export type Changes = Readonly<Record<string, unknown>>;

/** Makes some properties of an object agree with others. */
export interface AgreementRule {
  /** Whether it may concern an object whose properties have these names, in snake case. */
  readonly concerns: (names: readonly string[]) => boolean;
  readonly changes: (fields: ObjectFields, options: ArrangeOptions) => Changes;
}
