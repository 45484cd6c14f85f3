import type { Filter } from '../../contract/resources/list-parameters.ts';
import { isItem } from './complete.ts';
import type { Item } from './stored-item.ts';

/**
 * What a filter may ask for to find an item: the value of the property, as a text; of a list, each of its values; and
 * of an object, such as a tag, its id, name, slug or code.
 */
export function namesIn(item: Item, { property, within }: Pick<Filter, 'property' | 'within'>): string[] {
  const own = valueIn(within === undefined ? item : valueIn(item, within), property);
  return [...new Set([own].flat().flatMap(namesOf).map(String))];
}

function namesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isItem(value)
    ? ['id', 'name', 'slug', 'code'].flatMap((name) => valueIn(value, name) ?? [])
    : [value];
}

function valueIn(item: unknown, property: string): unknown {
  return isItem(item) && Object.hasOwn(item, property) ? item[property] : undefined;
}
