import type { ItemList } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findNamed } from '../find-item.ts';
import { idOfElement } from './find-element.ts';

/** The elements whose items were not deleted since. */
export async function existingMembers(
  request: CrudRequest,
  list: ItemList,
  elements: readonly unknown[],
): Promise<readonly unknown[]> {
  const target = request.crud.resources.get(list.target ?? '');
  if (target === undefined) return elements;
  const found: unknown[] = [];
  for (const each of elements) {
    if ((await findNamed(request, target, idOfElement(list, each) ?? '')) !== undefined) found.push(each);
  }
  return found;
}
