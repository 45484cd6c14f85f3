import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import type { Next, OperationRequest, Reply } from '../../operation.ts';
import type { HandlerLookup } from '../handler-registry.ts';
import { entityTagOf, withEntityTag, withEntityTagOf } from './entity-tag.ts';
import type { EntityTagLookup } from './entity-tag-lookup.ts';
import { type Current, isNamed, mismatch, parsePreconditions, preconditionFailure } from './preconditions.ts';

/** What conditions are judged with. */
export interface ConditionalOptions {
  readonly items: EntityTagLookup;
  readonly handlerFor: HandlerLookup;
}

/**
 * Gives the answers that show an item its ETag, and carries out a call only if the conditions hold that it sets: a read
 * of what the client has is 304, a write to what has changed since is 412. A write and what it depends on are one unit
 * of work, so nothing comes between.
 */
export function conditional(next: Next, parts: ConditionalOptions): Next {
  return async (request, context) => {
    if (request.operation.method !== 'get') return write(request, context, next, parts);
    const reply = await next(request, context);
    return parts.items.isTagged(request.operation) ? readReply(request, reply) : reply;
  };
}

/** @throws SandboxError `precondition-failed`. */
function readReply(request: OperationRequest, reply: Reply): Reply {
  if (reply.status !== 200 || reply.body === undefined) return reply;
  const current = { tag: entityTagOf(reply) };
  const conditions = parsePreconditions(request);
  if (conditions === undefined) return withEntityTag(reply, current.tag);
  const failure = mismatch(conditions, current);
  if (failure !== undefined) throw failure;
  return withEntityTag(isNamed(conditions, current) ? { status: 304 } : reply, current.tag);
}

/** @throws SandboxError `precondition-failed`. */
async function write(
  request: OperationRequest,
  context: HandlerContext,
  next: Next,
  { items, handlerFor }: ConditionalOptions,
): Promise<Reply> {
  const item = items.readOf(request);
  const conditions = parsePreconditions(request);
  const current = conditions === undefined ? 'unknown' : await currentOf(handlerFor, item, context);
  const failure = conditions && preconditionFailure(conditions, current);
  // What is not there is 404 where it cannot be created, whatever the conditions (RFC 9110, 13.2.1).
  if (failure !== undefined && current !== 'absent') throw failure;
  const reply = await next(request, context);
  if (failure !== undefined) throw failure;
  const shown =
    item && mayShow(request, reply) ? await representationOf(handlerFor, item, context) : undefined;
  return shown === undefined ? reply : withEntityTagOf(reply, shown);
}

async function currentOf(
  handlerFor: HandlerLookup,
  item: OperationRequest | undefined,
  context: HandlerContext,
): Promise<Current> {
  if (item === undefined) return 'unknown';
  const shown = await representationOf(handlerFor, item, context);
  return shown === undefined ? 'absent' : { tag: entityTagOf(shown) };
}

/** What reading an item shows now; absent when that fails, as it does where there is none. */
async function representationOf(
  handlerFor: HandlerLookup,
  item: OperationRequest,
  context: HandlerContext,
): Promise<Reply | undefined> {
  try {
    const shown = await handlerFor(item.operation)(item, context);
    return shown.status === 200 && shown.body !== undefined ? shown : undefined;
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/** Whether an answer to a write may show the item as it is now, and does not tell so yet. */
function mayShow({ operation }: OperationRequest, { status, body, headers }: Reply): boolean {
  const isWhole = (status === 200 || status === 201) && body !== undefined;
  return isWhole && operation.method !== 'delete' && headers?.ETag === undefined;
}
