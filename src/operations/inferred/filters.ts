import type { Filter } from '../../contract/resources/list-parameters.ts';
import type { Row } from '../../store/store.ts';
import type { Call } from '../handler.ts';
import { isItem } from './complete.ts';
import type { StoredItem } from './stored-item.ts';

/**
 * Which rows the query of a call asks for; absent when it asks for all. A filter compares what its parameter and its
 * property say; one that names several values means any of them, and so does a property that has several. An object,
 * such as a tag, is meant by its id or its name.
 */
export function matchesOf(filters: readonly Filter[], { query }: Call): ((row: Row) => boolean) | undefined {
  const asked = filters.flatMap(({ name, property, within }) => {
    const value = query[name];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isScalar = values.every((each) => ['string', 'number', 'boolean'].includes(typeof each));
    return isScalar && values.length > 0 ? [{ property, within, values: new Set(values.map(String)) }] : [];
  });
  if (asked.length === 0) return undefined;
  return (row) => {
    const { item } = row as StoredItem;
    return asked.every(({ property, within, values }) => {
      const own = valueIn(within === undefined ? item : valueIn(item, within), property);
      return [own].flat().some((each) => namesOf(each).some((name) => values.has(String(name))));
    });
  };
}

function valueIn(item: unknown, property: string): unknown {
  return isItem(item) && Object.hasOwn(item, property) ? item[property] : undefined;
}

/** What a value may be asked for by. */
function namesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isItem(value)
    ? ['id', 'name', 'slug', 'code'].flatMap((name) => valueIn(value, name) ?? [])
    : [value];
}
