import type { Session } from '../context.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import { createDeclaredResponses } from '../openapi/responses.ts';
import type { Next, OperationRequest, Reply } from '../operation.ts';
import type { Collections } from '../storage/store.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';
import { conditional } from './conditional/conditional.ts';
import { createEntityTagLookup } from './conditional/entity-tag-lookup.ts';
import type { HandlerLookup } from './handler-registry.ts';
import { idempotent } from './idempotency/idempotent.ts';
import { createInFlightGuard } from './idempotency/in-flight.ts';
import { absoluteLocation } from './location-header.ts';
import { createReadAfterWrite } from './read-after-write.ts';

/** Carries a call out in a session, from its handler to its commit. */
export type Execute = (request: OperationRequest, session: Session) => Promise<Reply>;

export interface ExecutorOptions {
  readonly operations: Iterable<Operation>;
  readonly handlerFor: HandlerLookup;
  readonly validateResponse: ValidateResponse;
  readonly matchPath: MatchPath;
}

/**
 * The way every operation goes: once for each Idempotency-Key, and if the conditions of the request hold, its handler
 * works on a change set, the reply is checked against the contract, and only a checked reply commits. It is told once
 * what it changed is on disk.
 */
export function createExecutor({
  operations,
  handlerFor,
  validateResponse,
  matchPath,
}: ExecutorOptions): Execute {
  const responseOf = createDeclaredResponses();
  const items = createEntityTagLookup(operations);
  const guardInFlight = createInFlightGuard();
  const readAfterWrite = createReadAfterWrite({ handlerFor, validateResponse, matchPath, items });
  const response = idempotent(conditional(handle, { items, handlerFor }), validateResponse);

  return (request, { store, runtime }) => {
    const work = async (rows: Collections) =>
      asSent(request, await response(request, { ...runtime.begin(), store: rows }));
    return isSafe(request) ? store.read(work) : guardInFlight(request, store, () => store.write(work));
  };

  async function handle(...[request, context]: Parameters<Next>): Promise<Reply> {
    const reply = await handlerFor(request.operation)(request, context);
    requireDeclared(request, reply);
    return readAfterWrite(request, reply, context);
  }

  /** @throws Error when the reply leaves the contract: our own fault, so nothing of it is kept. */
  function requireDeclared(request: OperationRequest, reply: Reply): void {
    const issues = validateResponse(request.operation, reply);
    if (issues.length > 0) {
      throw new Error(`${request.operation.id} would leave the contract: ${issues.join('; ')}`);
    }
  }

  /** Adds what its operation leaves to be known: the media type that is declared, the base path of a link. */
  function asSent(request: OperationRequest, reply: Reply): Reply {
    const declared = reply.body === undefined ? undefined : responseOf(request.operation, reply.status)?.sent;
    const typed = declared === undefined ? reply : { mediaType: declared, ...reply };
    const location = reply.headers?.Location;
    if (location === undefined) return typed;
    return { ...typed, headers: { ...reply.headers, Location: absoluteLocation(request, location) } };
  }
}

/** Whether a method promises to change nothing (RFC 9110, 9.2.1). */
function isSafe(request: OperationRequest): boolean {
  return request.operation.method === 'get' || request.operation.method === 'head';
}
