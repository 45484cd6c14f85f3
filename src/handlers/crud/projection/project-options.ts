import type { Resource } from '../../../inference/resource.ts';
import type { CrudContext } from '../crud-context.ts';
import type { ProjectOptions } from './project.ts';

/** How an item of a resource is projected: values generated for it are the same for the same id. */
export function projectOptionsOf(crud: CrudContext, resource: Resource, id: unknown): ProjectOptions {
  return { key: `${resource.name} ${String(id)}`, ...crud.propertiesOf(resource) };
}
