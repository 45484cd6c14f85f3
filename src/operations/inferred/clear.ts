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

function isUnderstood({ filters, flags }: ClearRole, { query, body }: Call): boolean {
  const isAsked = Object.entries(query).some(([name, value]) => value !== undefined && !flags.has(name));
  const isOther = body !== undefined && !isItem(body);
  return !isOther && (!isAsked || askedFilters(filters, query).length > 0);
}
