import { SandboxError } from '../../../errors.ts';
import type { ItemList, Resource } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../items/find-item.ts';
import { idOfElement } from './find-element.ts';

/**
 * Requires the item of an id to exist before it is put below another: its id is in a path or the whole of a body.
 * @throws SandboxError `not-found`
 */
export async function requireMember({ context }: CrudRequest, target: Resource, id: string): Promise<void> {
  if ((await findById(context, target, [], id)) === undefined)
    throw new SandboxError('not-found', `${target.name} has no ${id}: create it first`);
}

/** The elements whose items were not deleted since. */
export async function existingMembers(
  { crud, context }: Pick<CrudRequest, 'crud' | 'context'>,
  list: ItemList,
  elements: readonly unknown[],
): Promise<readonly unknown[]> {
  const target = crud.resources.get(list.target ?? '');
  if (target === undefined) return elements;
  const found: unknown[] = [];
  for (const each of elements) {
    if ((await findById(context, target, [], idOfElement(list, each) ?? '')) !== undefined) found.push(each);
  }
  return found;
}
