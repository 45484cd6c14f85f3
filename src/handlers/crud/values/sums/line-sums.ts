import { isObject } from '../../../../json.ts';
import { englishName } from '../../../../sample/english-names.ts';
import type { Members } from '../../draft.ts';
import type { Item } from '../../stored-item.ts';
import { timeSpanIn } from '../following/time-spans.ts';
import { type Amount, amountIn } from './money.ts';

/** Names, in snake case, of the price of one piece, the likeliest first. */
export const unitPrices = [
  'unit_price',
  'price_per_unit',
  'unit_amount',
  'unit_cost',
  'price',
  'rate',
  'cost',
  'sale_price',
  'effective_price',
  'current_price',
  'final_price',
  'selling_price',
  'base_price',
  'list_price',
  'regular_price',
  'retail_price',
  'price_per_night',
  'nightly_rate',
  'price_per_day',
  'daily_rate',
  'price_per_hour',
  'hourly_rate',
  'ticket_price',
];
/** Names, in snake case, of the number of pieces in a line. */
export const quantities = [
  'quantity',
  'qty',
  'count',
  'units',
  'pieces',
  'nights',
  'days',
  'hours',
  'tickets',
];
const lineSums = ['line_total', 'total', 'total_price', 'total_amount', 'amount', 'subtotal', 'sum'];

/** A sum, and the numbers that it was computed from. */
export interface Sum {
  readonly value: number;
  readonly terms: readonly unknown[];
  /** That of its first term that states one. */
  readonly currency?: string;
}

/** An amount as a sum of itself alone. */
export function sumOfOne({ value, written, currency }: Amount): Sum {
  return { value, terms: [written], ...(currency !== undefined && { currency }) };
}

/** The lines of an item: the first list of objects with a price; also in an envelope such as `{object: list, data}`. */
export function linesIn(siblings: Members): readonly Item[] | undefined {
  for (const value of siblings.values()) {
    const rows = isObject(value) ? (value.data ?? value.items) : value;
    const lines = Array.isArray(rows) ? rows.filter(isObject) : [];
    if (lines.length > 0 && lines.some((line) => amountOf(line) !== undefined)) return lines;
  }
  return undefined;
}

/** What a line costs: its price times its quantity, or how long it lasts, else the sum that it states itself. */
export function amountOf(line: Item): Sum | undefined {
  const price = memberOf(line, unitPrices);
  const quantity = payableQuantity(line);
  const stated = memberOf(line, lineSums);
  if (price === undefined || (quantity === undefined && stated !== undefined)) return stated;
  return times(price, quantity?.value ?? 1);
}

/** How many pieces a line is about: its quantity, else how many nights, days or hours there are to be paid. */
export function payableQuantity(line: Item, price = priceNameIn(line)): Sum | undefined {
  return memberOf(line, quantities) ?? lastingOf(line, price);
}

const hour = 3_600_000;

/** Names, in snake case, of prices of a time, and its unit in milliseconds. */
const timePrices: readonly (readonly [name: RegExp, unit: number])[] = [
  [/(?:^|_)(?:night|nightly|day|daily)(?:_|$)/, 24 * hour],
  [/(?:^|_)(?:hour|hourly)(?:_|$)/, hour],
];
/** Names of times of what any price is for a night or a day of. */
const stays = /^(?:check_?in|arrival|pick_?up)(?:_|$)/;

function lastingOf(item: Item, price: string | undefined): Sum | undefined {
  if (price === undefined) return undefined;
  const isStay = Object.keys(item).some((name) => stays.test(englishName(name)));
  const unit = timePrices.find(([name]) => name.test(price))?.[1] ?? (isStay ? 24 * hour : undefined);
  const span = unit === undefined ? undefined : timeSpanIn(new Map(Object.entries(item)));
  if (unit === undefined || span === undefined) return undefined;
  const length = (span.last.time - span.first.time) / unit;
  return { value: unit > hour ? Math.ceil(length) : length, terms: [] };
}

/** The name, in snake case, of the member that has the price of one piece; `undefined` where none has. */
export function priceNameIn(item: Item): string | undefined {
  const known = Object.entries(item).filter(([, value]) => value !== undefined && value !== null);
  const names = new Set(known.map(([name]) => englishName(name)));
  return unitPrices.find((name) => names.has(name));
}

/** The number in the first member that has one of the names, also within an object such as `{amount, currency}`. */
export function memberOf(object: Item, names: readonly string[]): Sum | undefined {
  const byWords = new Map(Object.entries(object).map(([name, value]) => [englishName(name), value]));
  for (const name of names) {
    const amount = amountIn(byWords.get(name));
    if (amount !== undefined) return sumOfOne(amount);
  }
  return undefined;
}

/** The numbers of the members whose names, in snake case, match. */
export function membersLike(members: Iterable<readonly [string, unknown]>, names: RegExp): readonly Sum[] {
  return [...members].flatMap(([name, value]) => {
    const amount = names.test(englishName(name)) ? amountIn(value) : undefined;
    return amount === undefined ? [] : [sumOfOne(amount)];
  });
}

/** The sum of those that are known; `undefined` where none is. */
export function addUp(sums: readonly (Sum | undefined)[]): Sum | undefined {
  const known = sums.filter((sum) => sum !== undefined);
  if (known.length === 0) return undefined;
  const [currency] = known.flatMap((each) => each.currency ?? []);
  return {
    value: known.reduce((total, { value }) => total + value, 0),
    terms: known.flatMap(({ terms }) => terms),
    ...(currency !== undefined && { currency }),
  };
}

/** A sum times a factor. */
export function times(sum: Sum, factor: number): Sum {
  return { ...sum, value: sum.value * factor };
}
