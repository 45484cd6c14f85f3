import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import { fillDefaults } from '../projection/fill-defaults.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/**
 * An item with all that the server sets, by every response schema of its resource: stored once, so that all responses
 * agree.
 * @param now the time of its timestamps
 */
export function withServerFields(
  crud: CrudContext,
  resource: Resource,
  { id, item }: Pick<StoredItem, 'id' | 'item'>,
  now: Date,
): Item {
  const options = { ...projectOptionsOf(crud, resource, id), now };
  return resource.responseSchemas.reduce((full, schema) => fillDefaults(crud, schema, full, options), item);
}
