import type { Operation } from '../../openapi/operations.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import type { AccessPath } from './access-path.ts';
import type { ListOwner } from './list-owners.ts';
import type { ListProperty } from './list-property.ts';
import { sendsIds } from './sends-ids.ts';

/** An operation on a list in an item. */
export interface FoundAccess {
  readonly operation: Operation;
  readonly access: AccessPath;
  /** The path parameters that lead to the item. */
  readonly parameters: readonly string[];
}

/** A list in an item, and the operations on it. */
export interface FoundItemList {
  readonly owner: ListOwner;
  readonly list: ListProperty;
  readonly accesses: readonly FoundAccess[];
}

/**
 * Whether a list is a collection of its own, whose items are read by paths of their own, or changed by paths that do not lead
 * through the item, as `PATCH /columns/{id}` does with the columns of a board, and no part of the item: unless
 * its writes respond with that item, or say no more than which items of another collection are in it.
 * @param below the operations on the path of the list
 */
export function isOwnCollection(
  context: InferenceContext,
  { owner, list, accesses }: FoundItemList,
  below: ResourceCandidate,
  candidates: readonly ResourceCandidate[],
): boolean {
  const same = candidates.filter(({ path }) => path.segment === below.path.segment);
  const alike = same.filter((each) => each === below || haveOneSchema(context, each, below));
  const reads = alike.flatMap(({ roles }) => roles.filter(({ kind }) => kind === 'list' || kind === 'read'));
  const areChangedElsewhere = alike.some((each) => each !== below && hasItems(each));
  if (
    (reads.length === 0 && !areChangedElsewhere) ||
    accesses.some((each) => showsOwner(context, each, list))
  )
    return false;
  if (
    isReference(context, list, below, candidates) &&
    accesses.every(({ operation }) => sendsIds(context, operation, list.name))
  ) {
    return false;
  }
  const isFiltered = reads.some(({ operation }) => operation.parameters.some((each) => each.in === 'query'));
  return !owner.isSingleton || isFiltered || hasOtherForm(context, list, below);
}

/** Whether the items at the path of a list have nothing of what its elements have: an overview has other `systems`. */
function hasOtherForm(
  { mergeSchema }: InferenceContext,
  { element }: ListProperty,
  below: ResourceCandidate,
): boolean {
  const names = [...mergeSchema(element).properties.keys()];
  const shown = shownSchemasOf(mergeSchema, below).flatMap((schema) => [
    ...mergeSchema(schema).properties.keys(),
  ]);
  return (
    hasItems(below) && names.length > 0 && shown.length > 0 && !shown.some((name) => names.includes(name))
  );
}

/** Whether operations of a candidate are on single items. */
function hasItems({ roles }: ResourceCandidate): boolean {
  return roles.some(({ path }) => path.idParameter !== undefined);
}

/** Whether two candidates show items of one schema. */
function haveOneSchema(
  { mergeSchema, identify }: InferenceContext,
  first: ResourceCandidate,
  second: ResourceCandidate,
): boolean {
  const shown = new Set(shownSchemasOf(mergeSchema, first).map(identify));
  return shownSchemasOf(mergeSchema, second).some((schema) => shown.has(identify(schema)));
}

/** Whether a write responds with the item that has the list, and not with an element in which that item is. */
function showsOwner(
  { mergeSchema, identify }: InferenceContext,
  { operation }: FoundAccess,
  { name, element }: ListProperty,
): boolean {
  const schema = operation.method === 'get' ? undefined : inferSuccessResponse(operation, 'change')?.schema;
  if (schema === undefined || identify(schema) === identify(element)) return false;
  const { properties } = mergeSchema(schema);
  const inner = [...properties.values()].map((each) => mergeSchema(each).properties);
  return [properties, ...inner].some(
    (each) => each.has(name) && mergeSchema(each.get(name) ?? {}).items !== undefined,
  );
}

/** Whether the elements are ids, or items of another collection. */
function isReference(
  { mergeSchema, identify }: InferenceContext,
  { element, hasIds, isMembership }: ListProperty,
  below: ResourceCandidate,
  candidates: readonly ResourceCandidate[],
): boolean {
  const identity = identify(element);
  return (
    hasIds ||
    isMembership === true ||
    candidates.some(
      (each) =>
        each !== below && shownSchemasOf(mergeSchema, each).some((schema) => identify(schema) === identity),
    )
  );
}
