import type { CrudRequest } from '../crud-request.ts';
import { peopleWhoMarked, requesterIn } from '../people/marks.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { ownersOf } from './own-rows.ts';

/**
 * Which items a feed of what others make shows: those of the people whom whoever asks follows. `undefined` where nobody signs up.
 * @param followedBy the mark of those whom somebody follows
 */
export async function followedRows(
  request: CrudRequest,
  followedBy: string,
): Promise<((item: Item) => boolean) | undefined> {
  const { context, crud } = request;
  const { people } = crud;
  if (people === undefined) return undefined;
  const person = await requesterIn(request);
  const matches = (row: object) => peopleWhoMarked(row as StoredItem, followedBy)?.includes(person) === true;
  const followed = new Set((await itemsOf(context, people).list({ matches })).map(({ id }) => `${id}`));
  return (item) => ownersOf(people, item).some((id) => followed.has(id));
}
