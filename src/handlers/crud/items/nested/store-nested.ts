import type { CreateRole, Resource } from '../../../../inference/resource.ts';
import { visitInTurns } from '../../../../turns.ts';
import type { WriteRequest } from '../../crud-request.ts';
import { withLineValues } from '../../lines/line-prices.ts';
import type { Item, StoredItem } from '../../stored-item.ts';
import { cascadeDelete } from '../cascade-delete.ts';
import { listedBelow } from '../children.ts';
import { itemInBody } from '../request-item.ts';
import { sentPointer } from '../sent-pointer.ts';
import {
  elementId,
  type NestedElements,
  type NestedList,
  rowsOfElements,
  saysNothingNew,
} from './nested-lists.ts';

/** What a new item is made from: what was sent of it, with its id where that was sent too. */
interface NewItem {
  readonly sent: Item;
  readonly id?: string | number;
}

/** What stores one item. */
export interface StoreItem {
  readonly insertItem: (request: WriteRequest, newItem: NewItem) => Promise<StoredItem>;
  readonly saveItem: (
    request: WriteRequest,
    row: StoredItem,
    change: { readonly item: Item; readonly sent: Item; readonly isWhole: boolean },
  ) => Promise<StoredItem>;
}

/**
 * Stores the elements of an item's lists as the items below it: those of ids that are there are changed, others are new,
 * and what is there and not sent is deleted, but by a request that only adds. It is one transaction with the item itself.
 * @param parent the item, which is stored
 * @param isNew whether nothing can be below it yet
 */
export async function storeNested(
  request: WriteRequest,
  parent: StoredItem,
  nested: readonly NestedElements[],
  { insertItem, saveItem, isNew }: StoreItem & { readonly isNew: boolean },
): Promise<void> {
  const { crud, context, role } = request;
  const adds = role.kind === 'update' && role.addsBelow === true;
  for (const { list, child, elements, isSame } of nested) {
    if (isSame) continue;
    const there = isNew ? [] : await listedBelow(context, parent, child, list.nestedPath);
    const found = rowsOfElements(child, there, elements);
    const kept = new Set(found);
    await visitInTurns(there, async (row) => {
      if (!adds && !kept.has(row)) await cascadeDelete(context, crud, child, row);
    });
    await visitInTurns(elements.entries(), async ([i, element]) => {
      const below = requestBelow(request, parent, { list, child }, i);
      const sent = itemInBody(crud, below.role, element);
      const row = found[i];
      const id = elementId(child, element);
      if (row === undefined)
        await insertItem(below, { sent: await withValues(below, sent), ...(id !== undefined && { id }) });
      else if (!saysNothingNew(row.item, sent))
        await saveItem(below, row, { item: { ...row.item, ...sent }, sent, isWhole: false });
    });
  }
}

/** What was sent of an item, with what it takes from those that it refers to: the price of a product. */
function withValues(request: WriteRequest, sent: Item): Promise<Item> {
  return withLineValues(request, request.role.resource.responseSchemas[0] ?? {}, sent);
}

/** The request as one that creates an item below another; what it refuses is what its own operation declares. */
function requestBelow(
  request: WriteRequest,
  { id, within }: StoredItem,
  { list, child }: { readonly list: NestedList; readonly child: Resource },
  index: number,
): WriteRequest<CreateRole> & { readonly role: CreateRole } {
  const { role, input } = request;
  const { nestedPath, property, sent } = list;
  const outer = nestedPath.parent?.nestedPath;
  const parentIds = [...(outer === undefined ? [] : (within[outer] ?? [])), String(id)];
  const names = nestedPath.parameters.map(({ name }) => name);
  return {
    ...request,
    role: {
      kind: 'create',
      operation: role.operation,
      resource: child,
      nestedPath,
      collectionPath: role.collectionPath,
      parentParameters: names,
      response: role.response,
      sent: { itemPath: [], schema: sent },
    },
    input: {
      ...input,
      params: Object.fromEntries(names.map((name, i) => [name, parentIds[i]])),
      query: {},
      body: undefined,
    },
    parentIds,
    elementPointer: `${sentPointer(request, { property })}/${index}`,
    // The item itself is shown by the response, and what it has below it with it.
    requireShowable: () => {},
  };
}
