import type { PersonalFlags } from '../../../inference/item-lists/personal-flags.ts';
import type { Resource } from '../../../inference/resource.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { peopleWhoMarked, requesterIn } from './marks.ts';

/** Who looks at items. */
type Viewer = Pick<CrudRequest, 'crud' | 'input' | 'context'>;

/**
 * Shows the items of a resource as whoever sends the request sees them: what they have liked is `liked`, whoever else has;
 * `undefined` where everybody sees the same. What nobody has marked is as it is stored.
 */
export async function viewOfRequester(
  viewer: Viewer,
  resource: Resource,
): Promise<((row: StoredItem) => Item) | undefined> {
  const flags = viewer.crud.personalFlagsOf(resource);
  if (flags.size === 0) return undefined;
  const person = await requesterIn(viewer);
  return (row) => ({ ...row.item, ...flagsFor(flags, row, person) });
}

function flagsFor(flags: PersonalFlags, row: StoredItem, person: string): Item {
  const own = [...flags].flatMap(([flag, mark]): [string, unknown][] => {
    const people = peopleWhoMarked(row, mark);
    return people === undefined ? [] : [[flag, people.includes(person)]];
  });
  return Object.fromEntries(own);
}

/** The personal flags that are shown of an item, by whoever asks. */
export async function shownFlags(
  viewer: Viewer,
  resource: Resource,
  shown: Item,
  row: StoredItem | undefined,
): Promise<Item> {
  const flags = viewer.crud.personalFlagsOf(resource);
  if (flags.size === 0 || row === undefined) return {};
  const own = flagsFor(flags, row, await requesterIn(viewer));
  return Object.fromEntries(Object.entries(own).filter(([name]) => Object.hasOwn(shown, name)));
}
