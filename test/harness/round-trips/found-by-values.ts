import type { Collection } from './collections.ts';
import { entriesOf } from './contract.ts';
import { idsIn } from './item-ids.ts';
import { isRowOf, rowsOf } from './rows.ts';
import type { Called, Item, Visit } from './visit.ts';

/**
 * An item whose create shows no id may be found in the response to the create or in the list: by its values, or for it is
 * the only one. Where no path leads to an item, it needs no id.
 */
export async function foundByValues(
  visit: Pick<Visit, 'call' | 'fits'>,
  collection: Collection,
  made: Called,
): Promise<Item | undefined> {
  const parents = [...made.meant.parameters]
    .filter(([key]) => key.startsWith('path '))
    .map(([, value]) => String(value));
  const { list } = collection;
  const given = new Map(entriesOf(made.meant.body));
  const listed =
    list === undefined ? undefined : await visit.call(list, { isFull: false, path: parents, given });
  const rows = [...rowsOf(made.response.body), ...rowsOf(listed?.response.body)];
  const own = rows.filter((each) => isRowOf(each, made.meant.body));
  // The response to the create may repeat what was sent, and the list show the id beside it.
  const row =
    own.find((each) => idsIn(collection, each).length > 0) ??
    own[0] ??
    (rows.length === 1 ? rows[0] : undefined);
  const ids = row === undefined ? [] : idsIn(collection, row);
  const id =
    ids.find((each) => visit.fits(collection, each)) ?? (collection.parameter === '' ? '' : undefined);
  if (id === undefined) return undefined;
  return {
    collection,
    parents,
    path: [...(collection.isElsewhere ? [] : parents), id],
    sent: made.meant.body,
    response: made.response,
  };
}
