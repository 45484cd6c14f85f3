import type { SearchFilter } from '../../../../inference/query/filter.ts';
import type { Item } from '../../stored-item.ts';
import type { FilterKind } from './filter-kind.ts';
import { createSearchTexts } from './search-texts.ts';

/** Finds the rows whose texts contain every word of the value, whatever their case. */
export const searchFilter: FilterKind<SearchFilter> = createSearchFilter();

function createSearchFilter(): FilterKind<SearchFilter> {
  const textsOf = new WeakMap<SearchFilter, (item: Item) => string>();
  return {
    parse: (filter, value) => {
      const words = typeof value === 'string' ? value.toLowerCase().split(/\s+/).filter(Boolean) : [];
      if (words.length === 0) return undefined;
      const textOf = textsOf.get(filter) ?? createSearchTexts(filter.fields);
      textsOf.set(filter, textOf);
      return {
        matches: (item) => {
          const text = textOf(item);
          return words.every((word) => text.includes(word));
        },
      };
    },
  };
}
