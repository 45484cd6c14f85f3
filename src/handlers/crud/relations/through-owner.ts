import { SandboxError } from '../../../errors.ts';
import { valueAt } from '../../../inference/body-path.ts';
import type { ItemReference, ReadRole, SelectingRole } from '../../../inference/resource.ts';
import { isObject, ownValue, plainText } from '../../../json.ts';
import { type CrudRequest, parentIdsOf } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { requireItem } from '../items/require-item.ts';
import type { StoredItem } from '../stored-item.ts';

/**
 * The item that the one in the path names.
 * @throws SandboxError `not-found` for an unknown item in the path, and one that names none.
 */
export async function requireItemThrough(
  request: CrudRequest<ReadRole>,
  through: ItemReference,
): Promise<StoredItem> {
  const { context, role } = request;
  const [id] = await referredIds(request, through);
  const found = id === undefined ? undefined : await findById(context, role.resource, [], id);
  if (found !== undefined) return found;
  const place = through.path.filter((name) => name !== 'data').join('.');
  throw new SandboxError(
    'not-found',
    `${through.owner.resource.name} has none of ${role.resource.name} in ${place}`,
  );
}

/** Which rows a list shows that shows those alone which the item in the path names; `undefined` for other lists. */
export async function referredRows(
  request: CrudRequest<SelectingRole>,
): Promise<((row: StoredItem) => boolean) | undefined> {
  const { role } = request;
  const through = role.kind === 'list' ? role.through : undefined;
  if (through === undefined) return undefined;
  const ids = new Set(await referredIds(request, through));
  return ({ id }) => ids.has(plainText(id));
}

async function referredIds(request: CrudRequest, { owner, path }: ItemReference): Promise<readonly string[]> {
  const { input, role } = request;
  const ownRequest = { ...request, role: owner, parentIds: parentIdsOf(owner, input) };
  const { item } = await requireItem(ownRequest, input.params[owner.idParameter ?? '']);
  return [valueAt(item, path)]
    .flat()
    .map((each) => (isObject(each) ? ownValue(each, role.resource.id.property ?? 'id') : each))
    .flatMap((id) => (id === undefined || id === null ? [] : [plainText(id)]));
}
