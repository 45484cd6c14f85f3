import type { Filter } from '../../../inference/query/filter.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Item } from '../stored-item.ts';
import type { ActiveFilter } from './filters/filter-kind.ts';
import { parseFilter } from './filters/filter-kinds.ts';

/** The filters that a query uses; one without a usable value is left out. */
export function parseFilters(filters: readonly Filter[], query: Item): readonly ActiveFilter[] {
  return filters.flatMap(
    (filter) => parseFilter(filter, filter.parameterPath.reduce<unknown>(valueIn, query)) ?? [],
  );
}

function valueIn(value: unknown, name: string): unknown {
  return isObject(value) ? ownValue(value, name) : undefined;
}
