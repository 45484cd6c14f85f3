import { SandboxError } from '../../../errors.ts';
import { claimRefusal } from '../../../inference/holds/claim-refusal.ts';
import { isCapacity } from '../../../inference/holds/hold-words.ts';
import { isOfThoseWho } from '../../../inference/item-lists/people-marks.ts';
import type { ActionRole, ListAccess } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { hasReferences } from './change-references.ts';

/**
 * Requires that what is added to a list of other items is not there yet, and that the item has room for it, where the
 * operation declares a status for that. A PUT adds what is there once more (RFC 9110, 9.2.2).
 * @throws SandboxError `conflict` or `refused`, with the declared status.
 */
export function requirePlace(
  { role: { operation } }: CrudRequest<ActionRole>,
  access: ListAccess,
  owner: Item,
  { before, after }: Readonly<Record<'before' | 'after', readonly unknown[]>>,
): void {
  const { change, list } = access;
  if (change !== 'add' || operation.method !== 'post' || !hasReferences(access)) return;
  const takesPart = isOfThoseWho('join', list.property);
  const status = claimRefusal(operation);
  if (status === undefined) return;
  const [, room] = Object.entries(owner).find(([name]) => takesPart && isCapacity(name)) ?? [];
  const isFull = typeof room === 'number' && after.length > before.length && after.length > room;
  const isThere = before.length > 0 && after.length === before.length;
  if (!isFull && !isThere) return;
  const reason = isFull ? `there is no room left in ${list.property}` : `it is in ${list.property} already`;
  throw new SandboxError(status === 409 ? 'conflict' : 'refused', reason, { status });
}
