import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';
import { collectionsAbove, parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { alwaysCreates } from './operation-kind.ts';

/** Gives a path that is for some users alone that of the collection that all share: `/books` for `/admin/books`. */
export type ToCommon = (path: ResourcePath) => ResourcePath;

/** Whom a part of an API is for, by the word that its paths begin with. */
const audiences: ReadonlySet<string> = new Set(
  (
    'admin admins administrator administration superadmin staff manage management manager moderator backoffice ' +
    'dashboard internal public customer client seller vendor merchant'
  ).split(' '),
);

/**
 * Pairs the paths of one collection that are for different users: what `POST /admin/books` creates, `GET /books` lists and
 * `/books/{id}` reads. Where both create, or neither does, or one path is that of a single thing, such as `/admin/settings`,
 * they are two.
 * @param people where people sign up to, which may be no path of the contract, and the paths that show them too
 */
export function createCommonPaths(
  operations: Iterable<Operation>,
  { collection: people, views }: { readonly collection?: string; readonly views: ReadonlySet<string> },
): ToCommon {
  const uses = usesOf(operations);
  if (people !== undefined && !uses.has(people))
    uses.set(people, { onWhole: new Set(['post']), onItem: new Set() });
  const common = new Map<string, string>();
  for (const [path, own] of uses) {
    const plain = withoutAudience(path);
    const others = plain === undefined ? undefined : uses.get(plain);
    if (plain !== undefined && others !== undefined && areOneCollection(own, others)) common.set(path, plain);
  }
  if (people !== undefined) for (const view of views) common.set(view, people);
  if (common.size === 0) return (path) => path;
  const longest = [...common].sort(([a], [b]) => b.length - a.length);
  return (path) => {
    const { collection } = path;
    const [from, to] =
      longest.find(([each]) => collection === each || collection.startsWith(`${each}/`)) ?? [];
    return from === undefined || to === undefined
      ? path
      : { ...path, collection: `${to}${collection.slice(from.length)}` };
  };
}

/** What a PUT does that makes something each time, beside what a POST does: its path is of many things. */
const making = 'making';

/** What is done with a path itself and with the items below it, by method. */
interface Uses {
  readonly onWhole: Set<string>;
  readonly onItem: Set<string>;
}

function usesOf(operations: Iterable<Operation>): Map<string, Uses> {
  const all = new Map<string, Uses>();
  for (const operation of operations) {
    const { path } = operation;
    const parsed = parseResourcePath(path);
    // `/admin/orders/{id}/ship` is about an order, as `/admin/orders/{id}` is.
    const above = parsed && collectionsAbove(parsed.collection).at(-1)?.collection;
    const collection = above ?? parsed?.collection;
    if (parsed === undefined || collection === undefined) continue;
    const isWhole = above === undefined && parsed.idParameter === undefined;
    const uses = all.get(collection) ?? { onWhole: new Set(), onItem: new Set() };
    for (const use of usesBy(operation)) (isWhole ? uses.onWhole : uses.onItem).add(use);
    all.set(collection, uses);
  }
  return all;
}

function usesBy(operation: Operation): readonly string[] {
  return alwaysCreates(operation) ? ['post', making] : [operation.method];
}

/** Whether one of two paths creates what the other at least shows, and both may have many items. */
function areOneCollection(a: Uses, b: Uses): boolean {
  const [creating, other] = a.onWhole.has('post') ? [a, b] : [b, a];
  const isCreated = creating.onWhole.has('post') && !other.onWhole.has('post');
  const shows = other.onWhole.has('get') || other.onItem.size > 0;
  const changes = [creating, other].some(({ onWhole }) => onWhole.has('put') || onWhole.has('patch'));
  const isOne = changes && !creating.onWhole.has(making);
  const hasItems = creating.onItem.size + other.onItem.size > 0;
  return isCreated && shows && !isOne && (hasItems || other.onWhole.has('get'));
}

/** A path without the word that says whom it is for; `undefined` where there is none before the last word. */
function withoutAudience(path: string): string | undefined {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => audiences.has(plainName(segment)));
  return at < 0 || at === segments.length - 1 ? undefined : segments.toSpliced(at, 1).join('/');
}
