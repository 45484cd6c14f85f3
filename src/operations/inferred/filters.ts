import type { ListRole } from '../../contract/resource.ts';
import type { Filter } from '../../contract/resources/list-parameters.ts';
import type { Row, RowQuery } from '../../store/store.ts';
import type { Call } from '../handler.ts';
import { filterIndex, filterKey } from './filter-index.ts';
import { hasName } from './names-in.ts';
import { homeKey, type StoredItem } from './stored-item.ts';

/** Of more values than this, rows are not looked up one value after another. */
const mostValues = 20;

/** A filter that a call makes use of, and the values that it asks for. */
interface Asked {
  readonly filter: Filter;
  readonly values: ReadonlySet<string>;
}

/** The rows that a call asks for. */
export interface MeantRows {
  readonly rows: RowQuery;
  /** The values of the parameters of the home. */
  readonly values: readonly string[];
  /** Whether the rows are those of the home as they stand there, and not those that a filter has found. */
  readonly isWhole: boolean;
}

/**
 * Which rows of a home a call asks for. A filter compares what its parameter and its property say; one that names
 * several values means any of them. The rows of the first filter are looked up; of those, the others choose.
 */
export function meantRows(
  { home, filters }: Pick<ListRole, 'home' | 'filters'>,
  { query }: Pick<Call, 'query'>,
  values: readonly string[],
): MeantRows {
  const asked = filters.flatMap((filter) => askedOf(filter, query[filter.name]));
  const first = asked.find((each) => each.values.size <= mostValues);
  const others = asked.filter((each) => each !== first);
  const rows = {
    ...(home && { where: { index: home.path, key: homeKey(values) } }),
    ...(first && {
      where: {
        index: filterIndex(home, first.filter),
        key: [...first.values].map((name) => filterKey(values, name)),
      },
    }),
    ...(others.length > 0 && {
      matches: (row: Row) =>
        others.every((each) => hasName((row as StoredItem).item, each.filter, each.values)),
    }),
  };
  return { rows, values, isWhole: first === undefined };
}

function askedOf(filter: Filter, value: unknown): readonly Asked[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isScalar = values.every((each) => ['string', 'number', 'boolean'].includes(typeof each));
  return isScalar && values.length > 0 ? [{ filter, values: new Set(values.map(String)) }] : [];
}
