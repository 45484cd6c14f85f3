import type { BulkDeleteRole, ListRole, NestedPath } from '../../../inference/resource.ts';
import type { Collection, Row, RowQuery } from '../../../storage/store.ts';
import type { CrudRequest } from '../crud-request.ts';
import { itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { filterIndex, filterKey } from './filter-index.ts';
import { type ActiveFilter, parseFilters } from './parse-filters.ts';

/** Where a filter names more values than this, rows are not looked up one value after another. */
const maxIndexedValues = 20;

/** The rows that a call asks for. */
export interface QueryPlan {
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
export async function planQuery(request: CrudRequest<ListRole | BulkDeleteRole>): Promise<QueryPlan> {
  const { context, role, input, parentIds: values } = request;
  const { resource, nestedPath, filters } = role;
  const asked = parseFilters(filters, input.query);
  const lookups = asked.flatMap((each) => indexLookupOf(each, nestedPath, values));
  const first = await mostSelective(itemsOf(context, resource), lookups);
  const others = asked.filter((each) => each !== first?.each);
  const where = first?.where ?? (nestedPath && { index: nestedPath.path, key: parentKey(values) });
  const matches = (row: Row) => others.every(({ matches: isMeant }) => isMeant((row as StoredItem).item));
  return {
    rows: { ...(where && { where }), ...(others.length > 0 && { matches }) },
    values,
    isWhole: first === undefined,
  };
}

/** A filter in use, and where the rows stand that it finds. */
interface IndexLookup {
  readonly each: ActiveFilter;
  readonly where: { readonly index: string; readonly key: readonly string[] };
}

function indexLookupOf(
  each: ActiveFilter,
  nestedPath: NestedPath | undefined,
  values: readonly string[],
): readonly IndexLookup[] {
  const { filter, names } = each.lookup ?? {};
  if (filter === undefined || names === undefined || names.size > maxIndexedValues) return [];
  const key = [...names].map((name) => filterKey(values, name));
  return [{ each, where: { index: filterIndex(nestedPath, filter), key } }];
}

/** The finder under whose keys the fewest rows stand, the first of those. */
async function mostSelective(
  items: Collection<StoredItem>,
  lookups: readonly IndexLookup[],
): Promise<IndexLookup | undefined> {
  const [first, ...others] = lookups;
  if (first === undefined || others.length === 0) return first;
  const found = [];
  for (const lookup of lookups) {
    const { index, key } = lookup.where;
    const counts = await Promise.all(key.map((each) => items.count({ where: { index, key: each } })));
    found.push({ lookup, count: counts.reduce((sum, count) => sum + count, 0) });
  }
  return found.reduce((least, each) => (each.count < least.count ? each : least)).lookup;
}
