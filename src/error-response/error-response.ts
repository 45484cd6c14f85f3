import { isDeepStrictEqual } from 'node:util';
import { codecFor, isStructured } from '../codecs/codecs.ts';
import { concreteMediaType } from '../codecs/declared-content.ts';
import { declaredMediaType } from '../codecs/media-types.ts';
import { acceptedMediaType, createNegotiation, type NegotiableRequest } from '../codecs/negotiate.ts';
import { escapeXml } from '../codecs/xml/escape-xml.ts';
import { isObject, plainText } from '../json.ts';
import type { Content, MediaType, OpenApiDocument, ResponseObject } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { responseKey } from '../openapi/responses.ts';
import type { Sampler } from '../sample/sampler.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import type { SchemaNormalizer } from '../schema/schema-normalizer.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { templateBodies } from './body-templates.ts';
import { createErrorBody, type WriteErrorBody } from './error-body.ts';
import { createBorrowedShapes } from './error-shapes.ts';
import { extendedProblem } from './extended-problem.ts';
import type { ErrorReply, FailedRequest, Failure } from './failure.ts';
import { joinIssues } from './join-issues.ts';
import { maxReasonLength } from './problem-details.ts';

export type { ErrorReply, FailedRequest, Failure } from './failure.ts';

/**
 * The error response to a failure of an operation, or of a request that failed before its operation was known.
 * @param request what the client accepts, and what it asked for
 */
export type ErrorResponseFor = (
  operation: Operation | undefined,
  failure: Failure,
  request?: FailedRequest,
) => ErrorReply;

export interface ErrorResponseOptions {
  readonly operations: Iterable<Operation>;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/**
 * Prepares error responses in the contract's own shape: the status that it declares for the failure, and a body that
 * fits its schema and states the reason where a client looks for it. Where an operation declares nothing, or in an API of
 * JSON an error without a content, which most leave out of its description, the response is as the contract's other
 * errors are, else problem+json (RFC 9457).
 */
export function createErrorResponse(
  document: OpenApiDocument,
  { operations: given, sampler, validators }: ErrorResponseOptions,
): ErrorResponseFor {
  const operations = [...given];
  const borrowedShapes = createBorrowedShapes(document, operations);
  const writerOf = createWriters(document, sampler, validators);
  const negotiate = createNegotiation();
  const writeBorrowed = createBorrowedWriter(document);
  const anyOperation = commonOperation(operations);
  const mayHaveBody = createBodyCheck(operations);

  /** A response of the media type that the client accepts, else of the first with a valid body: a structured type, else a text. */
  function declaredReply(
    content: Content,
    failure: Failure,
    status: number,
    request: FailedRequest,
  ): ErrorReply | undefined {
    const wanted = negotiate(content, request);
    if (wanted === undefined) return { status };
    for (const [name, media] of inOrder(content, wanted.declared)) {
      const mediaType = name === wanted.declared ? wanted.mediaType : concreteMediaType(name);
      if (!isStructured(name, media)) return textReply(failure, status, mediaType);
      const written = writerOf(name, media)(failure, status, request);
      if (written !== undefined) return { status, mediaType, ...written };
    }
    return undefined;
  }

  /** A status that an operation does not declare has a body as the contract's other errors have. */
  function undeclaredReply(
    operation: Operation,
    [failure, status, request]: readonly [Failure, number, FailedRequest],
  ): ErrorReply {
    for (const content of borrowedShapes(operation, status)) {
      if (negotiate(content, request)?.isAcceptable === false && acceptsProblems(request)) continue;
      const reply = declaredReply(content, failure, status, request);
      if (isObject(reply?.body)) return writeBorrowed(reply, content);
    }
    return extendedProblem(failure, status);
  }

  return (given, failure, request = {}) => {
    const operation = given ?? anyOperation;
    if (operation === undefined) return extendedProblem(failure);
    const status = errorStatusOf(operation, failure);
    const declared = responseKey(operation, status);
    const { content = {} } = operation.responses[declared ?? ''] ?? {};
    const isUndeclared = declared === undefined || mayHaveBody(content);
    if (isUndeclared)
      return given ? undeclaredReply(given, [failure, status, request]) : extendedProblem(failure, status);
    const reply = declaredReply(content, failure, status, request);
    const departure = `no valid body was found for the ${declared} of ${operation.id}`;
    if (reply === undefined) return { ...extendedProblem(failure, status), departure };
    return given === undefined ? writeBorrowed(reply, content) : reply;
  };
}

/** Prepares to say whether an error that declares no content may have a body all the same. */
function createBodyCheck(operations: readonly Operation[]): (content: Content) => boolean {
  let isJsonApi: boolean | undefined;
  return (content) => {
    if (Object.keys(content).length > 0) return false;
    isJsonApi ??= speaksJson(operations);
    return isJsonApi;
  };
}

/** Whether any body of the operations is JSON, or none is described at all. */
function speaksJson(operations: readonly Operation[]): boolean {
  const contents = operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...Object.values(responses)].map((body) => Object.keys(body?.content ?? {})),
  );
  const types = contents.flat();
  return types.length === 0 || types.some((type) => codecFor(type).name === 'json');
}

/** Whether a client accepts an error that no contract declares. */
function acceptsProblems({ headers }: NegotiableRequest): boolean {
  const accept = plainText(headers?.accept ?? '*/*');
  return acceptedMediaType(accept, ['application/problem+json', 'application/json']) !== undefined;
}

