import type { HandlerContext } from '../context.ts';
import { SandboxError } from '../errors.ts';
import type { MatchPath } from '../openapi/path-matcher.ts';
import type { OperationRequest, Reply } from '../operation.ts';
import type { ValidateResponse } from '../validation/response-validator.ts';
import { withEntityTagOf } from './conditional/entity-tag.ts';
import type { EntityTagLookup } from './conditional/entity-tag-lookup.ts';
import type { HandlerLookup } from './handler-registry.ts';

/** What reading a created item takes. */
export interface ReadAfterWriteOptions {
  readonly handlerFor: HandlerLookup;
  readonly validateResponse: ValidateResponse;
  readonly matchPath: MatchPath;
  readonly items: EntityTagLookup;
}

/**
 * Reads a created item, as a client would by its `Location`, and adds its ETag to a response that is that item.
 * @throws SandboxError `invalid` when the contract does not allow the response to that read.
 */
export function createReadAfterWrite({
  handlerFor,
  validateResponse,
  matchPath,
  items,
}: ReadAfterWriteOptions) {
  return async (request: OperationRequest, reply: Reply, context: HandlerContext): Promise<Reply> => {
    const read = reply.status === 201 ? readOf(matchPath, request, reply) : undefined;
    if (read === undefined) return reply;
    const found = await handlerFor(read.operation)(read, context);
    requireReadable(validateResponse(read.operation, found));
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
  const params = Object.fromEntries(
    Object.entries(match.paramsOf(operation)).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  return { operation, params, query: {}, headers: request.headers, body: undefined };
}

function requireReadable(found: readonly string[]): void {
  if (found.length === 0) return;
  const issues = found.map((issue) => `read back, ${issue}`);
  throw new SandboxError(
    'invalid',
    `rejected: reading the created item would violate its response schema: ${issues.join('; ')}`,
    { issues },
  );
}
