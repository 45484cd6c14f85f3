import type { CrudRequest } from '../crud-request.ts';
import { childrenOf } from '../items/children.ts';
import { newNameOf } from '../items/path-id.ts';
import { requireFreeId } from '../items/save-item.ts';
import { type Item, itemsOf, keyOfId, type StoredItem, scopeIds } from '../stored-item.ts';

/**
 * The row of an item under the name that a change gives it; `undefined` where it keeps its own, or has others below it, which
 * its name leads to.
 * @throws SandboxError `conflict` or `invalid` when another item has the name.
 */
export async function renamedRow(
  request: CrudRequest,
  row: StoredItem,
  changed: Item,
): Promise<StoredItem | undefined> {
  const { context, role } = request;
  const { resource } = role;
  const id = newNameOf(request, changed, row);
  if (id === undefined || (await hasChildren(request, row))) return undefined;
  const scope = scopeIds(resource, row.within);
  await requireFreeId(request, scope, id);
  const key = typeof row.key === 'number' ? row.key : keyOfId(resource, scope, id);
  const renamed = { ...row, id, key };
  const items = itemsOf(context, resource);
  await items.remove(row.key);
  await items.insert(renamed);
  return renamed;
}

async function hasChildren({ crud, context, role }: CrudRequest, row: StoredItem): Promise<boolean> {
  for (const child of crud.resources.values()) {
    for (const nestedPath of child.nestedPaths) {
      if (nestedPath.parent?.resource !== role.resource.name) continue;
      if ((await childrenOf(context, row, child, nestedPath)).length > 0) return true;
    }
  }
  return false;
}
