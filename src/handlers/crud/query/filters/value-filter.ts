import type { ValueFilter } from '../../../../inference/query/filter.ts';
import { matchesAny, noValue } from '../field-values.ts';
import { type FilterKind, isScalarValue } from './filter-kind.ts';

/** Finds the rows whose property has the value, or one of several; or all other rows. */
export const valueFilter: FilterKind<ValueFilter> = {
  parse: (filter, value, isAssumed) => {
    const values = valuesOf(filter, value);
    if (values === undefined || values.some((each) => isOneOf(filter.words.everything, each)))
      return undefined;
    const names = new Set(values.map((each) => nameFor(filter, each)));
    if (filter.isNegated) return { matches: (item) => !matchesAny(item, filter, names) };
    if (isAssumed) names.add(noValue);
    return { matches: (item) => matchesAny(item, filter, names), lookup: { field: filter, values: names } };
  },
  index: (filter) => (filter.isNegated ? undefined : filter),
};

/** The values of a parameter, as texts; undefined for one without any. */
function valuesOf({ isSplit }: ValueFilter, value: unknown): readonly string[] | undefined {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || !values.every(isScalarValue)) return undefined;
  const texts = values.map(String);
  return isSplit ? texts.flatMap((text) => text.split(',')) : texts;
}

function nameFor({ words }: ValueFilter, value: string): string {
  if (isOneOf(words.absent, value)) return noValue;
  return Object.hasOwn(words.spellings, value) ? (words.spellings[value] ?? value) : value;
}

function isOneOf(words: readonly string[], value: string): boolean {
  return words.includes(value) || words.includes(value.toLowerCase());
}
