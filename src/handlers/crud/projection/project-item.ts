import { nestGroup } from '../../../inference/wrapper/property-group.ts';
import type { ItemForm } from '../../../inference/wrapper/response-item.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { type ProjectOptions, project } from './project.ts';

/** A stored item as a body has it: with its properties in their group, where the body groups them. */
export function projectItem(
  crud: CrudContext,
  { schema, group }: ItemForm,
  item: Item,
  options: ProjectOptions,
): unknown {
  const flat = project(crud, schema, item, options);
  if (group === undefined) return flat;
  return project(crud, group.schema, nestGroup(flat, group), { ...options, known: new Set<string>() });
}
