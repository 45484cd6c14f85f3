import { holdKindOf, holdsNothing, namesParticipant } from '../../../inference/holds/hold-words.ts';
import { type Hold, inferHolds } from '../../../inference/holds/infer-holds.ts';
import { namesBooked } from '../../../inference/holds/time-span.ts';
import type { LinkPlace, Resource } from '../../../inference/resource.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { CollectionSpec } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import type { StoredItem } from '../stored-item.ts';

const plans = new WeakMap<Resource, readonly Hold[]>();

/** What the rows of a collection hold of others. */
export function holdsOf({ mergeSchema, resources }: CrudContext, resource: Resource): readonly Hold[] {
  const known = plans.get(resource) ?? inferHolds(mergeSchema, resource, resources.values());
  plans.set(resource, known);
  return known;
}

/** The id of what a row holds, or links. */
export function heldId({ property, path }: LinkPlace, { item, within }: StoredItem): string | undefined {
  const named = property === undefined ? undefined : ownValue(item, property);
  if (typeof named === 'string' || typeof named === 'number') return String(named);
  return path !== undefined && Object.hasOwn(within, path) ? within[path]?.at(-1) : undefined;
}

/** The name of the index that finds the rows that hold an item: whoever makes many would look at all for each. */
export const holdIndex = 'held';

/** The index of the rows of a collection by what they hold; none where they hold nothing. */
export function holdIndexOf(crud: CrudContext, resource: Resource): CollectionSpec['indexesOnDemand'] {
  const kind = holdKindOf(resource.name);
  if (kind === undefined) return {};
  return {
    [holdIndex]: (each) => {
      const row = each as StoredItem;
      if (holdsNothing(kind, row.item)) return [];
      const held = holdsOf(crud, resource).flatMap((hold) => {
        const id = heldId(hold, row);
        return id === undefined ? [] : [heldKey(hold, id), ...personKeys(hold, id, row)];
      });
      return [...new Set([...held, ...(kind === 'use' ? [bookedKey(crud, resource, row)] : [])])];
    },
  };
}

/** The key of all rows that hold an item. */
export function heldKey({ held }: Hold, id: string): string {
  return JSON.stringify(['held', held, id]);
}

/** The key of the rows by which somebody takes part in an item. */
export function personKey({ held }: Hold, id: string, property: string, value: unknown): string {
  return JSON.stringify(['person', held, id, property, plainText(value)]);
}

function personKeys(hold: Hold, id: string, { item }: StoredItem): readonly string[] {
  if (hold.kind !== 'part') return [];
  return Object.entries(item).flatMap(([name, value]) =>
    namesParticipant(name) ? [personKey(hold, id, name, value)] : [],
  );
}

/** The key of the rows that book the same, at whatever time. */
export function bookedKey(crud: CrudContext, resource: Resource, row: StoredItem): string {
  const names = [...crud.propertiesOf(resource).sendable].filter(
    (name) => namesBooked(name) && name !== resource.id.property,
  );
  const values = names.map((name) => plainText(ownValue(row.item, name) ?? ''));
  const booked = [...values, ...Object.values(row.within).flat()];
  return booked.every((value) => value === '') ? nothingBooked : JSON.stringify(['booked', ...booked]);
}

/** The key of the rows that say nothing of what they book. */
export const nothingBooked = JSON.stringify(['booked']);
