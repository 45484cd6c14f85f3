import type { Operation } from '../../openapi/operations.ts';
import { plainName, singularsOf } from '../naming.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';

/** Gives the path of an item the name of its collection: `/employers/{}` for `/employer/{id}`. */
export type ToPlural = (path: ResourcePath) => ResourcePath;

/**
 * Pairs the paths of items that are in the singular with those of their collections: `/employer/{id}` belongs to
 * `/employers`, where no item is found below `/employers` and nothing is done with `/employer` itself.
 */
export function createPluralPaths(operations: Iterable<Operation>): ToPlural {
  const parsed = [...operations].flatMap(({ path }) => parseResourcePath(path) ?? []);
  const lists = new Set(parsed.filter(isWhole).map(({ collection }) => collection));
  const ofItems = new Set(parsed.filter((path) => !isWhole(path)).map(({ collection }) => collection));
  const plurals = new Map<string, string>();
  for (const list of lists) {
    for (const item of ofItems) {
      if (!ofItems.has(list) && !lists.has(item) && isPluralOf(list, item)) plurals.set(item, list);
    }
  }
  if (plurals.size === 0) return (path) => path;
  return (path) => {
    const collection = renamed(path.collection, plurals);
    return collection === path.collection
      ? path
      : { ...path, collection, segment: collection.slice(collection.lastIndexOf('/') + 1) };
  };
}

function isWhole({ idParameter }: ResourcePath): boolean {
  return idParameter === undefined;
}

function isPluralOf(list: string, item: string): boolean {
  const [ofList, ofItem] = [list, item].map((path) => path.lastIndexOf('/'));
  if (list.slice(0, ofList) !== item.slice(0, ofItem)) return false;
  const [plural, singular] = [list.slice(ofList), item.slice(ofItem)].map(plainName);
  return (
    plural !== undefined &&
    singular !== undefined &&
    plural !== singular &&
    singularsOf(plural).includes(singular)
  );
}

/** Renames the collections on the way too: `/employers/{}/employees`, for `/employer/{}/employee`. */
function renamed(collection: string, plurals: ReadonlyMap<string, string>): string {
  const segments = collection.split('/').slice(1);
  let [original, result] = ['', ''];
  for (const [i, segment] of segments.entries()) {
    original += `/${segment}`;
    const isOfItem = i === segments.length - 1 || segments[i + 1] === '{}';
    const plural = isOfItem ? plurals.get(original) : undefined;
    result += `/${plural?.slice(plural.lastIndexOf('/') + 1) ?? segment}`;
  }
  return result;
}
