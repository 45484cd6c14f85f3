import { contentWithFields, structuredContent } from '../codecs/declared-content.ts';
import type { ResponseObject, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { declaresNoSuccess, responseKey } from '../openapi/responses.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { BodyPath } from './body-path.ts';
import { isObjectSchema } from './list-envelope.ts';
import { findName, singularsOf } from './naming.ts';
import type { RequestPayload, SuccessResponse } from './resource.ts';

/** The statuses that mean success for each kind of operation, the likeliest first. */
const successes = {
  list: [200, 206],
  create: [201, 200, 202, 204],
  read: [200],
  change: [200, 204, 202, 201],
  created: [201],
  delete: [204, 200, 202],
} as const;

/** What an operation succeeds in: each has its statuses. */
export type SuccessKind = keyof typeof successes;

/**
 * Infers the successful response of an operation. Undefined when it declares none, or none that is structured or empty:
 * files and pages are not items.
 */
export function inferSuccessResponse(
  operation: Operation,
  success: SuccessKind,
): SuccessResponse | undefined {
  const { responses } = operation;
  const status = successes[success].find((each) => Object.hasOwn(responses, `${each}`));
  if (status === undefined && success === 'created') return undefined;
  if (declaresNoSuccess(operation)) return undeclaredResponse(success);
  const key = responseKey(operation, status ?? successes[success][0]);
  const response = key === undefined ? undefined : responses[key];
  if (response === undefined) return undefined;
  const json = structuredContent(response.content);
  if (json === undefined && Object.keys(response.content ?? {}).length > 0) return undefined;
  return {
    status: status ?? successes[success][0],
    headers: headersOf(response),
    itemPath: [],
    ...(json && { schema: json.schema ?? {} }),
  };
}

/** The response where none is declared: a created item has at least its `Location`. */
function undeclaredResponse(success: SuccessKind): SuccessResponse | undefined {
  if (success === 'list' || success === 'read') return undefined;
  return { status: success === 'create' ? 201 : 204, headers: [], itemPath: [] };
}

function headersOf(response: ResponseObject): readonly string[] {
  return Object.keys(response.headers ?? {});
}

/** The same response with the location of the item in its body, as far as it has one. */
export function withItem(
  mergeSchema: MergeSchema,
  response: SuccessResponse,
  segment: string,
): SuccessResponse {
  if (response.schema === undefined || !isObjectSchema(mergeSchema(response.schema))) return response;
  const name = wrapperOf(mergeSchema, response.schema, segment);
  if (name === undefined) return { ...response, item: response.schema };
  return { ...response, itemPath: [name], item: mergeSchema(response.schema).properties.get(name) ?? {} };
}

const wrapperNames = ['data', 'item', 'result', 'payload', 'response', 'entity', 'resource'];

const idNames = ['id', 'uuid', '_id', 'guid'];

/** The property that holds the item: `{data: {id, …}}` and `{customer: {…}}` are envelopes. */
function wrapperOf(mergeSchema: MergeSchema, body: Schema, segment: string): string | undefined {
  const outer = mergeSchema(body).properties;
  const name = findName(outer.keys(), [...singularsOf(segment), ...wrapperNames]);
  const inner = name === undefined ? undefined : mergeSchema(outer.get(name) ?? {});
  if (inner === undefined || !isObjectSchema(inner) || findName(outer.keys(), idNames) !== undefined)
    return undefined;
  return outer.size === 1 || findName(inner.properties.keys(), idNames) !== undefined ? name : undefined;
}

/**
 * The object in an operation's request body; undefined for one without a body, with a file or with a list.
 * @param itemPath where the operations of the same resource respond with items
 */
export function inferRequestPayload(
  mergeSchema: MergeSchema,
  operation: Operation,
  segment: string,
  itemPath: BodyPath,
): RequestPayload | undefined {
  const schema = contentWithFields(operation.requestBody?.content)?.schema;
  if (schema === undefined || !isObjectSchema(mergeSchema(schema))) return undefined;
  const { properties } = mergeSchema(schema);
  const isOnly = properties.size === 1;
  const usualNames = isOnly ? ['data', ...singularsOf(segment)] : [];
  const name = findName(properties.keys(), [
    ...itemPath.filter((step) => typeof step === 'string'),
    ...usualNames,
  ]);
  const inner = name === undefined || properties.size > 2 ? undefined : properties.get(name);
  return name !== undefined && inner !== undefined && isObjectSchema(mergeSchema(inner))
    ? { itemPath: [name], schema: inner }
    : { itemPath: [], schema };
}

/** Whether an operation is sent something without fields, such as a picture. */
export function hasUnknownBody(operation: Operation): boolean {
  const { requestBody } = operation;
  const isSent = requestBody !== undefined && Object.keys(requestBody.content).length > 0;
  return isSent && contentWithFields(requestBody.content) === undefined;
}
