import type { Session } from '../context.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import { createDeclaredAnswers } from '../openapi/responses.ts';
import type { Call, CarryOut, Reply } from '../operation.ts';
import type { Collections } from '../storage/store.ts';
import type { CheckReply } from '../validation/response-validator.ts';
import { conditional } from './conditional/conditional.ts';
import { createTaggedItems } from './conditional/entity-tag-lookup.ts';
import type { HandlerOf } from './handler-registry.ts';
import { once } from './idempotency/idempotent.ts';
import { createOneInFlight } from './idempotency/in-flight.ts';
import { liveLocation } from './location-header.ts';
import { createReadBack } from './read-after-write.ts';

/** Carries a call out in a session, from its handler to its commit. */
export type Perform = (call: Call, session: Session) => Promise<Reply>;

export interface Performance {
  readonly operations: Iterable<Operation>;
  readonly handlerOf: HandlerOf;
  readonly checkReply: CheckReply;
  readonly matchPath: MatchPath;
}

/**
 * The way every operation goes: once for each Idempotency-Key, and if the conditions of the request hold, its handler
 * works on a change set, the reply is checked against the contract, and only a checked reply commits. It is told once
 * what it changed is on disk.
 */
export function createPerform({ operations, handlerOf, checkReply, matchPath }: Performance): Perform {
  const answerOf = createDeclaredAnswers();
  const items = createTaggedItems(operations);
  const oneInFlight = createOneInFlight();
  const readBack = createReadBack({ handlerOf, checkReply, matchPath, items });
  const answer = once(conditional(handle, { items, handlerOf }), checkReply);

  return (call, { store, surroundings }) => {
    const work = async (rows: Collections) =>
      asSent(call, await answer(call, { ...surroundings.begin(), store: rows }));
    return isSafe(call) ? store.read(work) : oneInFlight(call, store, () => store.write(work));
  };

  async function handle(...[call, world]: Parameters<CarryOut>): Promise<Reply> {
    const reply = await handlerOf(call.operation)(call, world);
    requireDeclared(call, reply);
    return readBack(call, reply, world);
  }

  /** @throws Error when the reply leaves the contract: our own fault, so nothing of it is kept. */
  function requireDeclared(call: Call, reply: Reply): void {
    const violations = checkReply(call.operation, reply);
    if (violations.length > 0) {
      throw new Error(`${call.operation.id} would leave the contract: ${violations.join('; ')}`);
    }
  }

  /** Adds what its operation leaves to be known: the media type that is declared, the base path of a link. */
  function asSent(call: Call, reply: Reply): Reply {
    const declared = reply.body === undefined ? undefined : answerOf(call.operation, reply.status)?.sent;
    const typed = declared === undefined ? reply : { mediaType: declared, ...reply };
    const location = reply.headers?.Location;
    if (location === undefined) return typed;
    return { ...typed, headers: { ...reply.headers, Location: liveLocation(call, location) } };
  }
}

/** Whether a method promises to change nothing (RFC 9110, 9.2.1). */
function isSafe(call: Call): boolean {
  return call.operation.method === 'get' || call.operation.method === 'head';
}
