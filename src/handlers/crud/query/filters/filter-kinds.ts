import type { FieldPath, Filter } from '../../../../inference/query/filter.ts';
import type { ActiveFilter, FilterKind } from './filter-kind.ts';
import { rangeFilter } from './range-filter.ts';
import { searchFilter } from './search-filter.ts';
import { valueFilter } from './value-filter.ts';

type Kind = Filter['kind'];

/** The filter of each kind. Written as a mapped type, so that the table below takes the filter of its key. */
type FilterOf<K extends Kind> = { [P in K]: Extract<Filter, { readonly kind: P }> & { readonly kind: P } }[K];

/** How each kind of filter is run; `inference/query/infer-filters.ts` has its twin, which infers them. */
const filterKinds: { readonly [K in Kind]: FilterKind<FilterOf<K>> } = {
  value: valueFilter,
  range: rangeFilter,
  search: searchFilter,
};

/** Parses the value of a filter's parameter; undefined for one that filters nothing. */
export function parseFilter<K extends Kind>(filter: FilterOf<K>, value: unknown): ActiveFilter | undefined {
  return filterKinds[filter.kind].parse(filter, value);
}

/** The field whose index finds the rows of a filter; undefined where its kind has none. */
export function indexedField<K extends Kind>(filter: FilterOf<K>): FieldPath | undefined {
  return filterKinds[filter.kind].index?.(filter);
}
