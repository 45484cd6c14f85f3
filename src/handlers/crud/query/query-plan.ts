import type { World } from '../../../context.ts';
import type { ClearRole, Home, ListRole } from '../../../inference/resource.ts';
import type { Call } from '../../../operation.ts';
import type { Collection, Row, RowQuery } from '../../../storage/store.ts';
import { homeKey, itemsOf, type StoredItem } from '../items/stored-item.ts';
import { filterIndex, filterKey } from './filter-index.ts';
import { type Asked, askedFilters } from './parse-filters.ts';

/** Where a filter names more values than this, rows are not looked up one value after another. */
const mostNames = 20;

/** The rows that a call asks for. */
export interface MeantRows {
  readonly rows: RowQuery;
  /** The values of the parameters of the home. */
  readonly values: readonly string[];
  /** Whether the rows are those of the home as they stand there, and not those that a filter has found. */
  readonly isWhole: boolean;
}

/**
 * Which rows of a home a call asks for. The rows of the filter that finds the fewest are looked up; of those, the
 * others choose.
 */
export async function meantRows(
  world: World,
  { resource, home, filters }: Pick<ListRole | ClearRole, 'resource' | 'home' | 'filters'>,
  { query }: Pick<Call, 'query'>,
  values: readonly string[],
): Promise<MeantRows> {
  const asked = askedFilters(filters, query);
  const finders = asked.flatMap((each) => finderOf(each, home, values));
  const first = await fewest(itemsOf(world, resource), finders);
  const others = asked.filter((each) => each !== first?.each);
  const where = first?.where ?? (home && { index: home.path, key: homeKey(values) });
  const matches = (row: Row) => others.every(({ isMeant }) => isMeant((row as StoredItem).item));
  return {
    rows: { ...(where && { where }), ...(others.length > 0 && { matches }) },
    values,
    isWhole: first === undefined,
  };
}

/** A filter in use, and where the rows stand that it finds. */
interface Finder {
  readonly each: Asked;
  readonly where: { readonly index: string; readonly key: readonly string[] };
}

function finderOf(each: Asked, home: Home | undefined, values: readonly string[]): readonly Finder[] {
  const { filter, names } = each.finds ?? {};
  if (filter === undefined || names === undefined || names.size > mostNames) return [];
  const key = [...names].map((name) => filterKey(values, name));
  return [{ each, where: { index: filterIndex(home, filter), key } }];
}

/** The finder under whose keys the fewest rows stand, the first of those. */
async function fewest(
  items: Collection<StoredItem>,
  finders: readonly Finder[],
): Promise<Finder | undefined> {
  const [first, ...others] = finders;
  if (first === undefined || others.length === 0) return first;
  const found = [];
  for (const finder of finders) {
    const { index, key } = finder.where;
    const counts = await Promise.all(key.map((each) => items.count({ where: { index, key: each } })));
    found.push({ finder, count: counts.reduce((sum, count) => sum + count, 0) });
  }
  return found.reduce((least, each) => (each.count < least.count ? each : least)).finder;
}
