import { contentWithFields } from '../codecs/declared-content.ts';
import type { MediaType, ResponseObject, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { declaresNoSuccess, responseKey } from '../openapi/responses.ts';
import { isObjectSchema, isOpaque } from '../schema/merged-schema.ts';
import { namesIdOf } from './identity/id-names.ts';
import type { InferenceContext } from './inference-context.ts';
import type { RequestPayload, SuccessResponse } from './resource.ts';
import { bodySchema } from './wrapper/example-schema.ts';
import { type ItemEvidence, idNameIn } from './wrapper/item-evidence.ts';
import { locateItem } from './wrapper/locate-item.ts';
import { declaresLink } from './wrapper/uses-json.ts';

/** The statuses that mean success for each kind of operation, the likeliest first. */
const successes = {
  list: [200, 206],
  create: [201, 200, 202, 207, 204],
  read: [200],
  change: [200, 204, 202, 201],
  action: [200, 204, 202, 201],
  created: [201],
  delete: [204, 200, 202],
} as const;

/**
 * What some contracts declare of any operation, where nobody said otherwise: a list that is 201, a PUT that is 205, and a
 * write that leads to the page that shows what was written.
 */
function unusual(success: SuccessKind): readonly number[] {
  if (success === 'created') return [];
  const redirects = success === 'list' || success === 'read' ? [] : [303, 302];
  return [200, 201, 202, 203, 205, ...redirects];
}

/** What an operation succeeds in: each has its statuses. */
export type SuccessKind = keyof typeof successes;

/**
 * Infers the successful response of an operation. Undefined when it declares none, or none that is structured or empty:
 * files and pages are not items. A write may respond with a text, or with what a framework takes for a file.
 */
export function inferSuccessResponse(
  operation: Operation,
  success: SuccessKind,
): SuccessResponse | undefined {
  let known = successResponses.get(operation);
  if (known === undefined) {
    known = new Map();
    successResponses.set(operation, known);
  }
  const before = known.get(success);
  if (before !== undefined || known.has(success)) return before;
  const response = toSuccessResponse(operation, success);
  known.set(success, response);
  return response;
}

/** Several steps of inference ask for the response of one operation. */
const successResponses = new WeakMap<Operation, Map<SuccessKind, SuccessResponse | undefined>>();

function toSuccessResponse(operation: Operation, success: SuccessKind): SuccessResponse | undefined {
  const { responses, switchesProtocols } = operation;
  if (switchesProtocols) return undefined;
  const status = [...successes[success], ...unusual(success)].find((each) =>
    Object.hasOwn(responses, `${each}`),
  );
  if (status === undefined && success === 'created') return undefined;
  if (declaresNoSuccess(operation)) return undeclaredResponse(success);
  const key = responseKey(operation, status ?? successes[success][0]);
  const response = key === undefined ? undefined : responses[key];
  if (response === undefined) return undefined;
  const json = contentWithFields(response.content) ?? textContent(response, success);
  if (json === undefined && Object.keys(response.content ?? {}).length > 0) return undefined;
  return {
    status: status ?? successes[success][0],
    headers: headersOf(response),
    itemPath: [],
    ...(json && { schema: bodySchema(json) }),
    ...bodiless(key, response),
  };
}

/** The media types of bodies that only say that a write was carried out: `text/plain`, and a file of no format. */
const reportTypes = /^(?:text\/(?:plain|html)|application\/(?:text|octet-stream))\b/i;

/** The text in which a write responds. */
function textContent({ content = {} }: ResponseObject, success: SuccessKind): MediaType | undefined {
  // An action that responds with a file makes one, as `POST /orders/{id}/label` does.
  if (success === 'list' || success === 'read' || success === 'action') return undefined;
  const [type, text] = Object.entries(content).find(([name]) => reportTypes.test(name)) ?? [];
  return type === undefined ? undefined : { ...text, schema: { type: 'string', ...text?.schema } };
}

/**
 * What a response that declares no content is: silent of its body, or, with a link to what it might have shown, that link
 * alone. Silent is the `default` too that swagger-autogen writes of a handler that it does not understand.
 */
function bodiless(
  key: string | undefined,
  response: ResponseObject,
): Pick<SuccessResponse, 'isSilent' | 'isLink'> {
  if (key === undefined || !/^(?:2|default$)/.test(key) || key === '204' || key === '205') return {};
  if (Object.keys(response.content ?? {}).length > 0) return {};
  return declaresLink(response) ? { isLink: true } : { isSilent: true };
}

/** The response where none is declared: what operations of this kind mostly respond with, and what it shows. */
function undeclaredResponse(success: SuccessKind): SuccessResponse {
  const status = success === 'created' ? 201 : successes[success][0];
  return { status, headers: [], itemPath: [], ...(success !== 'delete' && { isSilent: true }) };
}

function headersOf(response: ResponseObject): readonly string[] {
  return Object.keys(response.headers ?? {});
}

/** The same response with the location of the item in its body, as far as it has one. */
export function withItem(
  { mergeSchema, findGroup, showsBesideLinks }: InferenceContext,
  response: SuccessResponse,
  evidence: ItemEvidence,
): SuccessResponse {
  if (response.schema === undefined) {
    const isOpen = response.isSilent || (response.isLink && showsBesideLinks);
    return isOpen && evidence.isJson ? { ...response, item: {} } : response;
  }
  const { itemPath, schema } = locateItem(mergeSchema, response.schema, evidence);
  const merged = mergeSchema(schema);
  if (!isObjectSchema(merged) && !isOpaque(merged)) return response;
  const grouped = findGroup(schema);
  const idBeside = itemPath.length > 0 ? idBesideIn(mergeSchema, response.schema, evidence) : undefined;
  return {
    ...response,
    itemPath,
    ...(idBeside !== undefined && { idBeside }),
    item: grouped?.flat ?? schema,
    ...(grouped && { group: grouped.group }),
  };
}

/**
 * The property of an envelope that has the id of the item in it: `id`, or one that is called after the item, the `bookingid`
 * of `{bookingid, booking}`.
 */
function idBesideIn(
  mergeSchema: InferenceContext['mergeSchema'],
  envelope: Schema,
  { segment }: ItemEvidence,
): string | undefined {
  const usual = idNameIn(mergeSchema, envelope);
  if (usual !== undefined) return usual;
  const own = [...mergeSchema(envelope).properties].find(([name, schema]) => {
    const { types } = mergeSchema(schema);
    return namesIdOf(segment, name) && (types.has('string') || types.has('integer') || types.has('number'));
  });
  return own?.[0];
}

/** The object in an operation's request body, where it has one or may have; undefined for no body, a file or a list. */
export function inferRequestPayload(
  { mergeSchema, findGroup }: InferenceContext,
  operation: Operation,
  evidence: ItemEvidence,
): RequestPayload | undefined {
  const body = sentSchema(operation);
  if (body === undefined) return undefined;
  const { itemPath, schema } = locateItem(mergeSchema, body, { ...evidence, isRequest: true });
  const merged = mergeSchema(schema);
  // A body of which nothing is declared may be an object: swagger-jsdoc writes a `$ref` to a schema that nobody wrote.
  if (!isObjectSchema(merged) && !isOpaque(merged)) return undefined;
  const grouped = findGroup(schema);
  return {
    itemPath,
    schema: grouped?.flat ?? schema,
    ...(grouped && { group: grouped.group }),
    ...(comesInParts(operation) && { mayHaveFiles: true }),
  };
}

function comesInParts({ requestBody }: Operation): boolean {
  return Object.keys(requestBody?.content ?? {}).some((mediaType) => /^multipart\//i.test(mediaType));
}

/** The schema of a request's body: the declared one, or where there is none, what an example of it shows. */
function sentSchema({ requestBody }: Operation): Schema | undefined {
  const media = contentWithFields(requestBody?.content);
  const isDeclared = media === undefined || Object.keys(media.schema ?? {}).length > 0;
  return isDeclared ? media?.schema : bodySchema(media);
}

/** Whether an operation is sent something without fields, such as a picture. */
export function hasUnknownBody(operation: Operation): boolean {
  const { requestBody } = operation;
  const isSent = requestBody !== undefined && Object.keys(requestBody.content).length > 0;
  return isSent && contentWithFields(requestBody.content) === undefined;
}
