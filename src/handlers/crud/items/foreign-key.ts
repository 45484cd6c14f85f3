import type { Resource } from '../../../inference/resource.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { MaybeLocation } from '../property-location.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/**
 * The value of a property that refers to a parent: the parent's id in the path, as the property's type. `undefined` for a
 * number where the path has a name: `/teams/{slug}/players` and `teamId`.
 */
export function foreignKeyValue(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
  { property, inner }: MaybeLocation,
  id: string,
): string | number | undefined {
  const steps = [property, inner].filter((step) => step !== undefined);
  const schemas = responseSchemas.map((view) =>
    steps.reduce<unknown>(
      (schema, step) => (isSchema(schema) ? mergeSchema(schema).properties.get(step) : undefined),
      view,
    ),
  );
  const { types } = mergeSchema(schemas.find(isSchema) ?? {});
  if (!types.has('integer') && !types.has('number')) return id;
  return id.trim() !== '' && Number.isFinite(Number(id)) ? Number(id) : undefined;
}

/** An item with what was filled in, and what was sent of it. */
interface FilledItem {
  readonly filled: Item;
  readonly sent: Item;
}

/** An item without the properties that cannot hold the parent's id in its path: a number that is generated names nobody. One that was sent stays. */
export function withoutUnlinked(
  crud: CrudContext,
  resource: Resource,
  within: StoredItem['within'],
  { filled: item, sent }: FilledItem,
): Item {
  const unlinked = resource.nestedPaths.flatMap(({ path, parameters }) =>
    parameters.flatMap(({ property, inner }, i) => {
      const id = Object.hasOwn(within, path) ? within[path]?.[i] : undefined;
      if (property === undefined || inner !== undefined || id === undefined) return [];
      const isUnlinked =
        item[property] !== undefined &&
        !Object.hasOwn(sent, property) &&
        foreignKeyValue(crud, resource, { property }, id) === undefined;
      return isUnlinked ? [property] : [];
    }),
  );
  if (unlinked.length === 0) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !unlinked.includes(name)));
}

/** The value of a property that refers to its first parent: a list of that one where the property may have several. */
export function referenceTo(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
  property: string,
  id: string,
): unknown {
  const schema = responseSchemas
    .map((view) => mergeSchema(view).properties.get(property))
    .find((found) => found);
  return mergeSchema(schema ?? {}).types.has('array') ? [id] : id;
}
