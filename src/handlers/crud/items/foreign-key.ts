import type { Resource } from '../../../inference/resource.ts';
import type { Served } from '../crud-context.ts';

/** What a property says that names the item in which another stands: the id in a path, with the property's type. */
export function linkValue(
  { shapeOf }: Served,
  { views }: Resource,
  property: string,
  id: string,
): string | number {
  const schema = views.map((view) => shapeOf(view).properties.get(property)).find((found) => found);
  const { types } = shapeOf(schema ?? {});
  return types.has('integer') || types.has('number') ? Number(id) : id;
}
