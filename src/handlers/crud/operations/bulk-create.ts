import type { BulkCreateRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import type { CrudContext } from '../crud-context.ts';
import { parentIds, requireParent } from '../items/find-item.ts';
import { manyResponse } from '../items/many-response.ts';
import { sentItem } from '../items/request-item.ts';
import { insertItem } from '../items/save-item.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Makes an item of each of those that were sent: all of them, or none when one cannot be. */
export function createBulkCreate(crud: CrudContext, role: BulkCreateRole): BoundHandler {
  return async (request, context) => {
    const values = parentIds(role, request);
    await requireParent(context, crud, role.nestedPath, values);
    const made: StoredItem[] = [];
    for (const each of rowsIn(request.body, role.itemsPath)) {
      const sent = sentItem(crud, role.resource, role.sent, each);
      made.push(await insertItem(context, crud, { role, values, sent }));
    }
    return manyResponse(crud, role, made);
  };
}

function rowsIn(body: unknown, path: readonly string[]): readonly unknown[] {
  const rows = path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), body);
  return Array.isArray(rows) ? rows : [];
}
