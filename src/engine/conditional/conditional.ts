import type { World } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import type { Call, CarryOut, Reply } from '../../operation.ts';
import type { HandlerOf } from '../handler-registry.ts';
import { entityTagOf, taggedLike, withTag } from './entity-tag.ts';
import type { TaggedItems } from './entity-tag-lookup.ts';
import { type Current, conditionsOf, failureOf, isNamed, mismatch } from './preconditions.ts';

/** What conditions are judged with. */
export interface ConditionalParts {
  readonly items: TaggedItems;
  readonly handlerOf: HandlerOf;
}

/**
 * Gives the answers that show an item its ETag, and carries out a call only if the conditions hold that it sets: a read
 * of what the client has is 304, a write to what has changed since is 412. A write and what it depends on are one unit
 * of work, so nothing comes between.
 */
export function conditional(carryOut: CarryOut, parts: ConditionalParts): CarryOut {
  return async (call, world) => {
    if (call.operation.method !== 'get') return write(call, world, carryOut, parts);
    const reply = await carryOut(call, world);
    return parts.items.isTagged(call.operation) ? readReply(call, reply) : reply;
  };
}

/** @throws SandboxError `precondition-failed`. */
function readReply(call: Call, reply: Reply): Reply {
  if (reply.status !== 200 || reply.body === undefined) return reply;
  const current = { tag: entityTagOf(reply) };
  const conditions = conditionsOf(call);
  if (conditions === undefined) return withTag(reply, current.tag);
  const refusal = mismatch(conditions, current);
  if (refusal !== undefined) throw refusal;
  return withTag(isNamed(conditions, current) ? { status: 304 } : reply, current.tag);
}

/** @throws SandboxError `precondition-failed`. */
async function write(
  call: Call,
  world: World,
  carryOut: CarryOut,
  { items, handlerOf }: ConditionalParts,
): Promise<Reply> {
  const item = items.readOf(call);
  const conditions = conditionsOf(call);
  const current = conditions === undefined ? 'unknown' : await currentOf(handlerOf, item, world);
  const failure = conditions && failureOf(conditions, current);
  // What is not there is 404 where it cannot be created, whatever the conditions (RFC 9110, 13.2.1).
  if (failure !== undefined && current !== 'absent') throw failure;
  const reply = await carryOut(call, world);
  if (failure !== undefined) throw failure;
  const shown = item && mayShow(call, reply) ? await shownBy(handlerOf, item, world) : undefined;
  return shown === undefined ? reply : taggedLike(reply, shown);
}

async function currentOf(handlerOf: HandlerOf, item: Call | undefined, world: World): Promise<Current> {
  if (item === undefined) return 'unknown';
  const shown = await shownBy(handlerOf, item, world);
  return shown === undefined ? 'absent' : { tag: entityTagOf(shown) };
}

/** What reading an item shows now; absent when that fails, as it does where there is none. */
async function shownBy(handlerOf: HandlerOf, item: Call, world: World): Promise<Reply | undefined> {
  try {
    const shown = await handlerOf(item.operation)(item, world);
    return shown.status === 200 && shown.body !== undefined ? shown : undefined;
  } catch (error) {
    if (error instanceof SandboxError) return undefined;
    throw error;
  }
}

/** Whether an answer to a write may show the item as it is now, and does not tell so yet. */
function mayShow({ operation }: Call, { status, body, headers }: Reply): boolean {
  const isWhole = (status === 200 || status === 201) && body !== undefined;
  return isWhole && operation.method !== 'delete' && headers?.ETag === undefined;
}
