import type { ActionRole, ListAccess } from '../../../inference/resource.ts';
import type { Reply } from '../../../operation.ts';
import type { WriteRequest } from '../crud-request.ts';
import { saveItem } from '../items/save-item.ts';
import { withPrice } from '../lines/line-prices.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { withChangedValues } from '../values/changed-values.ts';
import { changeElements } from './change-elements.ts';
import { listElements, requireStoredOwner } from './list-owner.ts';
import { listReply } from './list-reply.ts';
import { requirePlace } from './require-place.ts';

/** Changes a list in an item: adds elements, removes or changes them. Counts and totals of the item follow. */
export async function changeItemList(request: WriteRequest<ActionRole>, access: ListAccess): Promise<Reply> {
  const owner = await requireStoredOwner(request);
  const before = listElements(owner.item, access);
  const { elements, shown } = await changeElements(request, access, before);
  requirePlace(request, access, owner.item, { before, after: elements });
  const saved = await saveElements(request, access, owner, elements);
  const reported = { ...saved, item: { ...saved.item, ...request.role.reported } };
  return listReply(request, access, reported, shown);
}

async function saveElements(
  request: WriteRequest<ActionRole>,
  access: ListAccess,
  row: StoredItem,
  elements: readonly unknown[],
): Promise<StoredItem> {
  const { crud, context, role } = request;
  const { property } = access.list;
  const after = { ...row.item, ...role.changes, ...withLinked(request, access, elements) };
  const change = {
    before: await withPrices(request, access, row.item),
    after: await withPrices(request, access, after),
    sent: {},
  };
  const changed = withChangedValues(crud, role.resource, change, context.clock.now());
  return saveItem(request, row, { item: { ...changed, [property]: elements }, sent: {}, isWhole: false });
}

/** A list of ids and the property that shows the items of those ids change together. */
function withLinked({ crud, role }: WriteRequest, { list }: ListAccess, elements: readonly unknown[]): Item {
  const { property, hasIds } = list;
  const relations = crud.relations.get(role.resource.name) ?? [];
  const linked = relations.filter(
    ({ idsIn, ...each }) => hasIds && idsIn === property && each.property !== property,
  );
  const entries = linked.map(({ resource, ...each }) => {
    const idProperty = crud.resources.get(resource)?.id.property ?? 'id';
    return [each.property, elements.map((id) => ({ [idProperty]: id }))];
  });
  return { [property]: elements, ...Object.fromEntries(entries) };
}

/** An item whose lines have prices, if only those of their products, so that its totals follow from them. */
async function withPrices(request: WriteRequest, access: ListAccess, item: Item): Promise<Item> {
  const { property, hasIds, target } = access.list;
  if (hasIds || target !== undefined) return item;
  const lines: unknown[] = [];
  for (const each of listElements(item, access)) lines.push(await withPrice(request, each));
  return { ...item, [property]: lines };
}
