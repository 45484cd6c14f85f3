import type { Filter } from '../../contract/resources/list-parameters.ts';
import type { Row } from '../../store/store.ts';
import type { Call } from '../handler.ts';
import type { StoredItem } from './stored-item.ts';

/**
 * Which rows the query of a call asks for; absent when it asks for all. A filter compares what its parameter and its
 * property say; one that names several values means any of them, and so does a property that has several.
 */
export function matchesOf(filters: readonly Filter[], { query }: Call): ((row: Row) => boolean) | undefined {
  const asked = filters.flatMap(({ name, property }) => {
    const value = query[name];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isScalar = values.every((each) => ['string', 'number', 'boolean'].includes(typeof each));
    return isScalar && values.length > 0 ? [{ property, values: new Set(values.map(String)) }] : [];
  });
  if (asked.length === 0) return undefined;
  return (row) => {
    const { item } = row as StoredItem;
    return asked.every(({ property, values }) => {
      const own = Object.hasOwn(item, property) ? item[property] : undefined;
      return (Array.isArray(own) ? own : [own]).some(
        (each) => each !== undefined && values.has(String(each)),
      );
    });
  };
}
