import type { Content, MediaType, OpenApiDocument } from '../openapi/document.ts';
import { concreteMediaType, isJson } from '../openapi/media-types.ts';
import type { Operation } from '../openapi/operations.ts';
import { declaredStatus } from '../openapi/response-lookup.ts';
import type { Sampler } from '../sample/sampler.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { templateBodies } from './body-templates.ts';
import { commonResponses } from './common-responses.ts';
import { createErrorBody, type WriteErrorBody } from './error-body.ts';
import { discriminatorsOf } from './error-discriminators.ts';
import { errorStatusOf } from './error-status.ts';
import type { ErrorReply, Failure } from './failure.ts';
import { joinIssues } from './join-issues.ts';
import { maxLengthReason, problemResponse } from './problem-details.ts';
import { toTextBody } from './text-body.ts';

export type { ErrorReply, Failure } from './failure.ts';

/** Answers a failure of an operation, or of a request that failed before it was known which one it was for. */
export type ErrorResponseFor = (operation: Operation | undefined, failure: Failure) => ErrorReply;

export interface ErrorResponseOptions {
  readonly operations: Iterable<Operation>;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/**
 * Prepares error answers in the contract's own shape: the status that it declares for what went wrong, and a body that
 * fits its schema and tells the reason where a reader looks for it. What the contract does not declare is answered in
 * problem+json (RFC 9457).
 */
export function createErrorResponse(
  document: OpenApiDocument,
  { operations, sampler, validators }: ErrorResponseOptions,
): ErrorResponseFor {
  const anyOperation = commonResponses(operations);
  const writers = new WeakMap<MediaType, WriteErrorBody>();

  function writerOf(name: string, mediaType: MediaType): WriteErrorBody {
    const known = writers.get(mediaType);
    if (known !== undefined) return known;
    const validate = validators.of(mediaType.schema ?? true, 'response');
    const bases = templateBodies(document, mediaType, sampler, validate);
    const fixed = discriminatorsOf(
      validators.normalizer.normalize(mediaType.schema ?? true, 'response'),
      validators.normalizer,
    );
    const writer = createErrorBody({ mediaType: name, bases, validate, fixed });
    writers.set(mediaType, writer);
    return writer;
  }

  /** A body of the first media type that takes one: JSON before others, of which the reason is the text. */
  function declaredReply(content: Content, failure: Failure, status: number): ErrorReply | undefined {
    const types = Object.entries(content);
    if (types.length === 0) return { status };
    for (const [name, mediaType] of types.filter(([type]) => isJson(type))) {
      const written = writerOf(name, mediaType)(failure, status);
      if (written !== undefined) return { status, mediaType: concreteMediaType(name), ...written };
    }
    const [other] = types.find(([type]) => !isJson(type)) ?? [];
    return other === undefined ? undefined : textReply(failure, status, concreteMediaType(other));
  }

  return (given, failure) => {
    const operation = given ?? anyOperation;
    if (operation === undefined) return problemResponse(failure);
    const status = errorStatusOf(operation, failure);
    const declared = declaredStatus(operation, status);
    if (declared === undefined) return problemResponse(failure, status);
    const reply = declaredReply(operation.responses[declared]?.content ?? {}, failure, status);
    const departure = `no valid body was found for the ${declared} of ${operation.id}`;
    return reply ?? { ...problemResponse(failure, status), departure };
  };
}

function textReply({ issues }: Failure, status: number, mediaType: string): ErrorReply {
  return { status, mediaType, body: toTextBody(joinIssues(issues, maxLengthReason), mediaType) };
}
