import type { RangeFilter } from '../../../../inference/query/filter.ts';
import { fieldValue } from '../field-values.ts';
import { type FilterKind, isScalarValue } from './filter-kind.ts';
import { isInRange, parseLimit } from './range.ts';

/** Finds the rows whose number or time is on one side of the value. */
export const rangeFilter: FilterKind<RangeFilter> = {
  parse: (filter, value) => {
    const limit = isScalarValue(value) ? parseLimit(value) : undefined;
    return limit && { matches: (item) => isInRange(filter.bound, limit, fieldValue(item, filter)) };
  },
};
