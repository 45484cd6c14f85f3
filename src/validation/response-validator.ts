import { isDescribed, isWrittenText } from '../codecs/codecs.ts';
import { createDeclaredContents, type DeclaredContent } from '../codecs/declared-content.ts';
import { hasLongList } from '../codecs/long-values.ts';
import { declaredMediaType } from '../codecs/media-types.ts';
import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { declaresNoSuccess } from '../openapi/responses.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';
import { inTurns } from '../turns.ts';
import { longListInSteps } from './long-lists.ts';

/** The parts of a response that are validated. */
export interface ResponseInput {
  readonly status: number;
  readonly body?: unknown;
  /** The media type of the body; the first structured one that is declared, unless given. */
  readonly mediaType?: string;
}

/** Validates a response against its operation. Returns the issues; none for a response within the contract. */
export interface ValidateResponse {
  (operation: Operation, reply: ResponseInput): readonly string[];
  /**
   * Validates a response with a long list in turns with everything else, so that its validation afterwards takes no time
   * where it is valid. Nothing to wait for where it has none.
   */
  readonly ahead?: (operation: Operation, reply: ResponseInput) => Promise<void> | undefined;
  /** The same as the function itself, for who is the last to validate a response: it remembers nothing of it. */
  readonly last?: (operation: Operation, reply: ResponseInput) => readonly string[];
}

/**
 * Creates the validator of responses. The schema of an operation and a status is compiled with the first such
 * response. Of a body that is not structured, only the presence is checked. A reply that was valid is not validated again:
 * handlers validate what they make, and the engine validates whatever it is handed.
 */
export function createResponseValidator(
  document: OpenApiDocument,
  validators: Validators = createValidators(document),
): ValidateResponse {
  const contentOf = createDeclaredContents();
  const valid = new WeakMap<ResponseInput, Operation>();
  return Object.assign(validate, { ahead, last });

  function validate(operation: Operation, reply: ResponseInput): readonly string[] {
    const issues = last(operation, reply);
    if (issues.length === 0) valid.set(reply, operation);
    return issues;
  }

  function last(operation: Operation, reply: ResponseInput): readonly string[] {
    return valid.get(reply) === operation ? [] : issuesOf(operation, reply);
  }

  function ahead(operation: Operation, reply: ResponseInput): Promise<void> | undefined {
    if (!hasLongList(reply.body) || valid.get(reply) === operation) return undefined;
    const declared = contentOf(operation, reply.status);
    const schema = declared && validatedSchema(declared, reply);
    const steps =
      schema && longListInSteps(validators, validators.normalizer.normalize(schema, 'response'), reply.body);
    return steps && (async () => void ((await inTurns(steps)) && valid.set(reply, operation)))();
  }

  function issuesOf(operation: Operation, reply: ResponseInput): readonly string[] {
    const isPossible = reply.body === undefined || mayHaveBody(reply.status);
    if (reply.status < 300 && isPossible && declaresNoSuccess(operation)) return [];
    const declared = contentOf(operation, reply.status);
    if (declared === undefined) return [`the contract declares no ${reply.status} for ${operation.id}`];
    return bodyIssues(validators, operation, declared, reply);
  }
}

function bodyIssues(
  validators: Validators,
  operation: Operation,
  declared: DeclaredContent,
  reply: ResponseInput,
): readonly string[] {
  const { content, mediaTypes, structured } = declared;
  // A response without `content` says nothing of its body: see docs/decisions/0009.
  if (mediaTypes.length === 0 && mayHaveBody(reply.status)) return [];
  if (mediaTypes.length === 0 && reply.body !== undefined) return [`a ${reply.status} must have no body`];
  const mediaType = reply.mediaType === undefined ? structured : declaredMediaType(content, reply.mediaType);
  if (mediaType === undefined) return undeclared(operation, mediaTypes, reply);
  if (reply.body === undefined) return [`the ${reply.status} of ${operation.id} must have a body`];
  const schema = validatedSchema(declared, reply);
  return schema === undefined ? [] : validators.byDiscriminator(schema, 'response')(reply.body);
}

/** The schema that the body has to match; `undefined` for one that is no value. */
function validatedSchema({ content, structured }: DeclaredContent, reply: ResponseInput): Schema | undefined {
  const mediaType = reply.mediaType === undefined ? structured : declaredMediaType(content, reply.mediaType);
  if (mediaType === undefined || isWrittenText(reply.mediaType ?? mediaType, reply.body)) return undefined;
  const media = content[mediaType];
  return mediaType === structured || isDescribed(mediaType, media) ? media?.schema : undefined;
}

/** Whether a success or an error may have a body that the contract does not declare (RFC 9110, 15.3). */
function mayHaveBody(status: number): boolean {
  const isOther = status < 200 || (status >= 300 && status < 400);
  return !isOther && status !== 204 && status !== 205;
}

function undeclared(
  operation: Operation,
  declared: readonly string[],
  { status, mediaType }: ResponseInput,
): readonly string[] {
  if (declared.length === 0 || mediaType === undefined) return [];
  return [`the ${status} of ${operation.id} is not declared as ${mediaType}`];
}
