import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { NestedPath, Resource, Role } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { BoundHandler, OperationRequest } from '../../../operation.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import { findById } from '../find-item.ts';
import { listedBelow } from '../items/children.ts';
import { withPrice } from '../lines/line-prices.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { changedSums, propertiesOf } from '../values/changed-values.ts';
import { isSumOfLines } from '../values/sums/line-total.ts';

/** A list of lines in the items of another collection, which have sums over them. */
interface Summed {
  readonly owner: Resource;
  readonly list: ChildList & { readonly nestedPath: NestedPath };
}

/**
 * A handler that changes lines below an item, after which the sums of that follow from them: the `total` of an order from
 * what `POST /orders/{id}/items` added. Once for each request, however many lines it has.
 */
export function withParentSums(crud: CrudContext, role: Role, handler: BoundHandler): BoundHandler {
  const isRead = role.kind === 'list' || role.kind === 'read' || role.kind === 'count';
  const summed = isRead ? [] : summedOver(crud, role.resource);
  if (summed.length === 0) return handler;
  return async (request, context) => {
    const before: (Summed & { readonly row: StoredItem; readonly item: Item })[] = [];
    for (const each of summed) {
      const row = await parentOf(each, role, request, context);
      if (row !== undefined) before.push({ ...each, row, item: await withLines(crud, context, each, row) });
    }
    const reply = await handler(request, context);
    for (const { owner, list, row, item } of before) {
      const stored = await findById(context, owner, [], row.id);
      if (stored === undefined) continue;
      const after = await withLines(crud, context, { owner, list }, stored);
      const sums = changedSums(crud, owner, { before: item, after });
      if (Object.keys(sums).length > 0)
        await itemsOf(context, owner).replace({ ...stored, item: { ...stored.item, ...sums } });
    }
    return reply;
  };
}

/** The lists that show the items of a collection, in items that have sums of lines. */
function summedOver(crud: CrudContext, { name }: Resource): readonly Summed[] {
  return [...crud.childLists].flatMap(([ownerName, lists]) => {
    const owner = crud.resources.get(ownerName);
    const own = lists.filter(
      ({ resource, schema, hasIds, of }) => resource === name && schema && !hasIds && of === undefined,
    );
    if (owner === undefined || own.length === 0) return [];
    const names = [...propertiesOf(crud, owner).keys()];
    if (!names.some((each) => isSumOfLines(splitWords(each)))) return [];
    return own.flatMap(({ nestedPath, ...list }) =>
      nestedPath === undefined ? [] : [{ owner, list: { ...list, nestedPath } }],
    );
  });
}

/** The item whose lines a request may change: that of its path, that which a line is below, or which its body names. */
async function parentOf(
  { owner, list: { nestedPath, resource } }: Summed,
  role: Role,
  { params, body }: OperationRequest,
  context: HandlerContext,
): Promise<StoredItem | undefined> {
  const { path, parameters } = nestedPath;
  const named = parameters.at(-1)?.property;
  const idParameter = 'idParameter' in role ? role.idParameter : undefined;
  const line =
    idParameter === undefined || role.resource.idScope !== undefined
      ? undefined
      : await findById(context, { ...role.resource, name: resource }, [], params[idParameter]);
  const id =
    role.nestedPath?.path === path
      ? params[role.parentParameters.at(-1) ?? '']
      : (line?.within[path]?.at(-1) ?? (named && isObject(body) ? ownValue(body, named) : undefined));
  return id === undefined ? undefined : findById(context, owner, [], id);
}

/** An item with the lines that are below it, each with its price. */
async function withLines(
  crud: CrudContext,
  context: HandlerContext,
  { list }: Summed,
  row: StoredItem,
): Promise<Item> {
  const child = crud.resources.get(list.resource);
  const own = ownValue(row.item, list.property);
  if (child === undefined || (Array.isArray(own) && own.length > 0)) return row.item;
  const lines: Item[] = [];
  for (const { item } of await listedBelow(context, row, child, list.nestedPath))
    lines.push(await withPrice({ crud, context }, item));
  return { ...row.item, [list.property]: lines };
}
