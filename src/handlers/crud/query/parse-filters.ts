import type { Filter } from '../../../inference/query/filter.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { Item } from '../stored-item.ts';
import { fieldValue } from './field-values.ts';
import type { ActiveFilter, QueryScene } from './filters/filter-kind.ts';
import { parseFilter } from './filters/filter-kinds.ts';

/**
 * The filters that a query uses, and those that the contract assumes where it says nothing else; one without a usable
 * value is left out.
 */
export function parseFilters(
  filters: readonly Filter[],
  query: Item,
  clock: QueryScene['clock'],
): readonly ActiveFilter[] {
  const active = filters.flatMap((filter) => {
    const sent = sentValue(filter, query);
    const isAssumed = sent === undefined;
    const value = sent ?? (filter.standard === '' ? undefined : filter.standard);
    return parseFilter(filter, value, isAssumed, { clock, query }) ?? [];
  });
  return onOneElement(active);
}

/** Whether a query itself uses one of the filters. */
export function usesFilter(filters: readonly Filter[], query: Item): boolean {
  const scene = { clock: { now: () => new Date(0) }, query };
  return filters.some((filter) => parseFilter(filter, sentValue(filter, query), false, scene) !== undefined);
}

/** The value that a query has for a filter. */
export function sentValue({ parameterPath }: Filter, query: Item): unknown {
  return parameterPath.reduce<unknown>(valueIn, query);
}

/** A list on the way stands for each of its elements: the ids in `{inputs: [{id: 1}, {id: 2}]}`. */
function valueIn(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => valueIn(each, name));
  return isObject(value) ? ownValue(value, name) : undefined;
}

/**
 * The same filters, with those on the elements of one field as one: `startDate` and `endDate` are about the same date of
 * an event with several.
 */
function onOneElement(filters: readonly ActiveFilter[]): readonly ActiveFilter[] {
  const byField = new Map<string, ElementFilter[]>();
  for (const filter of filters) {
    if (!hasElement(filter)) continue;
    const key = filter.element.field.path.join('\n');
    byField.set(key, [...(byField.get(key) ?? []), filter]);
  }
  const shared = [...byField.values()].filter((group) => group.length > 1);
  if (shared.length === 0) return filters;
  const replaced = new Set<ActiveFilter>(shared.flat());
  return [...filters.filter((filter) => !replaced.has(filter)), ...shared.map(allOnOneElement)];
}

type ElementFilter = ActiveFilter & Required<Pick<ActiveFilter, 'element'>>;

function hasElement(filter: ActiveFilter): filter is ElementFilter {
  return filter.element !== undefined;
}

function allOnOneElement(filters: readonly ElementFilter[]): ActiveFilter {
  const field = filters[0]?.element.field ?? { path: [] };
  const isAccepted = (own: unknown) => filters.every(({ element }) => element.accepts(own));
  return { matches: (item) => [fieldValue(item, field)].flat().some(isAccepted) };
}
