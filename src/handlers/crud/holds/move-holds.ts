import { holdsNothing } from '../../../inference/holds/hold-words.ts';
import type { Hold } from '../../../inference/holds/infer-holds.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { heldId, holdsOf } from './holds.ts';

/**
 * Changes what a row holds, or held until now: a course counts one more who is enrolled, a slot is booked, and a cancelled
 * appointment frees it.
 * @param before the row as it was; absent for a new one
 * @param after the row as it is; absent for one that is deleted
 */
export async function moveHolds(
  place: Pick<CrudRequest, 'crud' | 'context'>,
  resource: Resource,
  { before, after }: { readonly before?: StoredItem; readonly after?: StoredItem },
): Promise<void> {
  for (const hold of holdsOf(place.crud, resource)) {
    const [former, next] = [before, after].map((row) =>
      row === undefined || holdsNothing(hold.kind, row.item) ? undefined : heldId(hold, row),
    );
    if (former === next) continue;
    if (former !== undefined) await changeHeld(place, hold, former, -1);
    if (next !== undefined) await changeHeld(place, hold, next, 1);
  }
}

/** @param by 1 for one more that holds the item, -1 for one less */
async function changeHeld(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  hold: Hold,
  id: string,
  by: 1 | -1,
): Promise<void> {
  const held = crud.resources.get(hold.held);
  const row = held && (await findById(context, held, [], id));
  if (held === undefined || row === undefined) return;
  const properties = propertiesOf(crud, held);
  const item = { ...row.item, ...changedBy(hold, row.item, by) };
  const fitting = Object.entries(item).filter(([name, value]) => {
    const merged = properties.get(name);
    return value === row.item[name] || merged === undefined || fitsProperty(merged, value);
  });
  await itemsOf(context, held).replace({ ...row, item: { ...row.item, ...Object.fromEntries(fitting) } });
}

function changedBy({ counts, rooms, marks }: Hold, item: Item, by: 1 | -1): Item {
  const numbers = [
    ...counts.map((name) => [name, by] as const),
    ...rooms.map((name) => [name, -by] as const),
  ];
  const moved = numbers.flatMap(([name, step]): [string, unknown][] => {
    const value = ownValue(item, name) ?? 0;
    return typeof value === 'number' ? [[name, Math.max(0, value + step)]] : [];
  });
  // What has more copies is available as long as one of them is.
  const left = rooms.map((name) => Object.fromEntries(moved)[name]);
  const isHeld = by === 1 && left.every((value) => value === 0);
  const marked = marks.map(({ property, held, free }): [string, unknown] => [property, isHeld ? held : free]);
  return Object.fromEntries([...moved, ...marked]);
}
