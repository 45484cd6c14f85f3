import type { Resource } from '../../../inference/resource.ts';
import type { Served } from '../crud-context.ts';
import { complete } from './fill-defaults.ts';
import { showingOf } from './item-response.ts';
import type { Item } from './stored-item.ts';

/** Fills in what every schema says that shows the item, so that all of them tell the same. */
export function filledItem(served: Served, resource: Resource, id: unknown, item: Item, now: Date): Item {
  const filling = { ...showingOf(served, resource, id), now };
  return resource.views.reduce((full, view) => complete(served, view, full, filling), item);
}
