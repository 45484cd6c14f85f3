import type { ItemExample } from '../../../inference/resource.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import type { Members } from '../draft.ts';
import type { Item } from '../stored-item.ts';

/** What is known when an item, or an object within it, is filled. */
export interface Given {
  /** The time of the item's creation; absent when an item is only shown. */
  readonly now?: Date;
  /** The name of the collection, while an item is created in it. */
  readonly createdIn?: string;
  /** The values of path parameters, by the names of the properties that hold them. */
  readonly path?: Item;
  /** The act by which an item is made, where the path says it: `withdraw`. */
  readonly act?: string;
  /** The flags of the request's query: `activate=true`. */
  readonly flags?: Item;
  /** The user whom the request's credentials name. */
  readonly user?: Person;
  /** What has come of the operation, in the response that says so. */
  readonly outcome?: Outcome;
  /** What the contract's examples have in place of the object. */
  readonly example?: ItemExample;
}

/** What has come of an operation, for the members of its response that say so. */
export interface Outcome {
  readonly text: string;
  readonly status: number;
  /** What the response is, for its `object`: a `list`, or one item. */
  readonly object?: string;
}

/** The user of a token: the id, and what is known of it. */
export interface Person {
  readonly id: string | number;
  readonly item?: Item;
  /** What people of another kind than users are called: `vendor`. */
  readonly words?: readonly string[];
}

/** A property that an object lacks. */
export interface MissingProperty {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Whether its schema allows that it is left out, though clients expect it. */
  readonly mayBeAbsent?: boolean;
  /** Whether only the server sets it: no request can. */
  readonly isServerSet: boolean;
  /** The seed of a generated value: it is the same for the same key. */
  readonly key: string;
  /** What the object has so far. */
  readonly siblings?: Members;
  /** The name of the property that holds the object; empty for the item itself. */
  readonly owner?: string;
  /** What the schema of the object is called, where it is a component. */
  readonly component?: string;
  readonly given?: Given;
}

/** A missing property with what its name and schema say, as every rule sees it. */
export interface Missing extends Required<Omit<MissingProperty, 'mayBeAbsent' | 'component'>> {
  readonly component?: string;
  readonly merged: MergedSchema;
  readonly mergeSchema: MergeSchema;
  /** The name without its style: `createdat`. */
  readonly plain: string;
  /** The name in snake case: `created_at`. */
  readonly words: string;
}

/** The value of a rule, wrapped because `null` is a value too; `undefined` within it leaves the property out. */
export interface RuleValue {
  readonly value: unknown;
}

/** A rule for the values that the server owns; `undefined` for a property that it does not concern. */
export type ValueRule = (missing: Missing) => RuleValue | undefined;
