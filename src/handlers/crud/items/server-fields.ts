import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { fillDefaults } from './fill-defaults.ts';
import { serializeOptionsOf } from './item-response.ts';
import type { Item } from './stored-item.ts';

/** Fills in what every schema says that shows the item, so that all of them tell the same. */
export function withServerFields(
  crud: CrudContext,
  resource: Resource,
  id: unknown,
  item: Item,
  now: Date,
): Item {
  const filling = { ...serializeOptionsOf(crud, resource, id), now };
  return resource.responseSchemas.reduce((full, view) => fillDefaults(crud, view, full, filling), item);
}
