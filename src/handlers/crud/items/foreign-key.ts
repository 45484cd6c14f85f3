import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';

/** The value of a property that refers to a parent: the parent's id in the path, as the property's type. */
export function foreignKeyValue(
  { mergeSchema }: CrudContext,
  { responseSchemas }: Resource,
  property: string,
  id: string,
): string | number {
  const schema = responseSchemas
    .map((view) => mergeSchema(view).properties.get(property))
    .find((found) => found);
  const { types } = mergeSchema(schema ?? {});
  return types.has('integer') || types.has('number') ? Number(id) : id;
}
