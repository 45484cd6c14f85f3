import type { Resource } from '../../../inference/resource.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { Row } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import { serializeOptionsOf } from '../items/item-response.ts';
import { serializeItem } from '../items/serialize-item.ts';
import type { StoredItem } from '../items/stored-item.ts';

/** Tells why an item cannot be shown as its contract says: the first fault; `undefined` when it can. */
export function createStoredItemCheck(
  crud: CrudContext,
  validators: Validators,
  resource: Resource,
): (row: Row) => string | undefined {
  const issuesOf = createStoredItemIssues(crud, validators, resource);
  return (row) => issuesOf(row)[0];
}

/**
 * Tells why an item that was stored earlier cannot be shown as its contract now says. What the contract has come to
 * require since is filled in when it is shown, but no value is put in the place of another.
 */
export function createStoredItemIssues(
  crud: CrudContext,
  validators: Validators,
  resource: Resource,
): (row: Row) => readonly string[] {
  const [view] = resource.responseSchemas;
  return (row) => {
    if (view === undefined) return [];
    const { id, item } = row as StoredItem;
    const showing = serializeOptionsOf(crud, resource, id);
    const { properties } = crud.mergeSchema(view, item);
    for (const [name, value] of Object.entries(item)) {
      const schema = properties.get(name);
      if (schema === undefined || crud.mergeSchema(schema).keywords.writeOnly === true) continue;
      if (serializeItem(crud, schema, value, showing) !== undefined) continue;
      const [issue = 'does not fit'] = validators.byDiscriminator(schema, 'response')(value);
      return [`/${name} ${issue.replace(/^the body /, '')}`];
    }
    return validators.byDiscriminator(view, 'response')(serializeItem(crud, view, item, showing));
  };
}
