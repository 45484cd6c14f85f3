import { withValueAt } from '../../../inference/body-path.ts';
import type { Filter, ValueFilter } from '../../../inference/query/filter.ts';
import type { ListRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { fieldValue } from './field-values.ts';
import { withListQuery } from './list-query.ts';
import { parseFilters, sentValue } from './parse-filters.ts';

/**
 * The rows of a read-only collection that a request's filters select. They are few and were not chosen by the client, so
 * a filter that finds none of them selects differently: trips from a place are trips from there, unless an operation
 * reads them singly and would show others; then there are none. Ranges and searches that find nothing are ignored.
 * @param isReadSingly whether an operation reads one of the rows by its id
 */
export function filterReadOnly(
  request: CrudRequest<ListRole>,
  rows: readonly StoredItem[],
  isReadSingly: boolean,
): readonly StoredItem[] {
  const { role, input } = withListQuery(request);
  const filters = role.filters.map(({ standard: _assumed, ...filter }): Filter => filter);
  const found = filtered(request, filters, input.query, rows);
  if (found.length > 0) return found;
  const used = filters.filter(
    (filter) => parseFilters([filter], input.query, request.context.clock).length > 0,
  );
  const exact = used.filter(({ kind }) => exactKinds.has(kind));
  if (isReadSingly && exact.length > 0) return filtered(request, exact, input.query, rows);
  const byValue = used.filter(isByValue);
  if (isReadSingly || byValue.length === 0) return rows;
  return rows.map((row) => ({ ...row, item: withValues(row.item, byValue, input.query) }));
}

/** The kinds of filters that say what a row has, and not where its value lies. */
const exactKinds: ReadonlySet<Filter['kind']> = new Set(['value', 'presence', 'state']);

function filtered(
  { context }: Pick<CrudRequest, 'context'>,
  filters: readonly Filter[],
  query: Item,
  rows: readonly StoredItem[],
): readonly StoredItem[] {
  const active = parseFilters(filters, query, context.clock);
  return rows.filter(({ item }) => active.every(({ matches }) => matches(item)));
}

function isByValue(filter: Filter): filter is ValueFilter {
  return filter.kind === 'value' && filter.isNegated !== true;
}

/** An item with the values that were asked for, where it has plain ones. */
function withValues(item: Item, filters: readonly ValueFilter[], query: Item): Item {
  return filters.reduce<Item>((changed, filter) => {
    const own = fieldValue(changed, filter);
    const [value] = [sentValue(filter, query)].flat();
    if (isObject(own) || Array.isArray(own)) return changed;
    const whole = withValueAt(changed, filter.path, value);
    return isObject(whole) ? whole : changed;
  }, item);
}
