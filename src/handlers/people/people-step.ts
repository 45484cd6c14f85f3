import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import type { InferredPeople } from '../../inference/infer-resources.ts';
import type { Role } from '../../inference/resource.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import type { TokenPolicy } from './token-policy.ts';

/** What the operations for people are carried out with. */
export interface PeopleLayerOptions {
  readonly document: OpenApiDocument;
  readonly crud: CrudContext;
  readonly people: InferredPeople;
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly validateResponse: ValidateResponse;
  /** The tokens that the sandbox was started with; each stands for the password of anybody. */
  readonly tokens: readonly string[];
}

/** A request to an operation of a contract with people. */
export interface PeopleRequest extends PeopleLayerOptions {
  readonly policy: TokenPolicy;
  readonly request: OperationRequest;
  readonly context: HandlerContext;
}

/** A part of what is done for people; `next` does the rest. */
export type PeopleStep = (request: PeopleRequest, next: Next) => Promise<Reply>;

/** How contracts describe a log-in that fails, and not a body that is no log-in: `Invalid password model`. */
const describedAsWrong =
  /(?:wrong|invalid|incorrect|bad)\s(?:[\w-]+[\s/]+){0,3}(?:password|credentials?)\b(?!\s(?:model|object|format|body|request))|(?:password|credentials?|contraseña|senha)s?\s(?:[\w-]+\s){0,2}(?:wrong|invalid|incorrect|inv[aá]lid[ao]s?|incorrect[ao]s?)/i;

/** The error for a log-in that fails: the declared 401; else the status that is described so, a 401 by `default`, 400, or 422 where only that is declared. */
export function wrongCredentials(operation: Operation, message: string): SandboxError {
  const unauthorized = () =>
    new SandboxError('unauthorized', message, {
      headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
    });
  const { responses } = operation;
  if (responses['401'] !== undefined) return unauthorized();
  const isDescribed = (status: string) => describedAsWrong.test(responses[status]?.description ?? '');
  if (isDescribed('400')) return new SandboxError('wrong-credentials', message);
  if (isDescribed('403')) return new SandboxError('forbidden', message);
  if (responseKey(operation, 401) !== undefined) return unauthorized();
  return new SandboxError('wrong-credentials', message, { status: refusalStatus(operation) });
}

/**
 * The status of a refusal that is no 401 and no 409: 400, but 422 where that alone is declared, as frameworks declare it that
 * refuse a taken name as they refuse an invalid one. A 422 whose errors say where they are (`loc`) is about the schema alone.
 */
export function refusalStatus(operation: Operation): number {
  const isDeclared = (status: number) => Object.hasOwn(operation.responses, `${status}`);
  const isOther = isDeclared(400) || !isDeclared(422);
  return isOther || /"loc"|ValidationError"/.test(JSON.stringify(operation.responses[422])) ? 400 : 422;
}
