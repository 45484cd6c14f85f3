import type { HandlerContext } from '../context.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MatchPath } from '../openapi/paths/path-matcher.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import { createPause } from '../turns.ts';
import { withEntityTagOf } from './conditional/entity-tag.ts';
import type { EntityTagLookup } from './conditional/entity-tag-lookup.ts';
import type { HandlerLookup } from './handler-registry.ts';

/** What reading a created item takes. */
export interface ReadAfterWriteOptions {
  readonly handlerFor: HandlerLookup;
  /** Requires that a reply is within the contract. @throws Error for one that is not. */
  readonly requireDeclared: (request: OperationRequest, reply: Reply) => Promise<void>;
  readonly matchPath: MatchPath;
  readonly items: EntityTagLookup;
  /** Whether a read may write: it is left to clients then. */
  readonly mayWrite: (operation: Operation) => boolean;
}

/**
 * Reads a created item, as a client would by its `Location`, and adds its ETag to a response that is that item.
 * @throws what reading it throws: nothing is stored that cannot be read.
 */
export function createReadAfterWrite({
  handlerFor,
  requireDeclared,
  matchPath,
  items,
  mayWrite,
}: ReadAfterWriteOptions) {
  return async (request: OperationRequest, reply: Reply, context: HandlerContext): Promise<Reply> => {
    const read = reply.status === 201 ? readOf(matchPath, request, reply) : undefined;
    if (read === undefined || mayWrite(read.operation)) return reply;
    const pause = createPause();
    const found = await handlerFor(read.operation)(read, context);
    await pause();
    await requireDeclared(read, found);
    await pause();
    const isTagged = items.isTagged(read.operation) && found.status === 200 && found.body !== undefined;
    return isTagged ? withEntityTagOf(reply, found) : reply;
  };
}

/** The request that reads what a `Location` names; `undefined` where the contract has none. */
function readOf(
  matchPath: MatchPath,
  request: OperationRequest,
  { headers }: Reply,
): OperationRequest | undefined {
  const location = headers?.Location;
  const match = location === undefined ? undefined : matchPath(`${request.basePath ?? ''}${location}`);
  const operation = match?.operations.get('get');
  if (match === undefined || operation === undefined) return undefined;
  const params: Record<string, string> = Object.create(null);
  const sent = match.paramsOf(operation);
  for (const name of Object.keys(sent)) params[name] = decodeURIComponent(sent[name] ?? '');
  return { operation, params, query: {}, headers: request.headers, body: undefined };
}
