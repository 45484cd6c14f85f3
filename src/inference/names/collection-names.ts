import { nameOfCollection } from '../resource-path.ts';

/** What the collections of a contract are called. */
export interface CollectionNames {
  /** The path of a collection as a name, without what the paths of all collections begin with: `products`. */
  nameOf(path: string): string;
  /** Every name that the path alone may give, the longest first: `api/v1/products`, `v1/products`, `products`. */
  candidatesOf(path: string): readonly string[];
}

/**
 * Names collections by their paths, without the prefix that all of these paths share: `/api/v1/products` is `products`,
 * beside `/api/v1/orders` or alone. A prefix leaves a word of each path, and never takes a collection from above the
 * items in it: `/api/shelves/{}/books` is `shelves/books` where there is `/api/shelves`, and `books` where there is not.
 * @param stateful the paths of the collections that share the prefix
 * @param all the paths of all collections, also of those that nothing creates in
 */
export function createCollectionNames(stateful: Iterable<string>, all: Iterable<string>): CollectionNames {
  const known = new Set(all);
  const [first = [], ...others] = [...stateful].map((path) => removablePart(path, known));
  const prefix = others.reduce((shared, each) => shared.slice(0, sharedLength(shared, each)), first);
  return {
    nameOf: (path) => {
      const hasPrefix = sharedLength(prefix, removablePart(path, known)) === prefix.length;
      return withoutSegments(path, hasPrefix ? prefix.length : 0);
    },
    candidatesOf: (path) => [
      ...new Set([undefined, ...removablePart(path, known)].map((_, i) => withoutSegments(path, i))),
    ],
  };
}

/** Lists of names without those that several of them have. */
export function withoutShared(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const owners = new Map<string, number>();
  for (const name of lists.flatMap((list) => [...new Set(list)])) {
    owners.set(name, (owners.get(name) ?? 0) + 1);
  }
  return lists.map((list) => [...new Set(list)].filter((name) => owners.get(name) === 1));
}

/** The segments at the beginning of a path that its name does not need. */
function removablePart(path: string, known: ReadonlySet<string>): readonly string[] {
  const segments = segmentsOf(path);
  const lastWord = segments.findLastIndex((segment) => !isParameter(segment));
  const firstItem = segments.findIndex(
    (segment, i) => isParameter(segment) && known.has(`/${segments.slice(0, i).join('/')}`),
  );
  return segments.slice(0, Math.max(firstItem < 0 ? lastWord : Math.min(lastWord, firstItem - 1), 0));
}

function withoutSegments(path: string, count: number): string {
  return nameOfCollection(`/${segmentsOf(path).slice(count).join('/')}`);
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((segment, i) => segment !== b[i]);
  return end < 0 ? a.length : end;
}
