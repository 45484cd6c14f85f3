import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Figure } from '../../../inference/query/states/figure.ts';
import { selectedByState } from '../../../inference/query/states/named-state.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { Item } from '../stored-item.ts';
import { parseFilters } from './parse-filters.ts';

/** The figures of some items, where a response has them. */
export function withFigures(figures: readonly Figure[], items: readonly Item[]): unknown {
  return figures.reduce<unknown>(
    (body, figure) => withValueAt(body, figure.path, figureOf(figure, items)),
    {},
  );
}

function figureOf({ of, state, property = '', keys = [] }: Figure, items: readonly Item[]): unknown {
  if (of === 'groups') return groupsOf(items, property, keys);
  if (of === 'count') {
    const { filters, fixedFilters } =
      state === undefined ? { filters: [], fixedFilters: {} } : selectedByState(state);
    const active = parseFilters(filters, fixedFilters);
    return items.filter((item) => active.every(({ matches }) => matches(item))).length;
  }
  const numbers = items.map((item) => ownValue(item, property)).filter((value) => typeof value === 'number');
  if (numbers.length === 0) return 0;
  return aggregates[of](numbers);
}

const aggregates = {
  min: (numbers: readonly number[]) => numbers.reduce((least, each) => Math.min(least, each)),
  max: (numbers: readonly number[]) => numbers.reduce((most, each) => Math.max(most, each)),
  sum: (numbers: readonly number[]) => rounded(numbers.reduce((sum, each) => sum + each, 0)),
  average: (numbers: readonly number[]) =>
    rounded(numbers.reduce((sum, each) => sum + each, 0) / numbers.length),
};

/** A number to two decimal places: sums of decimals are no decimals. */
function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

/** How many items have each value of a property. */
function groupsOf(items: readonly Item[], property: string, keys: readonly string[]): Item {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const item of items) {
    const value = ownValue(item, property);
    if (value === undefined || value === null) continue;
    const text = plainText(value);
    const key = keys.find((each) => plainName(each) === plainName(text)) ?? text;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
