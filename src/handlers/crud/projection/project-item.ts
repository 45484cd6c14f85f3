import { nestGroup, type PropertyGroup } from '../../../inference/wrapper/property-group.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { type ProjectOptions, project } from './project.ts';

/** The schema of an item, and how a body groups its properties. */
export interface ItemForm {
  readonly schema: Schema;
  readonly group?: PropertyGroup;
}

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
