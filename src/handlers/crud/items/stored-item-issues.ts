import type { Resource } from '../../../inference/resource.ts';
import type { Validators } from '../../../schema/schema-validators.ts';
import type { CollectionSpec, Row } from '../../../storage/store.ts';
import type { CrudContext } from '../crud-context.ts';
import { project } from '../projection/project.ts';
import { projectOptionsOf } from '../projection/project-options.ts';
import type { StoredItem } from '../stored-item.ts';

/** The first reason why reading a stored item would violate its response schema; `undefined` when it would not. */
export function createStoredItemCheck(
  crud: CrudContext,
  validators: Validators,
  resource: Resource,
): NonNullable<CollectionSpec['validateRow']> {
  const issuesOf = createStoredItemIssues(crud, validators, resource);
  return (row) => issuesOf(row)[0];
}

/**
 * Why reading a stored item would violate its response schema; none when it would not. What the contract has come to
 * require since the item was stored is filled in when it is read, but no stored value is replaced.
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
    const options = projectOptionsOf(crud, resource, id);
    const { properties } = crud.mergeSchema(view, item);
    for (const [name, value] of Object.entries(item)) {
      const schema = properties.get(name);
      if (schema === undefined || crud.mergeSchema(schema).keywords.writeOnly === true) continue;
      if (project(crud, schema, value, options) !== undefined) continue;
      const [issue = 'does not match the contract'] = validators.byDiscriminator(schema, 'response')(value);
      return [`/${name} ${issue.replace(/^the body /, '')}`];
    }
    return validators.byDiscriminator(view, 'response')(project(crud, view, item, options));
  };
}