/**
 * Writes bodies by the schemas of other responses, where a format needs its schema: whoever sends a body finds that in
 * what the operation declares for the status. JSON is written alike with and without one.
 */
function createBorrowedWriter(document: OpenApiDocument) {
  let mergeSchema: MergeSchema | undefined;
  return (reply: ErrorReply, content: Content): ErrorReply => {
    const { mediaType, body } = reply;
    const codec = mediaType === undefined ? undefined : codecFor(mediaType);
    if (codec?.structure !== 'declared' || mediaType === undefined || typeof body === 'string') return reply;
    mergeSchema ??= createSchemaMerger(document);
    const media = content[declaredMediaType(content, mediaType) ?? mediaType] ?? {};
    return { ...reply, body: codec.serialize(body, { media, mergeSchema, mediaType }) };
  };
}

/** Prepares the bodies of each declared media type when they are first needed. */
function createWriters(document: OpenApiDocument, sampler: Sampler, validators: Validators) {
  const writers = new WeakMap<MediaType, WriteErrorBody>();
  return (name: string, mediaType: MediaType): WriteErrorBody => {
    const known = writers.get(mediaType);
    if (known !== undefined) return known;
    const validate = validators.of(mediaType.schema ?? true, 'response');
    const schema = validators.normalizer.normalize(mediaType.schema ?? true, 'response');
    const about = { schema, target: validators.normalizer.target, validate };
    const templates = { [Symbol.iterator]: () => templateBodies(document, mediaType, sampler, about) };
    const fixed = discriminatorNames(schema, validators.normalizer);
    const writer = createErrorBody({ mediaType: name, templates, validate, fixed });
    writers.set(mediaType, writer);
    return writer;
  };
}

/** The declared media types: the wanted one, those that are structured, the others. */
function inOrder(content: Content, wanted: string): readonly (readonly [string, MediaType])[] {
  const rank = ([name, media]: [string, MediaType]) =>
    name === wanted ? 0 : isStructured(name, media) ? 1 : 2;
  return Object.entries(content).sort((a, b) => rank(a) - rank(b));
}

/** Statuses that mean much the same, the better one first: a contract declares one or the other. */
const synonyms: Readonly<Record<string, readonly number[]>> = {
  malformed: [400, 422],
  invalid: [422, 400],
};

/**
 * The status of the response to a failure: its own, unless the operation declares a synonym by name. A synonym has the
 * same class, and means nothing else to a client.
 */
function errorStatusOf(operation: Operation, { code, status }: Failure): number {
  const isNamed = (candidate: number) => Object.hasOwn(operation.responses, `${candidate}`);
  // A conflict stays a conflict wherever the contract declares 409, by its class or by default too.
  if (code === 'conflict') return responseKey(operation, status) === undefined && isNamed(400) ? 400 : status;
  const candidates = Object.hasOwn(synonyms, code) ? synonyms[code] : undefined;
  return candidates?.find(isNamed) ?? status;
}

/**
 * An operation with the error responses that every operation declares with the same schemas. A request that failed
 * before it was routed gets one of them, since it fits whichever operation the client called. Absent for a contract
 * without operations.
 */
function commonOperation(operations: Iterable<Operation>): Operation | undefined {
  const [first, ...others] = operations;
  if (first === undefined) return undefined;
  const shared = Object.entries(first.responses)
    .filter(([status]) => /^(?:default|[45](?:\d\d|XX))$/i.test(status))
    .map(([status, response]) => [status, { content: schemasOf(response) }] as const)
    .filter(([status, { content }]) => others.every((other) => declaresAlike(other, status, content)));
  return { ...first, id: 'every operation', responses: Object.fromEntries(shared) };
}

function declaresAlike({ responses }: Operation, status: string, content: Content): boolean {
  const response = Object.hasOwn(responses, status) ? responses[status] : undefined;
  return response !== undefined && isDeepStrictEqual(schemasOf(response), content);
}

/** The schemas of a response by media type, without the examples, which are specific to the operation. */
function schemasOf({ content = {} }: ResponseObject): Content {
  const types = Object.entries(content);
  return Object.fromEntries(
    types.map(([name, { schema }]) => [name, schema === undefined ? {} : { schema }]),
  );
}

/**
 * The discriminator properties of a schema and of all schemas within it. Their values must go with the rest of the
 * body, though no keyword ties the two together, so they are never changed.
 */
function discriminatorNames(schema: JsonSchema, normalizer: SchemaNormalizer): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();

  function visit(node: unknown): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const { $ref, 'x-discriminator': discriminator } = node as Exclude<JsonSchema, boolean>;
    if (typeof $ref === 'string') visit(normalizer.target($ref));
    if (Array.isArray(discriminator)) names.add(discriminator[0].propertyName);
    for (const inner of Object.values(node)) visit(inner);
  }

  visit(schema);
  return names;
}

function textReply({ issues }: Failure, status: number, mediaType: string): ErrorReply {
  return { status, mediaType, body: toTextBody(joinIssues(issues, maxReasonLength), mediaType) };
}

/** A reason as a body without structure: a small document for HTML and XML, escaped, else the text itself. */
function toTextBody(reason: string, mediaType: string): string {
  const [type = ''] = mediaType.toLowerCase().split(';', 1);
  if (/^text\/html$|xhtml/.test(type)) {
    return `<!doctype html><meta charset="utf-8"><title>Error</title><p>${escapeXml(reason)}</p>\n`;
  }
  if (/[/+]xml$/.test(type)) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<error><message>${escapeXml(reason)}</message></error>\n`;
  }
  return reason;
}
