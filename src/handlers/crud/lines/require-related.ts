import { unknownParentRefusal } from '../../../inference/relations/unknown-parents.ts';
import { ownValue } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type Item, itemsOf } from '../stored-item.ts';
import { isCalledId, isId, namedItems } from './named-items.ts';
import { requireReferred } from './references.ts';

/**
 * Requires the items of other collections that a request names by their ids, as `category_id` and `label_ids` do, where
 * the operation declares a status for unknown ones. Of a collection that has nothing yet, any id is taken: who has not made
 * one does not mean one that is missing.
 * @throws SandboxError of the failure that `unknownParentRefusal` gives.
 */
export async function requireRelated(request: CrudRequest, sent: Item): Promise<void> {
  const { crud, context, role } = request;
  if (crud.createsParents || unknownParentRefusal(role.operation) === undefined) return;
  await requireNamed(request, sent);
  for (const { idsIn, resource: name, only } of crud.relations.get(role.resource.name) ?? []) {
    const target = crud.resources.get(name);
    const ids = isCalledId(idsIn) ? [ownValue(sent, idsIn)].flat().filter(isId) : [];
    if (only !== undefined || target === undefined || target.isGiven || ids.length === 0) continue;
    if ((await itemsOf(context, target).count()) === 0) continue;
    for (const id of ids) await requireReferred(request, target, String(id));
  }
}

/**
 * Requires what `student_id` or `genreIds` name where one collection alone is called so. The id of its own collection is that of
 * a parent, and what a path has too is required with its parents.
 */
async function requireNamed(request: CrudRequest, sent: Item): Promise<void> {
  const { crud, context, role } = request;
  const related = (crud.relations.get(role.resource.name) ?? []).map(({ idsIn }) => idsIn);
  const known = new Set(related.filter(isCalledId));
  for (const { property, resource: target, ids } of namedItems(crud, sent)) {
    if (known.has(property) || target === role.resource || target.isGiven) continue;
    if ((await itemsOf(context, target).count()) === 0) continue;
    for (const id of ids) await requireReferred(request, target, `${id}`);
  }
}
