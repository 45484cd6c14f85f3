import type { Resource } from '../../../inference/resource.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Row } from '../../../storage/store.ts';
import type { Served } from '../crud-context.ts';
import { showingOf } from '../items/item-response.ts';
import { present } from '../items/serialize-item.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Tells why an item cannot be shown as its contract says: the first fault; `undefined` when it can. */
export function createFaultOf(
  served: Served,
  validators: Validators,
  resource: Resource,
): (row: Row) => string | undefined {
  const faultsOf = createFaultsOf(served, validators, resource);
  return (row) => faultsOf(row)[0];
}

/**
 * Tells why an item that was stored earlier cannot be shown as its contract now says. What the contract has come to
 * require since is filled in when it is shown, but no value is put in the place of another.
 */
export function createFaultsOf(
  served: Served,
  validators: Validators,
  resource: Resource,
): (row: Row) => readonly string[] {
  const [view] = resource.views;
  return (row) => {
    if (view === undefined) return [];
    const { id, item } = row as StoredItem;
    const showing = showingOf(served, resource, id);
    const { properties } = served.shapeOf(view, item);
    for (const [name, value] of Object.entries(item)) {
      const schema = properties.get(name);
      if (schema === undefined || served.shapeOf(schema).keywords.writeOnly === true) continue;
      if (present(served, schema, value, showing) !== undefined) continue;
      const [fault = 'does not fit'] = validators.meant(schema, 'response')(value);
      return [`/${name} ${fault.replace(/^the body /, '')}`];
    }
    return validators.meant(view, 'response')(present(served, view, item, showing));
  };
}
