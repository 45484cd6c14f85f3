import type { Filter, RangeFilter, TextFilter, ValueFilter } from '../../../inference/query/filter.ts';
import { isItem } from '../items/fill-defaults.ts';
import type { Item } from '../items/stored-item.ts';
import { hasName, targetValue } from './field-values.ts';
import { isWithin, type Limit, limitOf } from './range.ts';

/** A filter that a query makes use of. */
export interface Asked {
  readonly isMeant: (item: Item) => boolean;
  /** For a filter by values, which they are. */
  readonly finds?: { readonly filter: ValueFilter; readonly names: ReadonlySet<string> };
}

/** What a query asks for; a value that its filter can do nothing with asks for nothing. */
export function askedFilters(filters: readonly Filter[], query: Item): readonly Asked[] {
  return filters.flatMap((filter) => askedOf(filter, filter.asked.reduce<unknown>(valueIn, query)));
}

function valueIn(inner: unknown, name: string): unknown {
  return isItem(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
}

function askedOf(filter: Filter, value: unknown): readonly Asked[] {
  switch (filter.kind) {
    case 'value':
      return askedValues(filter, value);
    case 'range':
      return isScalar(value) ? askedRange(filter, limitOf(value)) : [];
    case 'text':
      return typeof value === 'string' ? askedWords(filter, value) : [];
  }
}

/** Several values mean any of them. */
function askedValues(filter: ValueFilter, value: unknown): readonly Asked[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || !values.every(isScalar)) return [];
  const names = new Set(values.map(String));
  return [{ isMeant: (item) => hasName(item, filter, names), finds: { filter, names } }];
}

function askedRange(filter: RangeFilter, limit: Limit | undefined): readonly Asked[] {
  if (limit === undefined) return [];
  return [{ isMeant: (item) => isWithin(filter.bound, limit, targetValue(item, filter)) }];
}

/** Every word must stand in one of the texts, be it small or capital. */
function askedWords({ targets }: TextFilter, text: string): readonly Asked[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const textsIn = (item: Item) =>
    targets
      .flatMap((target) => targetValue(item, target) ?? [])
      .flatMap((own) => (typeof own === 'string' ? own.toLowerCase() : []));
  const isMeant = (item: Item) => {
    const texts = textsIn(item);
    return words.every((word) => texts.some((own) => own.includes(word)));
  };
  return words.length === 0 ? [] : [{ isMeant }];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
