import { matchEqual } from '../../validation/matching/match-value.ts';
import type { ItemFilter } from './item-collection.ts';

type Item = Record<string, unknown>;

/** The predicate of a filter; without one, every item matches. */
export function itemFilter(filter: ItemFilter<Item> = {}): (item: Item) => boolean {
  if (typeof filter === 'function') return filter;
  const match = matchEqual(filter);
  return (item) => match(item, '').length === 0;
}
