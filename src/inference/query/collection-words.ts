import { plainName } from '../naming.ts';

/** The words after a collection's path that select of its rows, by plain names; a new word is one more in its line. */
export const collectionWords = {
  /** How many there are: `/orders/count`. */
  count: ['count', 'counts', 'countall', 'totalcount', 'getcount', 'numberof'],
  /** The item that was created last: `/orders/latest`. */
  newest: ['latest', 'last', 'newest', 'mostrecent'],
  /** The one that was created first. */
  oldest: ['oldest', 'first', 'earliest'],
} as const;

export type CollectionWord = keyof typeof collectionWords;

/** What a word after a collection's path selects; undefined for any other word. */
export function collectionWordOf(word: string): CollectionWord | undefined {
  const plain = plainName(word).replace('$', '');
  const found = Object.entries(collectionWords).find(([, words]) =>
    (words as readonly string[]).includes(plain),
  );
  return found?.[0] as CollectionWord | undefined;
}

/** Words after a collection's path that look for many of its items, whatever they look for. */
const searchWords = /^(?:search|searches|find|filter|filters|filtered|query|list|listing|browse|all)$/;

/** What a word asks for that is no items of the collection it names: `/orders/export-orders`, `/pets/petsCount`. */
const otherThings = /count|stat|summary|total|report|export|import|download|chart|metric|insight/;

/** Words after the name of a collection that say which of its items: `petsByStatus`. */
const afterName = /^(?:by|near|nearby|of|for|with|without|in|from|and|to)/;

/** Whether a word looks for many items: a search, or what has the name of the collection in it, as `/pets/recentPets`. */
export function selectsMany(word: string, collection: string): boolean {
  const plain = plainName(word);
  if (searchWords.test(plain)) return true;
  if (collection.length <= 3 || otherThings.test(plain)) return false;
  // The `itemsettings` of `/items` are no items.
  const isWord = word
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .some((each) => plainName(each) === collection);
  const isBefore = plain.startsWith(collection) && afterName.test(plain.slice(collection.length));
  return isWord || plain.endsWith(collection) || isBefore;
}

/** The property in a word such as `by-status`, `findByStatus` or `status`, by its plain name. */
export function propertyInWord(word: string): { readonly name: string; readonly isExplicit: boolean } {
  const [, name] = /^(?:find|get|list|search|filter|lookup)?by(.+)$/.exec(plainName(word)) ?? [];
  return name === undefined ? { name: plainName(word), isExplicit: false } : { name, isExplicit: true };
}

/** The path above a word without what only says that something is looked for: `/rooms` for `/rooms/search/capacity`. */
export function withoutFillers(path: string): string {
  return path.replace(/\/(?:q|query|search|find|filter|lookup|by)$/i, '');
}
