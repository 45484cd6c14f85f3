import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Figure } from '../../../inference/query/figures/figure.ts';
import type { NamedState } from '../../../inference/query/filter.ts';
import { selectedByState } from '../../../inference/query/states/named-state.ts';
import { ownValue, plainText } from '../../../json.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import type { Item } from '../stored-item.ts';
import { parseFilters } from './parse-filters.ts';

/** The figures of some items in steps, where a response has them. */
export function* withFigures(figures: readonly Figure[], items: readonly Item[]): Steps<unknown> {
  let body: unknown = {};
  for (const figure of figures) body = withValueAt(body, figure.path, yield* figureOf(figure, items));
  return body;
}

function* figureOf({ of, state, property = '', keys = [] }: Figure, items: readonly Item[]): Steps<unknown> {
  if (of === 'groups') return yield* groupsOf(items, property, keys);
  if (of === 'count') return state === undefined ? items.length : yield* countIn(items, state);
  const numbers: number[] = [];
  yield* visitInSteps(items, (item) => {
    const value = ownValue(item, property);
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers.length === 0 ? 0 : aggregates[of](numbers);
}

/** How many items are in a state. */
function* countIn(items: readonly Item[], state: NamedState): Steps<number> {
  const { filters, fixedFilters } = selectedByState(state);
  const active = parseFilters(filters, fixedFilters);
  let count = 0;
  yield* visitInSteps(items, (item) => {
    if (active.every(({ matches }) => matches(item))) count += 1;
  });
  return count;
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
function* groupsOf(items: readonly Item[], property: string, keys: readonly string[]): Steps<Item> {
  const counts = new Map(keys.map((key) => [key, 0]));
  yield* visitInSteps(items, (item) => {
    const value = ownValue(item, property);
    if (value === undefined || value === null) return;
    const text = plainText(value);
    const key = keys.find((each) => plainName(each) === plainName(text)) ?? text;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return Object.fromEntries(counts);
}
