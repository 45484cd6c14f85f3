/** The number of items in a page when the request has no `limit`. */
const defaultLimit = 20;

/** A page of a list. */
export interface AdminPage<T> {
  readonly items: readonly T[];
  /** The last item of the page, after which the next page starts; absent on the last page. */
  readonly next?: T;
}

/**
 * Takes the first page of a list, and reads one item beyond it at most.
 * @param all the items from the start of the page
 * @example paginateAdminList([1, 2, 3], 2) // { items: [1, 2], next: 2 }
 */
export function paginateAdminList<T>(all: Iterable<T>, limit = defaultLimit): AdminPage<T> {
  const items: T[] = [];
  for (const item of all) {
    const last = items.at(-1);
    if (items.length === limit && last !== undefined) return { items, next: last };
    items.push(item);
  }
  return { items };
}
