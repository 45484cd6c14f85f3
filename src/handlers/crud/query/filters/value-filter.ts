import type { ValueFilter } from '../../../../inference/query/filter.ts';
import { matchesAny } from '../field-values.ts';
import { type FilterKind, isScalarValue } from './filter-kind.ts';

/** Finds the rows whose property has the value, or one of several. */
export const valueFilter: FilterKind<ValueFilter> = {
  parse: (filter, value) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0 || !values.every(isScalarValue)) return undefined;
    const names = new Set(values.map(String));
    return { matches: (item) => matchesAny(item, filter, names), lookup: { field: filter, values: names } };
  },
  index: (filter) => filter,
};
