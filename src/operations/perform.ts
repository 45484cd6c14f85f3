import type { CheckReply } from '../contract/check-reply.ts';
import { createDeclaredAnswers } from '../contract/declared-answers.ts';
import type { MatchPath } from '../contract/match.ts';
import { SandboxError } from '../errors.ts';
import type { Collections } from '../store/store.ts';
import type { Session, World } from '../world.ts';
import type { Call, Reply } from './handler.ts';
import type { HandlerOf } from './registry.ts';

/** Carries a call out in a session, from its handler to its commit. */
export type Perform = (call: Call, session: Session) => Promise<Reply>;

export interface Performance {
  readonly handlerOf: HandlerOf;
  readonly checkReply: CheckReply;
  readonly matchPath: MatchPath;
}

/**
 * The way every operation goes: its handler works on a change set, the reply is checked against the contract, and
 * only a checked reply commits. It is told once what it changed is on disk.
 */
export function createPerform({ handlerOf, checkReply, matchPath }: Performance): Perform {
  const answerOf = createDeclaredAnswers();
  return (call, { store, surroundings }) => {
    const work = async (rows: Collections): Promise<Reply> => {
      const world = { ...surroundings.begin(), store: rows };
      const reply = await handlerOf(call.operation)(call, world);
      requireDeclared(call, reply);
      await requireReadable(call, reply, world);
      return asSent(call, reply);
    };
    return isSafe(call) ? store.read(work) : store.write(work);
  };

  /** @throws Error when the reply leaves the contract: our own fault, so nothing of it is kept. */
  function requireDeclared(call: Call, reply: Reply): void {
    const violations = checkReply(call.operation, reply);
    if (violations.length > 0) {
      throw new Error(`${call.operation.id} would leave the contract: ${violations.join('; ')}`);
    }
  }

  /**
   * Reads what a create made, the way a client would.
   * @throws SandboxError `invalid` when the contract would not let it be read back.
   */
  async function requireReadable(call: Call, reply: Reply, world: World): Promise<void> {
    const location = reply.status === 201 ? reply.headers?.Location : undefined;
    const match = location === undefined ? undefined : matchPath(`${call.basePath ?? ''}${location}`);
    const operation = match?.operations.get('get');
    if (match === undefined || operation === undefined) return;
    const params = Object.fromEntries(
      Object.entries(match.paramsOf(operation)).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const read = { operation, params, query: {}, headers: call.headers, body: undefined };
    const violations = checkReply(operation, await handlerOf(operation)(read, world));
    if (violations.length === 0) return;
    const faults = violations.map((violation) => `read back, ${violation}`);
    throw new SandboxError('invalid', `what could not be read back is not stored: ${faults.join('; ')}`, {
      faults,
    });
  }

  /** Adds what its operation leaves to be known: the media type that is declared, the base path of a link. */
  function asSent({ operation, basePath = '', sessionPath = '' }: Call, reply: Reply): Reply {
    const declared = reply.body === undefined ? undefined : answerOf(operation, reply.status)?.sent;
    const typed = declared === undefined ? reply : { mediaType: declared, ...reply };
    const location = reply.headers?.Location;
    if (location === undefined) return typed;
    return { ...typed, headers: { ...reply.headers, Location: sessionPath + basePath + location } };
  }
}

/** Whether a method promises to change nothing (RFC 9110, 9.2.1). */
function isSafe(call: Call): boolean {
  return call.operation.method === 'get' || call.operation.method === 'head';
}
