import type { HandlerContext } from '../../context.ts';
import { SandboxError } from '../../errors.ts';
import type { RowSchema } from '../../state/state-schema.ts';
import type { CollectionSpec, Key, Row } from '../../storage/store.ts';
import { atOnce } from '../../turns.ts';
import { fixedId, InvalidItemError } from './invalid-item.ts';
import type { ItemCollection, ItemId, ItemStore } from './item-collection.ts';
import { itemFilter } from './item-filter.ts';

/**
 * The items of a collection that a built-in service stores as they are.
 * @param rowSchema what its rows have to be like
 */
export function createRowStore(spec: CollectionSpec, rowSchema: RowSchema): ItemStore {
  const { name } = spec;

  function parse(item: object, { clock }: HandlerContext): Row {
    const { row, issues } = atOnce(rowSchema.begin([item], clock.now()))(item);
    if (row !== undefined && issues.length === 0) return row;
    throw new InvalidItemError(name, issues);
  }

  return (context): ItemCollection => {
    const rows = context.store.collection(name);
    const get = async (id: ItemId) => toItem(await rows.get(keyOf(id)));
    async function change(id: ItemId, after: (before: object) => object) {
      const found = await get(id);
      if (found === undefined) throw new SandboxError('not-found', `${name} has no ${String(id)}`);
      const row = parse(after(found), context);
      if (spec.key(row) !== keyOf(id)) throw new InvalidItemError(name, [fixedId('/id', String(keyOf(id)))]);
      await rows.replace(row);
      return { ...row };
    }
    return {
      get,
      list: async (filter) => (await rows.list()).map(toItem).filter(isPresent).filter(itemFilter(filter)),
      async insert(item) {
        const row = parse(item, context);
        await rows.insert(row);
        return { ...row };
      },
      update: (id, changes) => change(id, (before) => ({ ...before, ...changes })),
      replace: (id, item) => change(id, () => item),
      remove: (id) => rows.remove(keyOf(id)),
    };
  };
}

function keyOf(id: ItemId): Key {
  return typeof id === 'object' ? (id.at(-1) ?? '') : id;
}

function toItem(row: Row | undefined): Record<string, unknown> | undefined {
  return row && { ...row };
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
