/** How many items a page has unless it is said. */
const defaultLimit = 20;

/** The first page of a list. */
export interface AdminPage<T> {
  readonly items: readonly T[];
  /** Its last item, after which the next page begins; absent on the last page. */
  readonly next?: T;
}

/**
 * Takes what a page holds; of the rest, it asks only whether there is any.
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
