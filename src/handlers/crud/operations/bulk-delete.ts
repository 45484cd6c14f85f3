import type { ClearRole } from '../../../inference/resource.ts';
import type { Call, Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { removeItem } from '../items/delete-item.ts';
import { goneOf } from '../items/deleted-response.ts';
import { isItem } from '../items/fill-defaults.ts';
import { homeValues, requireParent } from '../items/find-item.ts';
import { manyReply } from '../items/many-response.ts';
import { itemsOf } from '../items/stored-item.ts';
import { askedFilters } from '../query/parse-filters.ts';
import { meantRows } from '../query/query-plan.ts';
import { askedCall } from '../query/search-body.ts';

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
