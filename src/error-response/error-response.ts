import { isDeepStrictEqual } from 'node:util';
import { isStructured } from '../codecs/codecs.ts';
import { concreteMediaType } from '../codecs/declared-content.ts';
import { isObject } from '../json.ts';
import type { Content, MediaType, OpenApiDocument, ResponseObject } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { responseKey } from '../openapi/responses.ts';
import type { Sampler } from '../sample/sampler.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaNormalizer } from '../schema/schema-normalizer.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { templateBodies } from './body-templates.ts';
import { createErrorBody, type WriteErrorBody } from './error-body.ts';
import { createBorrowedShapes } from './error-shapes.ts';
import { extendedProblem } from './extended-problem.ts';
import type { ErrorReply, Failure } from './failure.ts';
import { joinIssues } from './join-issues.ts';
import { maxReasonLength } from './problem-details.ts';

export type { ErrorReply, Failure } from './failure.ts';

/** The error response to a failure of an operation, or of a request that failed before its operation was known. */
export type ErrorResponseFor = (operation: Operation | undefined, failure: Failure) => ErrorReply;

export interface ErrorResponseOptions {
  readonly operations: Iterable<Operation>;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/**
 * Prepares error responses in the contract's own shape: the status that it declares for the failure, and a body that
 * fits its schema and states the reason where a client looks for it. Where an operation declares nothing, the response
 * is as the contract's other errors are, else problem+json (RFC 9457).
 */
export function createErrorResponse(
  document: OpenApiDocument,
  { operations: given, sampler, validators }: ErrorResponseOptions,
): ErrorResponseFor {
  const operations = [...given];
  const anyOperation = commonOperation(operations);
  const borrowedShapes = createBorrowedShapes(operations);
  const writers = new WeakMap<MediaType, WriteErrorBody>();

  function writerOf(name: string, mediaType: MediaType): WriteErrorBody {
    const known = writers.get(mediaType);
    if (known !== undefined) return known;
    const validate = validators.of(mediaType.schema ?? true, 'response');
    const templates = templateBodies(document, mediaType, sampler, validate);
    const schema = validators.normalizer.normalize(mediaType.schema ?? true, 'response');
    const fixed = discriminatorNames(schema, validators.normalizer);
    const writer = createErrorBody({ mediaType: name, templates, validate, fixed });
    writers.set(mediaType, writer);
    return writer;
  }

  /** A response of the first media type that has a valid body: a structured type, else a text with the bare reason. */
  function declaredReply(content: Content, failure: Failure, status: number): ErrorReply | undefined {
    const types = Object.entries(content);
    if (types.length === 0) return { status };
    for (const [name, mediaType] of types.filter(([type]) => isStructured(type))) {
      const written = writerOf(name, mediaType)(failure, status);
      if (written !== undefined) return { status, mediaType: concreteMediaType(name), ...written };
    }
    const [other] = types.find(([type]) => !isStructured(type)) ?? [];
    return other === undefined ? undefined : textReply(failure, status, concreteMediaType(other));
  }

  /** A status that an operation does not declare has a body as the contract's other errors have. */
  function undeclaredReply(operation: Operation, failure: Failure, status: number): ErrorReply {
    for (const content of borrowedShapes(operation, status)) {
      const reply = declaredReply(content, failure, status);
      if (isObject(reply?.body)) return reply;
    }
    return extendedProblem(failure, status);
  }

  return (given, failure) => {
    const operation = given ?? anyOperation;
    if (operation === undefined) return extendedProblem(failure);
    const status = errorStatusOf(operation, failure);
    const declared = responseKey(operation, status);
    if (declared === undefined && given === undefined) return extendedProblem(failure, status);
    if (declared === undefined) return undeclaredReply(operation, failure, status);
    const reply = declaredReply(operation.responses[declared]?.content ?? {}, failure, status);
    const departure = `no valid body was found for the ${declared} of ${operation.id}`;
    return reply ?? { ...extendedProblem(failure, status), departure };
  };
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
    return `<!doctype html><meta charset="utf-8"><title>Error</title><p>${escapeMarkup(reason)}</p>\n`;
  }
  if (/[/+]xml$/.test(type)) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<error><message>${escapeMarkup(reason)}</message></error>\n`;
  }
  return reason;
}

/** Escapes markup and drops control characters, which XML cannot represent. */
function escapeMarkup(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
}
