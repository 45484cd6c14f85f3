import type { Content, OpenApiDocument } from './document.ts';
import { declaredMediaType, isJson } from './media-types.ts';
import type { Operation } from './operations.ts';
import { createValidators, type Validators } from './validators.ts';

/** What is checked of an answer. */
export interface CheckedReply {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body; the first JSON one that is declared, unless told otherwise. */
  readonly mediaType?: string;
}

/** Tells how an answer departs from what its operation declares; empty when it does not. */
export type CheckReply = (operation: Operation, reply: CheckedReply) => readonly string[];

/**
 * The key under which an operation declares an answer: the status itself, its class, or `default` for a failure.
 * `default` speaks of success only where nothing else does: most contracts mean failures by it.
 */
export function declaredStatus({ responses }: Operation, status: number): string | undefined {
  const [exact, inClass] = [`${status}`, `${Math.floor(status / 100)}XX`];
  const isElse = status >= 400 || !declaresSuccess(responses);
  const candidates = [exact, inClass, inClass.toLowerCase(), ...(isElse ? ['default'] : [])];
  return candidates.find((candidate) => Object.hasOwn(responses, candidate));
}

function declaresSuccess(responses: Operation['responses']): boolean {
  return Object.keys(responses).some((key) => /^[23]/.test(key));
}

/**
 * Whether an operation does not say what it answers when all goes well; many contracts declare failures alone. What is
 * answered then has no body.
 */
export function isSilentOnSuccess({ responses }: Operation): boolean {
  return !declaresSuccess(responses) && !Object.hasOwn(responses, 'default');
}

/**
 * Prepares the check of answers. A validator is compiled when its operation first answers with its status, and kept.
 * A body that is not JSON is not judged, but for being there.
 */
export function createReplyCheck(
  document: OpenApiDocument,
  validators: Validators = createValidators(document),
): CheckReply {
  return (operation, reply) => {
    const status = declaredStatus(operation, reply.status);
    const isFree = reply.status < 300 && reply.body === undefined && isSilentOnSuccess(operation);
    if (isFree) return [];
    if (status === undefined) return [`the contract declares no ${reply.status} for ${operation.id}`];
    return bodyFaults(validators, operation, operation.responses[status]?.content ?? {}, reply);
  };
}

function bodyFaults(
  validators: Validators,
  operation: Operation,
  content: Content,
  reply: CheckedReply,
): readonly string[] {
  const declared = Object.keys(content);
  if (declared.length === 0 && reply.body !== undefined) return [`a ${reply.status} must have no body`];
  const mediaType =
    reply.mediaType === undefined ? declared.find(isJson) : declaredMediaType(content, reply.mediaType);
  if (mediaType === undefined) return undeclared(operation, declared, reply);
  if (reply.body === undefined) return [`the ${reply.status} of ${operation.id} must have a body`];
  const schema = content[mediaType]?.schema;
  return schema === undefined || !isJson(mediaType) ? [] : validators.meant(schema, 'response')(reply.body);
}

function undeclared(
  operation: Operation,
  declared: readonly string[],
  { status, mediaType }: CheckedReply,
): readonly string[] {
  if (declared.length === 0 || mediaType === undefined) return [];
  return [`the ${status} of ${operation.id} is not declared as ${mediaType}`];
}
