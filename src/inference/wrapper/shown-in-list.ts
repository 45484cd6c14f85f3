import type { Schema } from '../../openapi/document.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope } from '../list-envelope.ts';
import type { SuccessResponse } from '../resource.ts';
import { kindOf, type OperationOnPath } from '../verbs/operation-kind.ts';
import type { ItemEvidence } from './item-evidence.ts';

/**
 * The response of an operation that makes or changes one item and declares a list: `[{id}]`, or the body of the list itself
 * where items are found below it, as `POST /users/{id}/cards` has with `{userId, cards: […]}`. The item is its only element.
 * @returns undefined for a response that is no such list
 */
export function shownInList(
  context: InferenceContext,
  response: SuccessResponse,
  { group, evidence }: { readonly group: readonly OperationOnPath[]; readonly evidence: ItemEvidence },
): SuccessResponse | undefined {
  const { schema } = response;
  if (schema === undefined) return undefined;
  const isArray = context.mergeSchema(schema).types.has('array');
  if (!isArray && !isBodyOfList(context, schema, group)) return undefined;
  const rows = inferListEnvelope(context, schema, evidence);
  if (rows === undefined || !areInArray(context, schema, rows.rowsPath)) return undefined;
  return {
    ...response,
    itemPath: [...rows.rowsPath, 0],
    item: rows.rowSchema,
    ...(rows.group && { group: rows.group }),
  };
}

/** Whether rows are in a list by their schema: what says nothing of itself holds the one item, as `{code, data}` may. */
function areInArray(
  { mergeSchema }: InferenceContext,
  schema: Schema,
  rowsPath: ListEnvelope['rowsPath'],
): boolean {
  const holder = rowsPath.reduce((outer, name) => mergeSchema(outer).properties.get(name) ?? {}, schema);
  return mergeSchema(holder).types.has('array');
}

/** Whether a list of items that have paths of their own has the same body. */
function isBodyOfList(
  { identify }: InferenceContext,
  schema: NonNullable<SuccessResponse['schema']>,
  group: readonly OperationOnPath[],
): boolean {
  if (!group.some(({ path }) => path.idParameter !== undefined)) return false;
  return group.some((each) => {
    const listed = kindOf(each) === 'list' ? inferSuccessResponse(each.operation, 'list')?.schema : undefined;
    return listed !== undefined && identify(listed) === identify(schema);
  });
}
