import type { PresenceFilter } from '../../../../inference/query/filter.ts';
import { hasValue } from '../field-values.ts';
import type { FilterKind } from './filter-kind.ts';

/** Finds the rows that have a value, or those that have none. */
export const presenceFilter: FilterKind<PresenceFilter> = {
  parse: (filter, value) =>
    typeof value === 'boolean' && (value || filter.isOnly !== true)
      ? { matches: (item) => hasValue(item, filter) === (value === filter.isPresent) }
      : undefined,
};
