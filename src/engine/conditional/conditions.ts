import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import { FileContent } from '../../file-content.ts';
import type { OperationRequest, Reply } from '../../operation.ts';
import type { HandlerLookup } from '../handler-registry.ts';
import { entityTagOf, withEntityTag, withEntityTagOf } from './entity-tag.ts';
import type { EntityTagLookup } from './entity-tag-lookup.ts';
import { type Current, isNamed, mismatch, parsePreconditions, preconditionFailure } from './preconditions.ts';

/** What conditional requests are evaluated with. */
export interface ConditionsOptions {
  readonly items: EntityTagLookup;
  readonly handlerFor: HandlerLookup;
}

/**
 * Conditional requests (RFC 9110, 13) and the ETags that they name. A write and the item that its conditions depend on
 * are read in one transaction, so nothing comes between.
 */
export interface Conditions {
  /**
   * Evaluates the conditions of a write before it is carried out.
   * @returns the failure to throw after the handler, where the item does not exist: what cannot be created is 404
   * whatever the conditions (RFC 9110, 13.2.1). `undefined` when the conditions hold
   * @throws SandboxError `precondition-failed` when the item has changed since, `malformed` for a condition that cannot
   * be read.
   */
  check(request: OperationRequest, context: HandlerContext): Promise<SandboxError | undefined>;
  /**
   * Adds the ETag to a response that is the representation of an item; for a read whose client has that
   * representation, the reply becomes 304.
   * @throws SandboxError `precondition-failed` for a read whose `If-Match` does not hold, `malformed`.
   */
  tag(request: OperationRequest, reply: Reply, context: HandlerContext): Promise<Reply>;
}

export function createConditions({ items, handlerFor }: ConditionsOptions): Conditions {
  return {
    async check(request, context) {
      if (isRead(request)) return undefined;
      const conditions = parsePreconditions(request);
      if (conditions === undefined) return undefined;
      const current = await currentOf(items.readOf(request), context);
      const failure = preconditionFailure(conditions, current);
      if (failure !== undefined && current !== 'absent') throw failure;
      return failure;
    },

    async tag(request, reply, context) {
      const isTagged = reply.body instanceof FileContent || items.isTagged(request.operation);
      if (isRead(request)) return isTagged ? tagRead(request, reply) : reply;
      const item = mayRepresentItem(request, reply) ? items.readOf(request) : undefined;
      const representation = item && (await representationOf(item, context));
      return representation === undefined ? reply : withEntityTagOf(reply, representation);
    },
  };

  async function currentOf(item: OperationRequest | undefined, context: HandlerContext): Promise<Current> {
    if (item === undefined) return 'unknown';
    const representation = await representationOf(item, context);
    return representation === undefined ? 'absent' : { tag: entityTagOf(representation) };
  }

  /** What reading an item returns now; `undefined` when that fails, as it does where there is none. */
  async function representationOf(
    item: OperationRequest,
    context: HandlerContext,
  ): Promise<Reply | undefined> {
    try {
      const reply = await handlerFor(item.operation)(item, context);
      return reply.status === 200 && reply.body !== undefined ? reply : undefined;
    } catch (error) {
      if (error instanceof SandboxError) return undefined;
      throw error;
    }
  }
}

function isRead({ operation }: OperationRequest): boolean {
  return operation.method === 'get';
}

/** @throws SandboxError `precondition-failed`, `malformed`. */
function tagRead(request: OperationRequest, reply: Reply): Reply {
  if (reply.status !== 200 || reply.body === undefined) return reply;
  const current = { tag: entityTagOf(reply) };
  const conditions = parsePreconditions(request);
  if (conditions === undefined) return withEntityTag(reply, current.tag);
  const failure = mismatch(conditions, current);
  if (failure !== undefined) throw failure;
  return withEntityTag(isNamed(conditions, current) ? { status: 304 } : reply, current.tag);
}

/** Whether the response to a write may be the item as it is now, and has no ETag yet. */
function mayRepresentItem({ operation }: OperationRequest, { status, body, headers }: Reply): boolean {
  const isWhole = (status === 200 || status === 201) && body !== undefined;
  return isWhole && operation.method !== 'delete' && headers?.ETag === undefined;
}
