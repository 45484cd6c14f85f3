import type { RangeFilter } from '../../../../inference/query/filter.ts';
import { fieldValue } from '../field-values.ts';
import { type FilterKind, isScalarValue } from './filter-kind.ts';
import { isInRange, parseLimit } from './range.ts';

/** Finds the rows whose number or time, or one of several, is on one side of the value. */
export const rangeFilter: FilterKind<RangeFilter> = {
  parse: (filter, value, isAssumed) => {
    const limit = isScalarValue(value) ? parseLimit(value) : undefined;
    if (limit === undefined) return undefined;
    const accepts = (own: unknown) =>
      own === undefined || own === null ? isAssumed : isInRange(filter.bound, limit, own);
    return {
      matches: (item) => [fieldValue(item, filter)].flat().some(accepts),
      element: { field: filter, accepts },
    };
  },
};
