import { debugQuery } from '../../../debug.ts';
import { createConditionFilter } from '../../../inference/query/infer-condition-filter.ts';
import type { NestedPath, SelectingRole } from '../../../inference/resource.ts';
import type { Collection, Row, RowQuery } from '../../../storage/store.ts';
import type { CrudRequest } from '../crud-request.ts';
import { markedRows } from '../people/marks.ts';
import { viewOfRequester } from '../people/requester-view.ts';
import { linkedRows } from '../relations/linked-rows.ts';
import { referredRows } from '../relations/through-owner.ts';
import { type Item, itemsOf, parentKey, type StoredItem } from '../stored-item.ts';
import { filterIndex, filterKey } from './filter-index.ts';
import type { ActiveFilter } from './filters/filter-kind.ts';
import { followedRows } from './followed-rows.ts';
import { withIdsOfNamed } from './ids-of-named.ts';
import { ownRows } from './own-rows.ts';
import { parseFilters } from './parse-filters.ts';
import { personalFilters } from './personal-filters.ts';

/** A filter with more values than this is checked row by row: an index finds the rows of one value at a time. */
const maxIndexedValues = 20;

/** How the rows of a request are found. */
export interface QueryPlan {
  readonly rows: RowQuery;
  /** The ids of the parents that the rows are below. */
  readonly values: readonly string[];
  /** Whether the rows are all those below the parents, in the order of their keys, and not those that a filter found. */
  readonly isWhole: boolean;
}

/**
 * Plans how to find the rows of a request: the filter with the fewest rows in its index is looked up, and the other
 * filters are checked row by row.
 */
export async function planQuery(request: CrudRequest<SelectingRole>): Promise<QueryPlan> {
  const { context, crud, role, input, parentIds: values } = request;
  const { resource, nestedPath, filters } = role;
  const personal = crud.personalFlagsOf(resource);
  const isPersonal = personal.size > 0;
  const seenBy = isPersonal ? await viewOfRequester(request, resource) : undefined;
  const { others: own, matches: isMarked } = isPersonal
    ? await personalFilters(request, filters)
    : { others: filters };
  const inQuery = parseFilters(own, await withIdsOfNamed(request, own, input.query), context.clock);
  const active = [...inQuery, ...filtersInHeader(request)];
  // An index has what is stored, and not what each person sees.
  const indexed = active.filter(({ lookup }) => !personal.has(lookup?.field.path.join('.') ?? ''));
  const lookups = indexed.flatMap((filter) => indexLookupOf(filter, nestedPath, values));
  const first = await mostSelective(itemsOf(context, resource), lookups);
  const others = active.filter((filter) => filter !== first?.filter);
  const where = first?.where ?? (nestedPath && { index: nestedPath.path, key: parentKey(values) });
  const isHidden = hiddenBy(request);
  const isFeed = role.kind === 'list' && role.followedBy !== undefined;
  const isOwn = isFeed ? await followedRows(request, role.followedBy) : await ownRows(request);
  const isReferred =
    (await referredRows(request)) ?? (await linkedRows(request)) ?? (await markedRows(request));
  const matches = (row: Row) => {
    const item = seenBy?.(row as StoredItem) ?? (row as StoredItem).item;
    const isSelected = isHidden?.(item) !== true && isOwn?.(item) !== false;
    if (isReferred?.(row as StoredItem) === false || isMarked?.(row as StoredItem) === false) return false;
    return isSelected && others.every((filter) => filter.matches(item));
  };
  const isChecked = others.length > 0 || (isHidden ?? isOwn ?? isReferred ?? isMarked) !== undefined;
  if (debugQuery.enabled) {
    const rejected = lookups.filter((lookup) => lookup !== first);
    debugQuery('%s: %s', role.operation.id, describePlan(first, rejected, others.length, nestedPath));
  }
  return {
    rows: { ...(where && { where }), ...(isChecked && { matches }) },
    values,
    isWhole: first === undefined,
  };
}

/** The conditions that a header has, where the contract says that one may. */
function filtersInHeader({
  crud,
  role,
  input,
  context,
}: CrudRequest<SelectingRole>): readonly ActiveFilter[] {
  const { filterHeader: name } = crud;
  const value = name === undefined ? undefined : input.headers[name];
  if (name === undefined || value === undefined) return [];
  return parseFilters(
    [createConditionFilter(name, crud.fieldsOf(role.resource))],
    { [name]: value },
    context.clock,
  );
}

/** Which items a list hides: those that are deleted and stay, unless a parameter includes them, or asks for no others. */
function hiddenBy({ role, input }: CrudRequest<SelectingRole>): ((item: Item) => boolean) | undefined {
  const soft = role.kind === 'count' ? undefined : role.softDeletion;
  if (soft === undefined) return undefined;
  const { marks, including, only, isOfDeleted } = soft;
  const isDeleted = (item: Item) =>
    marks.some((name) => item[name] !== undefined && item[name] !== null && item[name] !== false);
  const asked = including.map((name) => input.query[name]).filter(isAsked);
  const isOnly =
    isOfDeleted === true || asked.includes('only') || only.some((name) => isAsked(input.query[name]));
  if (isOnly) return (item) => !isDeleted(item);
  return asked.length > 0 ? undefined : isDeleted;
}

function isAsked(value: unknown): boolean {
  return value !== undefined && value !== false && value !== 'false' && value !== 'without';
}

/**
 * Describes a plan for the debug channel.
 * @example looks up genre in its index below /authors/{}/books; rejected: available; filters checked row by row: 1
 */
function describePlan(
  used: IndexLookup | undefined,
  rejected: readonly IndexLookup[],
  checkedRowByRow: number,
  nestedPath: NestedPath | undefined,
): string {
  const below = nestedPath === undefined ? '' : ` below ${nestedPath.path}`;
  const rows =
    used === undefined ? `reads all rows${below}` : `looks up ${fieldOf(used)} in its index${below}`;
  return [
    rows,
    ...(rejected.length === 0 ? [] : [`rejected: ${rejected.map(fieldOf).join(', ')}`]),
    `filters checked row by row: ${checkedRowByRow}`,
  ].join('; ');
}

function fieldOf({ filter }: IndexLookup): string {
  return filter.lookup?.field.path.join('.') ?? '';
}

/** An active filter, and the index entries that have its rows. */
interface IndexLookup {
  readonly filter: ActiveFilter;
  readonly where: { readonly index: string; readonly key: readonly string[] };
}

function indexLookupOf(
  filter: ActiveFilter,
  nestedPath: NestedPath | undefined,
  parentIds: readonly string[],
): readonly IndexLookup[] {
  const { lookup } = filter;
  if (lookup === undefined || lookup.values.size > maxIndexedValues) return [];
  const key = [...lookup.values].map((value) => filterKey(parentIds, value));
  return [{ filter, where: { index: filterIndex(nestedPath, lookup.field), key } }];
}

/** The lookup with the fewest rows, the first of several such. */
async function mostSelective(
  items: Collection<StoredItem>,
  lookups: readonly IndexLookup[],
): Promise<IndexLookup | undefined> {
  const [first, ...others] = lookups;
  if (first === undefined || others.length === 0) return first;
  const counted = [];
  for (const lookup of lookups) {
    const { index, key } = lookup.where;
    const counts = await Promise.all(key.map((each) => items.count({ where: { index, key: each } })));
    counted.push({ lookup, count: counts.reduce((sum, count) => sum + count, 0) });
  }
  return counted.reduce((least, each) => (each.count < least.count ? each : least)).lookup;
}
