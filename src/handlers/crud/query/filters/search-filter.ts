import type { SearchFilter } from '../../../../inference/query/filter.ts';
import type { Item } from '../../stored-item.ts';
import { fieldValue } from '../field-values.ts';
import type { FilterKind } from './filter-kind.ts';

/** Finds the rows whose texts contain every word of the value, whatever their case. */
export const searchFilter: FilterKind<SearchFilter> = {
  parse: ({ fields }, value) => {
    const words = typeof value === 'string' ? value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    if (words.length === 0) return undefined;
    const matches = (item: Item) => {
      const texts = fields
        .flatMap((field) => fieldValue(item, field) ?? [])
        .flatMap((own) => (typeof own === 'string' ? own.toLowerCase() : []));
      return words.every((word) => texts.some((own) => own.includes(word)));
    };
    return { matches };
  },
};
