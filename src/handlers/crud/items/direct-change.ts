import type { Resource } from '../../../inference/resource.ts';
import { plainText } from '../../../json.ts';
import { fixedId, InvalidItemError } from '../../custom/invalid-item.ts';
import { withoutSecrets } from '../../echo/fitting-forms.ts';
import { idInItem } from '../ids/item-id.ts';
import { arePeople, type PeopleContext } from '../people/find-person.ts';
import { pointerToLocation } from '../property-location.ts';
import type { Item, StoredItem } from '../stored-item.ts';

/** A copy of an item without what nobody may see: the hashes of passwords. */
export function shownItem(
  crud: PeopleContext,
  resource: Resource,
  { item }: Pick<StoredItem, 'item'>,
): Record<string, unknown> {
  return { ...(arePeople(crud, resource) ? Object(withoutSecrets(item)) : item) };
}

/** What nobody sees of an item, and so cannot send: it stays when the item is replaced. */
export function hiddenProperties(crud: PeopleContext, resource: Resource, item: Item): Item {
  const seen = shownItem(crud, resource, { item });
  return Object.fromEntries(Object.entries(item).filter(([name]) => !Object.hasOwn(seen, name)));
}

/**
 * Compares the id in a change with that of the item.
 * @throws InvalidItemError for another one: what refers to the item would lose it.
 */
export function requireSameId({ id: strategy, name }: Resource, { id, item }: StoredItem, sent: Item): void {
  const after = idInItem(strategy, sent);
  const before = plainText(idInItem(strategy, item));
  if (after === undefined || plainText(after) === before || before !== plainText(id)) return;
  throw new InvalidItemError(name, [fixedId(pointerToLocation(strategy), before)]);
}
