import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { MarkedList } from './item-lists/marked-lists.ts';
import type { PeoplePath, PeoplePlan } from './people/infer-people.ts';
import type { ToPlural } from './verbs/plural-paths.ts';
import type { ToScoped } from './verbs/scoped-paths.ts';
import type { ToVersionless } from './verbs/versioned-paths.ts';
import type { FindGroup } from './wrapper/property-group.ts';

/** What every step of inference works with. */
export interface InferenceContext {
  readonly document: OpenApiDocument;
  /** By their ids, in the contract's order. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly mergeSchema: MergeSchema;
  /** The possible names of one item of each collection: `customer` for `/customers/{id}`. */
  readonly collectionWords: ReadonlySet<string>;
  /** Whether the contract uses JSON anywhere, so that a response which declares no body has JSON. */
  readonly isJsonApi: boolean;
  /** Whether creates show what they made beside its address; then one that declares the address alone does too. */
  readonly showsBesideLinks: boolean;
  /** The one object that stands for a schema, however many references lead to it. */
  readonly identify: (schema: Schema) => Schema;
  readonly findGroup: FindGroup;
  /** Where a collection is spread over several versions, or over paths for several kinds of users: its path without them. */
  readonly toVersionless: ToVersionless;
  /** Where the paths of items are in the singular: the path of their collection. */
  readonly toPlural: ToPlural;
  /** Where a collection's path ends with a parameter: that path. */
  readonly toScoped: ToScoped;
  /** How people sign up, log in and find themselves. */
  readonly people: PeoplePlan;
  /** The operations that make an order of a cart, and the path that each stands for. */
  readonly checkouts: ReadonlyMap<string, PeoplePath>;
  /** The lists of what somebody has marked, which are no collections of their own. */
  readonly marked: readonly MarkedList[];
  /**
   * Records why a step gives an operation no role; a later step may still give it one.
   * @param reason a clause, such as `its request body is not an object`
   * @returns no roles, so that a step can return it as its own result
   */
  readonly reject: (operation: Operation, reason: string) => readonly never[];
}
