import { withValueAt } from '../../../inference/body-path.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Figure } from '../../../inference/query/figures/figure.ts';
import type { NamedState } from '../../../inference/query/filter.ts';
import { selectedByState } from '../../../inference/query/states/named-state.ts';
import { ownValue, plainText } from '../../../json.ts';
import { toSlug } from '../../../sample/plain-letters.ts';
import { type Steps, visitInSteps } from '../../../turns.ts';
import type { Item } from '../stored-item.ts';
import type { QueryScene } from './filters/filter-kind.ts';
import { parseFilters } from './parse-filters.ts';

/** The figures of some items in steps, where a response has them. */
export function* withFigures<F extends Figure>(
  figures: readonly F[],
  itemsOf: (figure: F) => readonly Item[],
  clock: QueryScene['clock'],
): Steps<unknown> {
  let body: unknown = {};
  for (const figure of figures)
    body = withValueAt(body, figure.path, yield* figureOf(figure, itemsOf(figure), clock));
  return body;
}

/** How many items a response shows beside its figures. */
const newestItems = 5;

function* figureOf(figure: Figure, all: readonly Item[], clock: QueryScene['clock']): Steps<unknown> {
  const { of, state, property = '', whole = 1 } = figure;
  const items = state === undefined ? all : yield* inState(all, state, clock);
  if (of === 'groups') return yield* groupsOf(items, figure);
  if (of === 'count') return items.length;
  if (of === 'values') return yield* valuesIn(items, property);
  if (of === 'newest') return items.slice(-newestItems).toReversed();
  if (of === 'share') return all.length === 0 ? 0 : rounded((items.length / all.length) * whole);
  const numbers: number[] = [];
  yield* visitInSteps(items, (item) => {
    const value = ownValue(item, property);
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers.length === 0 ? 0 : aggregates[of](numbers);
}

/** The items that are in a state. */
function* inState(
  items: readonly Item[],
  state: NamedState,
  clock: QueryScene['clock'],
): Steps<readonly Item[]> {
  const { filters, fixedFilters } = selectedByState(state);
  const active = parseFilters(filters, fixedFilters, clock);
  const found: Item[] = [];
  yield* visitInSteps(items, (item) => {
    if (active.every(({ matches }) => matches(item))) found.push(item);
  });
  return found;
}

/** The values that items have of a property, each once, in the order of their texts. */
function* valuesIn(items: readonly Item[], property: string): Steps<readonly string[]> {
  const values = new Set<string>();
  yield* visitInSteps(items, (item) => {
    for (const value of [ownValue(item, property)].flat()) if (typeof value === 'string') values.add(value);
  });
  return [...values].sort();
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

/** How many items have each value of a property: by the values, or as a list. A list of values counts for each of them. */
function* groupsOf(
  items: readonly Item[],
  { property = '', keys = [], entry }: Figure,
): Steps<Item | readonly Item[]> {
  const counts = new Map(keys.map((key) => [key, 0]));
  yield* visitInSteps(items, (item) => {
    for (const value of new Set([ownValue(item, property)].flat())) {
      if (value === undefined || value === null) continue;
      const text = plainText(value);
      const key = keys.find((each) => plainName(each) === plainName(text)) ?? text;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  if (entry === undefined) return Object.fromEntries(counts);
  return [...counts].map(([key, count]) => entryOf(key, count, entry));
}

/** A group in a list; what is kept as a slug has a name of its words beside that. */
function entryOf(value: string, count: number, entry: NonNullable<Figure['entry']>): Item {
  const slug = toSlug(value);
  const isBeside = entry.slug !== undefined && entry.slug !== entry.key;
  return {
    [entry.key]: isBeside && value === slug ? nameOfSlug(slug) : value,
    ...(isBeside && { [entry.slug]: slug }),
    ...(entry.count !== undefined && { [entry.count]: count }),
  };
}

/** `home-decoration` is Home Decoration. */
function nameOfSlug(slug: string): string {
  return slug.replace(/(?:^|-)([a-z0-9])/g, (at, letter: string) =>
    at.replace('-', ' ').replace(letter, letter.toUpperCase()),
  );
}
