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

/** The error for a log-in that fails: the declared 401, else 400. */
export function wrongCredentials(operation: Operation, message: string): SandboxError {
  if (responseKey(operation, 401) === undefined) return new SandboxError('wrong-credentials', message);
  return new SandboxError('unauthorized', message, {
    headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
  });
}
