import type { Content, MediaType, OpenApiDocument } from '../openapi/document.ts';
import { concreteMediaType, isJson } from '../openapi/media-types.ts';
import type { Operation } from '../openapi/operations.ts';
import { declaredStatus } from '../openapi/response-lookup.ts';
import type { Sampler } from '../sample/sampler.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { errorBases } from './body-templates.ts';
import { sharedAnswers } from './common-responses.ts';
import { createErrorBody, type WriteErrorBody } from './error-body.ts';
import { discriminatorsOf } from './error-discriminators.ts';
import { answeredStatus } from './error-status.ts';
import type { ErrorReply, Failure } from './failure.ts';
import { tellFaults } from './join-issues.ts';
import { longestReason, problemReply } from './problem-details.ts';
import { toldAsText } from './text-body.ts';

export type { ErrorReply, Failure } from './failure.ts';

/** Answers a failure of an operation, or of a request that failed before it was known which one it was for. */
export type ErrorReplyOf = (operation: Operation | undefined, failure: Failure) => ErrorReply;

export interface ErrorReplyParts {
  readonly operations: Iterable<Operation>;
  readonly sampler: Sampler;
  readonly validators: Validators;
}

/**
 * Prepares error answers in the contract's own shape: the status that it declares for what went wrong, and a body that
 * fits its schema and tells the reason where a reader looks for it. What the contract does not declare is answered in
 * problem+json (RFC 9457).
 */
export function createErrorReply(
  document: OpenApiDocument,
  { operations, sampler, validators }: ErrorReplyParts,
): ErrorReplyOf {
  const anyOperation = sharedAnswers(operations);
  const writers = new WeakMap<MediaType, WriteErrorBody>();

  function writerOf(name: string, mediaType: MediaType): WriteErrorBody {
    const known = writers.get(mediaType);
    if (known !== undefined) return known;
    const judge = validators.of(mediaType.schema ?? true, 'response');
    const bases = errorBases(document, mediaType, sampler, judge);
    const fixed = discriminatorsOf(
      validators.view.plain(mediaType.schema ?? true, 'response'),
      validators.view,
    );
    const writer = createErrorBody({ mediaType: name, bases, judge, fixed });
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
    if (operation === undefined) return problemReply(failure);
    const status = answeredStatus(operation, failure);
    const declared = declaredStatus(operation, status);
    if (declared === undefined) return problemReply(failure, status);
    const reply = declaredReply(operation.responses[declared]?.content ?? {}, failure, status);
    const departure = `no valid body was found for the ${declared} of ${operation.id}`;
    return reply ?? { ...problemReply(failure, status), departure };
  };
}

function textReply({ faults }: Failure, status: number, mediaType: string): ErrorReply {
  return { status, mediaType, body: toldAsText(tellFaults(faults, longestReason), mediaType) };
}
