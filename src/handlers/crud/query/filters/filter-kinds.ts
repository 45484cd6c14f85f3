import type { FieldPath, Filter } from '../../../../inference/query/filter.ts';
import { conditionFilter } from './condition-filter.ts';
import { derivedFilter } from './derived-filter.ts';
import type { ActiveFilter, FilterKind, QueryScene } from './filter-kind.ts';
import { presenceFilter } from './presence-filter.ts';
import { rangeFilter } from './range-filter.ts';
import { searchFilter } from './search-filter.ts';
import { stateFilter } from './state-filter.ts';
import { textFilter } from './text-filter.ts';
import { valueFilter } from './value-filter.ts';

type Kind = Filter['kind'];

/** The filter of each kind. Written as a mapped type, so that the table below takes the filter of its key. */
type FilterOf<K extends Kind> = { [P in K]: Extract<Filter, { readonly kind: P }> & { readonly kind: P } }[K];

/** How each kind of filter is run; `inference/query/infer-filters.ts` infers them. */
const filterKinds: { readonly [K in Kind]: FilterKind<FilterOf<K>> } = {
  value: valueFilter,
  text: textFilter,
  range: rangeFilter,
  presence: presenceFilter,
  state: stateFilter,
  derived: derivedFilter,
  search: searchFilter,
  condition: conditionFilter,
};

/** Parses the value of a filter's parameter; undefined for one that filters nothing. */
export function parseFilter<K extends Kind>(
  filter: FilterOf<K>,
  value: unknown,
  isAssumed: boolean,
  scene: QueryScene,
): ActiveFilter | undefined {
  return filterKinds[filter.kind].parse(filter, value, isAssumed, scene);
}

/** The field whose index finds the rows of a filter; undefined where its kind has none. */
export function indexedField<K extends Kind>(filter: FilterOf<K>): FieldPath | undefined {
  return filterKinds[filter.kind].index?.(filter);
}
