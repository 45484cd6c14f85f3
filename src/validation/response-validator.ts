import type { OpenApiDocument } from '../openapi/document.ts';
import { declaredMediaType, isJson } from '../openapi/media-types.ts';
import type { Operation } from '../openapi/operations.ts';
import { isSilentOnSuccess } from '../openapi/response-lookup.ts';
import { createDeclaredResponses, type DeclaredResponse } from '../openapi/responses.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';

/** What is checked of an answer. */
export interface ResponseInput {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body; the first JSON one that is declared, unless told otherwise. */
  readonly mediaType?: string;
}

/** Tells how an answer departs from what its operation declares; empty when it does not. */
export type ValidateResponse = (operation: Operation, reply: ResponseInput) => readonly string[];

/**
 * Prepares the check of answers. A validator is compiled when its operation first answers with its status, and kept.
 * A body that is not JSON is not judged, but for being there.
 */
export function createResponseValidator(
  document: OpenApiDocument,
  validators: Validators = createValidators(document),
): ValidateResponse {
  const responseOf = createDeclaredResponses();
  return (operation, reply) => {
    const isFree = reply.status < 300 && reply.body === undefined && isSilentOnSuccess(operation);
    if (isFree) return [];
    const response = responseOf(operation, reply.status);
    if (response === undefined) return [`the contract declares no ${reply.status} for ${operation.id}`];
    return bodyIssues(validators, operation, response, reply);
  };
}

function bodyIssues(
  validators: Validators,
  operation: Operation,
  { content, mediaTypes, json }: DeclaredResponse,
  reply: ResponseInput,
): readonly string[] {
  if (mediaTypes.length === 0 && reply.body !== undefined) return [`a ${reply.status} must have no body`];
  const mediaType = reply.mediaType === undefined ? json : declaredMediaType(content, reply.mediaType);
  if (mediaType === undefined) return undeclared(operation, mediaTypes, reply);
  if (reply.body === undefined) return [`the ${reply.status} of ${operation.id} must have a body`];
  const schema = content[mediaType]?.schema;
  const isValidated = schema !== undefined && (mediaType === json || isJson(mediaType));
  return isValidated ? validators.byDiscriminator(schema, 'response')(reply.body) : [];
}

function undeclared(
  operation: Operation,
  declared: readonly string[],
  { status, mediaType }: ResponseInput,
): readonly string[] {
  if (declared.length === 0 || mediaType === undefined) return [];
  return [`the ${status} of ${operation.id} is not declared as ${mediaType}`];
}
