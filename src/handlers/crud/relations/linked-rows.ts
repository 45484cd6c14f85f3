import { holdKindOf, holdsNothing } from '../../../inference/holds/hold-words.ts';
import type { LinkedItems, SelectingRole } from '../../../inference/resource.ts';
import { ownValue, plainText } from '../../../json.ts';
import { type CrudRequest, parentIdsOf } from '../crud-request.ts';
import { heldId } from '../holds/holds.ts';
import { requireItem } from '../items/require-item.ts';
import { userOf } from '../people/find-person.ts';
import { relatedIds } from '../related-ids.ts';
import { itemsOf, type StoredItem } from '../stored-item.ts';

/**
 * Which rows a list shows that shows those alone which are linked to the item in the path, or to whoever sends the request;
 * `undefined` for other lists.
 * @throws SandboxError `not-found` for an unknown item in the path.
 */
export async function linkedRows(
  request: CrudRequest<SelectingRole>,
): Promise<((row: StoredItem) => boolean) | undefined> {
  const { role, context } = request;
  const linked = role.kind === 'list' ? role.linked : undefined;
  if (linked === undefined) return undefined;
  const id = await ownerId(request, linked);
  if (linked.membersIn !== undefined) {
    const { membersIn } = linked;
    return ({ item }) => id !== undefined && relatedIds(ownValue(item, membersIn)).includes(id);
  }
  if (linked.links === undefined) return undefined;
  const { resource, ownerIn, itemIn } = linked.links;
  const kind = holdKindOf(resource.name) ?? 'part';
  const matches = (row: unknown) => {
    const each = row as StoredItem;
    return heldId(ownerIn, each) === id && !holdsNothing(kind, each.item);
  };
  const links = await itemsOf(context, resource).list({ matches });
  const ids = new Set(links.map((each) => heldId(itemIn, each)));
  return (row) => ids.has(plainText(row.id));
}

async function ownerId(request: CrudRequest, { owner, people }: LinkedItems): Promise<string | undefined> {
  const { input, context } = request;
  if (owner === undefined) {
    const user = people && (await userOf(input, context, people));
    return user && plainText(user.id);
  }
  const ownRequest = { ...request, role: owner, parentIds: parentIdsOf(owner, input) };
  return plainText((await requireItem(ownRequest, input.params[owner.idParameter ?? ''])).id);
}
