import { plainName, singularsOf } from '../../../inference/naming.ts';
import { unknownParentRefusal } from '../../../inference/relations/unknown-parents.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudContext } from '../crud-context.ts';
import type { CrudRequest } from '../crud-request.ts';
import { type Item, itemsOf } from '../stored-item.ts';
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
  const known = new Set((crud.relations.get(role.resource.name) ?? []).map(({ idsIn }) => idsIn));
  for (const [name, value] of Object.entries(sent)) {
    const ids = isCalledId(name) && !known.has(name) ? [value].flat().filter(isId) : [];
    const target = ids.length === 0 ? undefined : onlyNamed(crud, name);
    if (target === undefined || target === role.resource || target.isGiven) continue;
    if ((await itemsOf(context, target).count()) === 0) continue;
    for (const id of ids) await requireReferred(request, target, `${id}`);
  }
}

/** The only collection at the root whose items a property names: `genres`, for `genreIds`. */
function onlyNamed({ resources }: CrudContext, property: string): Resource | undefined {
  const word = plainName(property).replace(/(?:id|uuid)s?$/, '');
  const [only, ...others] = [...resources.values()].filter(
    ({ name, isSingleton }) =>
      !isSingleton && word !== '' && singularsOf(name.slice(name.lastIndexOf('/') + 1)).includes(word),
  );
  return others.length === 0 && only?.name.includes('{') === false ? only : undefined;
}

/** Whether a property holds ids by its name; the `tags` of an item may be names of new ones. */
function isCalledId(property: string): boolean {
  return /(?:id|uuid)s?$/.test(plainName(property));
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
