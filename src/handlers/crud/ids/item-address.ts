import { valueAt, withValueAt } from '../../../inference/body-path.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/** What of a row its address is made of. */
type Placed = Pick<StoredItem, 'id' | 'within' | 'item'>;

/**
 * A new item with its own address where the contract has a place for it, such as `uri` or `links.self`: one that was
 * sent stays as it is, and one that was generated leads to the item.
 */
export function withOwnAddress({ link }: Resource, { id, within, item }: Placed, sent: Item): Item {
  if (link === undefined || valueAt(sent, link.steps) !== undefined) return item;
  const ids = [...(parentsIn(link.nestedPath, within) ?? []), String(id)];
  const holes = link.form.split('{}').length - 1;
  if (ids.length < holes) return item;
  const known = ids.slice(-holes).map(encodeURIComponent);
  const address = link.form.replaceAll('{}', () => known.shift() ?? '');
  const full = withValueAt(item, link.steps, address);
  return isObject(full) ? { ...full, ...link.beside } : item;
}

function parentsIn(path: string | undefined, within: StoredItem['within']): readonly string[] | undefined {
  return path !== undefined && Object.hasOwn(within, path) ? within[path] : undefined;
}
