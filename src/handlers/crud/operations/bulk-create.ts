import type { BulkRole } from '../../../inference/resource.ts';
import type { Handler } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import { isItem } from '../items/fill-defaults.ts';
import { homeValues, requireParent } from '../items/find-item.ts';
import { manyReply } from '../items/many-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Makes an item of each of those that were sent: all of them, or none when one cannot be. */
export function createBulk(served: Served, role: BulkRole): Handler {
  return async (call, world) => {
    const values = homeValues(role, call);
    await requireParent(world, served, role.home, values);
    const made: StoredItem[] = [];
    for (const each of rowsIn(call.body, role.sentIn)) {
      const sent = sentItem(served, role.resource, role.sent, each);
      made.push(await insertItem(world, served, { role, values, sent }));
    }
    return manyReply(served, role, made);
  };
}

function rowsIn(body: unknown, path: readonly string[]): readonly unknown[] {
  const rows = path.reduce<unknown>((inner, name) => (isItem(inner) ? inner[name] : undefined), body);
  return Array.isArray(rows) ? rows : [];
}
