import type { HandlerContext } from '../../../context.ts';
import type { ChildList } from '../../../inference/relations/child-lists.ts';
import type { NestedPath, Resource, Role } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { BoundHandler } from '../../../operation.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { Collection, Row } from '../../../storage/store.ts';
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

/** A parent before a request changed the lines below it. */
interface Before extends Summed {
  readonly row: StoredItem;
  readonly item: Item;
}

/**
 * A handler that changes lines below items, after which the sums of those follow from them: the `total` of an order from what
 * `POST /orders/{id}/items` added, of both orders where a line moves, and of each where many are made or deleted. Once for
 * each request, however many lines it has.
 */
export function withParentSums(crud: CrudContext, role: Role, handler: BoundHandler): BoundHandler {
  const isRead = role.kind === 'list' || role.kind === 'read' || role.kind === 'count';
  const summed = isRead ? [] : summedOver(crud, role.resource);
  if (summed.length === 0) return handler;
  return async (request, context) => {
    const parents = new Map<string, Before>();
    const reply = await handler(request, noticing(crud, context, { lines: role.resource, summed, parents }));
    for (const { owner, list, row, item } of parents.values()) {
      const stored = await itemsOf(context, owner).get(row.key);
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

/** Whose lines are noticed, and the parents of those that a request has changed so far. */
interface Noticed {
  readonly lines: Resource;
  readonly summed: readonly Summed[];
  readonly parents: Map<string, Before>;
}

/** A context whose store notes the parents of each line before it changes: only the handler knows which lines it changes. */
function noticing(
  crud: CrudContext,
  context: HandlerContext,
  { lines, summed, parents }: Noticed,
): HandlerContext {
  return {
    ...context,
    store: {
      ...context.store,
      collection: <R extends Row>(name: string) => {
        const own = context.store.collection<R>(name);
        return name === lines.name ? noted(own) : own;
      },
    },
  };

  function noted<R extends Row>(own: Collection<R>): Collection<R> {
    return {
      ...own,
      insert: async (line) => {
        await note(line);
        return own.insert(line);
      },
      replace: async (line) => {
        await note(await own.get((line as StoredItem).key));
        await note(line);
        return own.replace(line);
      },
      remove: async (key) => {
        await note(await own.get(key));
        return own.remove(key);
      },
    };
  }

  async function note(line: Row | undefined): Promise<void> {
    if (line === undefined) return;
    const { within } = line as StoredItem;
    for (const each of summed) {
      const { owner, list } = each;
      const id = within[list.nestedPath.path]?.at(-1);
      const row = id === undefined ? undefined : await findById(context, owner, [], id);
      const place = row && `${list.property} ${owner.name} ${row.key}`;
      if (row === undefined || place === undefined || parents.has(place)) continue;
      parents.set(place, { ...each, row, item: await withLines(crud, context, each, row) });
    }
  }
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
