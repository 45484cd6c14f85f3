import type { Operation } from '../../openapi/operations.ts';
import { isOpaque } from '../../schema/merged-schema.ts';
import { isGeneral, isIdentifier, isUniqueName } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferRequestPayload } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope, openList } from '../list-envelope.ts';
import { findProperty, plainName, singularsOf } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';
import type { OperationOnPath } from '../verbs/operation-kind.ts';
import { hasId, type ItemEvidence } from '../wrapper/item-evidence.ts';
import { itemsInRequest } from '../wrapper/locate-bulk.ts';
import { hasTimeOfDay } from './ranges/infer-range-filter.ts';

/** The operations on one collection path, and what their bodies say of its items. */
interface Siblings {
  readonly group: readonly OperationOnPath[];
  readonly evidence: ItemEvidence;
}

/**
 * The rows of a GET whose last path parameter is no id of the items, but a property that they have in common:
 * `GET /tasks/{projectId}`, beside `PUT /tasks/{taskId}`. `undefined` for one that reads an item.
 */
export function listByParameter(
  context: InferenceContext,
  { operation, path, hint, verb, person }: OperationOnPath,
  response: SuccessResponse,
  siblings: Siblings,
): ListEnvelope | undefined {
  const { segment, idParameter } = path;
  const isPlain = hint.role === undefined && verb === undefined && person === undefined;
  if (operation.method !== 'get' || !isPlain || idParameter === undefined) return undefined;
  if (isOwn(idParameter, segment) || isUniqueName(idParameter)) return undefined;
  const isShared = siblings.group.some(
    (other) => other.operation !== operation && other.path.idParameter === idParameter,
  );
  if (isShared) return undefined;
  return response.schema === undefined
    ? openRows(context, { operation, parameter: idParameter }, response, siblings)
    : declaredRows(context, idParameter, response.schema, siblings.evidence);
}

/** Whether a parameter holds the id of the items themselves, by its name: `{id}`, `{taskId}`. */
function isOwn(name: string, segment: string): boolean {
  const plain = plainName(name);
  return isGeneral(name) || singularsOf(segment).some((word) => plain.startsWith(word));
}

function declaredRows(
  context: InferenceContext,
  parameter: string,
  schema: NonNullable<SuccessResponse['schema']>,
  evidence: ItemEvidence,
): ListEnvelope | undefined {
  const { mergeSchema } = context;
  if (hasId(mergeSchema, schema, parameter)) return undefined;
  const envelope = inferListEnvelope(context, schema, evidence);
  if (envelope === undefined || isOpaque(mergeSchema(envelope.rowSchema))) return undefined;
  const row = mergeSchema(envelope.rowSchema);
  const isOfRows =
    findProperty(row.properties, [parameter]) !== undefined || hasTimeOfDay(mergeSchema, row, parameter);
  return isOfRows ? envelope : undefined;
}

/**
 * Where the response leaves its body open, the items are found by another parameter, or by one more, and what is sent has
 * the property: `GET /favorites/{user_id}`, beside `DELETE /favorites/{id}` or `DELETE /favorites/{user_id}/{book_id}`.
 */
function openRows(
  context: InferenceContext,
  { operation, parameter }: { readonly operation: Operation; readonly parameter: string },
  response: SuccessResponse,
  { group, evidence }: Siblings,
): ListEnvelope | undefined {
  if (!isIdentifier(parameter) || !response.isSilent || !evidence.isJson) return undefined;
  const isFoundElse = group.some(
    ({ path }) => path.idParameter !== undefined && isOwn(path.idParameter, path.segment),
  );
  const further = isFoundElse ? [] : furtherParameters(context, operation);
  if (!isFoundElse && further.length === 0) return undefined;
  const { mergeSchema } = context;
  const isSent = group.some((other) => {
    const sent =
      inferRequestPayload(context, other.operation, evidence)?.schema ??
      itemsInRequest(mergeSchema, other.operation)?.rowSchema;
    const { properties } = mergeSchema(sent ?? {});
    const isOfKey = further.length === 0 || findProperty(properties, further) !== undefined;
    return isOfKey && findProperty(properties, [parameter]) !== undefined;
  });
  return isSent ? openList : undefined;
}

/** The parameters that follow those of a path where something is changed or deleted: `book_id`. */
function furtherParameters({ operations }: InferenceContext, { path }: Operation): readonly string[] {
  const before = `${path.replace(/\/$/, '')}/{`;
  return [...operations.values()].flatMap((other) => {
    if (other.method === 'get' || !other.path.startsWith(before)) return [];
    return /^([^{}/]+)\}\/?$/.exec(other.path.slice(before.length))?.[1] ?? [];
  });
}
