import type { ClearRole } from '../../contract/resource.ts';
import type { Call, Handler } from '../handler.ts';
import { askedCall } from './asked-call.ts';
import { askedFilters } from './asked-filters.ts';
import { isItem } from './complete.ts';
import { goneOf } from './gone-of.ts';
import { manyReply } from './many-reply.ts';
import { meantRows } from './meant-rows.ts';
import { homeValues, requireParent } from './places.ts';
import { removeItem } from './remove-item.ts';
import type { Served } from './served.ts';
import { itemsOf } from './stored-item.ts';

/**
 * Deletes what is asked for of a home, and all of it when nothing is; what is asked for and not understood is nothing
 * that could be deleted.
 */
export function createClear(served: Served, role: ClearRole): Handler {
  const { resource, answer } = role;
  return async (sent, world) => {
    const call = askedCall(sent, role);
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const meant = await meantRows(world, role, call, values);
    const found = isUnderstood(role, call) ? await itemsOf(world, resource).list(meant.rows) : [];
    for (const row of found) await removeItem(world, served, resource, row);
    return manyReply(served, role, found, goneOf(served, answer.schema ?? {}, found.length));
  };
}

/** Whether all is known of what is to be deleted. `dry_run=true` is no flag, and no filter either. */
function isUnderstood({ filters, flags }: ClearRole, { query, body }: Call): boolean {
  if (body !== undefined && !isItem(body)) return false;
  const said = Object.entries(query).filter(([name, value]) => isSaid(value) && !flags.has(name));
  const isRead = (name: string) => filters.some(({ asked }) => asked[0] === name);
  if (said.some(([name, value]) => value === true && !isRead(name))) return false;
  return said.length === 0 || askedFilters(filters, query).length > 0;
}

/** Whether a parameter says anything: `dry_run=false` does not. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== false;
}
