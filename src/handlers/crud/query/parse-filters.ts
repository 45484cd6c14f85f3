import type { Filter, RangeFilter, SearchFilter, ValueFilter } from '../../../inference/query/filter.ts';
import { isObject } from '../../../json.ts';
import type { Item } from '../stored-item.ts';
import { matchesAny, targetValue } from './field-values.ts';
import { isInRange, type Limit, limitOf } from './range.ts';

/** A filter that a query makes use of. */
export interface ActiveFilter {
  readonly matches: (item: Item) => boolean;
  /** For a filter by values, which they are. */
  readonly lookup?: { readonly filter: ValueFilter; readonly names: ReadonlySet<string> };
}

/** What a query asks for; a value that its filter can do nothing with asks for nothing. */
export function parseFilters(filters: readonly Filter[], query: Item): readonly ActiveFilter[] {
  return filters.flatMap((filter) =>
    parseFilter(filter, filter.parameterPath.reduce<unknown>(valueIn, query)),
  );
}

function valueIn(inner: unknown, name: string): unknown {
  return isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
}

function parseFilter(filter: Filter, value: unknown): readonly ActiveFilter[] {
  switch (filter.kind) {
    case 'value':
      return parseValueFilter(filter, value);
    case 'range':
      return isScalar(value) ? parseRangeFilter(filter, limitOf(value)) : [];
    case 'search':
      return typeof value === 'string' ? parseTextFilter(filter, value) : [];
  }
}

/** Several values mean any of them. */
function parseValueFilter(filter: ValueFilter, value: unknown): readonly ActiveFilter[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || !values.every(isScalar)) return [];
  const names = new Set(values.map(String));
  return [{ matches: (item) => matchesAny(item, filter, names), lookup: { filter, names } }];
}

function parseRangeFilter(filter: RangeFilter, limit: Limit | undefined): readonly ActiveFilter[] {
  if (limit === undefined) return [];
  return [{ matches: (item) => isInRange(filter.bound, limit, targetValue(item, filter)) }];
}

/** Every word must stand in one of the texts, be it small or capital. */
function parseTextFilter({ fields }: SearchFilter, text: string): readonly ActiveFilter[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const textsIn = (item: Item) =>
    fields
      .flatMap((target) => targetValue(item, target) ?? [])
      .flatMap((own) => (typeof own === 'string' ? own.toLowerCase() : []));
  const matches = (item: Item) => {
    const texts = textsIn(item);
    return words.every((word) => texts.some((own) => own.includes(word)));
  };
  return words.length === 0 ? [] : [{ matches }];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
