import type { World } from '../context.ts';
import { SandboxError } from '../errors.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import type { Call, Reply } from '../operation.ts';
import type { CheckReply } from '../validation/response-validator.ts';
import { taggedLike } from './conditional/entity-tag.ts';
import type { TaggedItems } from './conditional/entity-tag-lookup.ts';
import type { HandlerOf } from './handler-registry.ts';

/** What reading what was created takes. */
export interface ReadBackParts {
  readonly handlerOf: HandlerOf;
  readonly checkReply: CheckReply;
  readonly matchPath: MatchPath;
  readonly items: TaggedItems;
}

/**
 * Reads what a create made, the way a client would, and gives its answer the ETag of the item when it shows just that.
 * @throws SandboxError `invalid` when the contract would not let it be read back.
 */
export function createReadBack({ handlerOf, checkReply, matchPath, items }: ReadBackParts) {
  return async (call: Call, reply: Reply, world: World): Promise<Reply> => {
    const read = reply.status === 201 ? readOf(matchPath, call, reply) : undefined;
    if (read === undefined) return reply;
    const shown = await handlerOf(read.operation)(read, world);
    requireReadable(checkReply(read.operation, shown));
    const isTagged = items.isTagged(read.operation) && shown.status === 200 && shown.body !== undefined;
    return isTagged ? taggedLike(reply, shown) : reply;
  };
}

/** The call that reads what a `Location` names; absent where the contract has none. */
function readOf(matchPath: MatchPath, call: Call, { headers }: Reply): Call | undefined {
  const location = headers?.Location;
  const match = location === undefined ? undefined : matchPath(`${call.basePath ?? ''}${location}`);
  const operation = match?.operations.get('get');
  if (match === undefined || operation === undefined) return undefined;
  const params = Object.fromEntries(
    Object.entries(match.paramsOf(operation)).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  return { operation, params, query: {}, headers: call.headers, body: undefined };
}

function requireReadable(violations: readonly string[]): void {
  if (violations.length === 0) return;
  const faults = violations.map((violation) => `read back, ${violation}`);
  throw new SandboxError('invalid', `what could not be read back is not stored: ${faults.join('; ')}`, {
    faults,
  });
}
