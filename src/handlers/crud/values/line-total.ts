import { isObject } from '../../../json.ts';
import { splitWords } from '../../../sample/property-words.ts';
import type { Members } from '../draft.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, RuleValue } from './missing-property.ts';
import { decimalPlaces, numberIn, toNumeric } from './to-numeric.ts';

/** Names, in snake case, of sums over the lines of an item, and over its taxes and discounts too. */
const totals =
  /^(?:grand_|order_|cart_|invoice_|basket_)?total(?:_(?:price|amount|cost|value|due|money|gross|payable))?$|^(?:amount|price|cost)_(?:total|due|remaining|payable)$|^(?:sum|amount)$/;
/** Those of sums over the lines alone. */
const subtotals =
  /^(?:items?_|lines?_|net_)?sub_?total(?:_(?:price|amount|money))?$|^(?:amount|price)_subtotal$|^(?:net_total|items_total|lines_total|total_net)$/;
/** Those of the number of pieces in all lines. */
const pieces = /^(?:total_(?:quantity|qty|units|pieces)|quantity_total|(?:total_)?items?_quantity)$/;
/** Those of a line's own total. */
const ownTotals = /^(?:line_|item_|row_|sub_?)?(?:total|subtotal|amount)(?:_(?:price|amount))?$/;

/** Names, in snake case, of the price of one piece, the likeliest first. */
export const unitPrices = [
  'unit_price',
  'price_per_unit',
  'unit_amount',
  'unit_cost',
  'price',
  'rate',
  'cost',
];
const lineSums = ['line_total', 'total', 'total_price', 'total_amount', 'amount', 'subtotal', 'sum'];
/** Names, in snake case, of the number of pieces in a line. */
export const quantities = ['quantity', 'qty', 'count', 'units', 'pieces'];

/** What is added to the sum of the lines, and what is taken from it. */
const additions =
  /^(?:total_)?(?:tax|taxes|vat|shipping|delivery|handling|service|tip)(?:_(?:amount|cost|fee|price|total))?$/;
const deductions = /^(?:total_)?(?:discount|discounts|rebate)(?:_(?:amount|total))?$/;

/**
 * A total that follows from what an item itself says: the price times the quantity of its lines, with the taxes and
 * without the discounts that stand beside them, or its own price times its own quantity.
 */
export function lineTotal({ words, merged, siblings }: Missing): RuleValue | undefined {
  const sum = sumOf(words, siblings);
  if (sum === undefined) return undefined;
  const places = Math.min(Math.max(...sum.terms.map(decimalPlaces), 0), 10);
  const number = Number(sum.value.toFixed(Math.max(places, 2)));
  // A total of numbers is a number, whether or not the schema of its text says so.
  const value =
    toNumeric(merged, number, places) ?? (merged.types.has('string') ? number.toFixed(places) : undefined);
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** A sum, and the numbers that it was computed from. */
interface Sum {
  readonly value: number;
  readonly terms: readonly unknown[];
}

function sumOf(words: string, siblings: Members): Sum | undefined {
  const lines = linesIn(siblings);
  if (lines === undefined) return ownTotals.test(words) ? amountOf(Object.fromEntries(siblings)) : undefined;
  if (pieces.test(words)) return addUp(lines.map((line) => memberOf(line, quantities)));
  const isTotal = totals.test(words);
  if (!isTotal && !subtotals.test(words)) return undefined;
  const amounts = lines.map(amountOf);
  if (amounts.some((amount) => amount === undefined)) return undefined;
  const sum = addUp(amounts);
  if (sum === undefined || !isTotal) return sum;
  return addUp([sum, ...beside(siblings, additions, 1), ...beside(siblings, deductions, -1)]);
}

/** The lines of an item: the first list of objects with a price; also in an envelope such as `{object: list, data}`. */
function linesIn(siblings: Members): readonly Item[] | undefined {
  for (const value of siblings.values()) {
    const rows = isObject(value) ? (value.data ?? value.items) : value;
    const lines = Array.isArray(rows) ? rows.filter(isObject) : [];
    if (lines.length > 0 && lines.some((line) => amountOf(line) !== undefined)) return lines;
  }
  return undefined;
}

/** What a line costs: its price times its quantity, else the sum that it states itself. */
function amountOf(line: Item): Sum | undefined {
  const [price, quantity] = [memberOf(line, unitPrices), memberOf(line, quantities)];
  const stated = memberOf(line, lineSums);
  if (price === undefined || (quantity === undefined && stated !== undefined)) return stated;
  return { value: price.value * (quantity?.value ?? 1), terms: price.terms };
}

/** The number in the first member that has one of the names, also within an object such as `{amount, currency}`. */
function memberOf(object: Item, names: readonly string[]): Sum | undefined {
  const byWords = new Map(Object.entries(object).map(([name, value]) => [splitWords(name), value]));
  for (const name of names) {
    const value = byWords.get(name);
    const inner = isObject(value) ? (value.unit_amount ?? value.amount ?? value.value) : value;
    const number = numberIn(inner);
    if (number !== undefined) return { value: number, terms: [inner] };
  }
  return undefined;
}

function beside(siblings: Members, names: RegExp, sign: 1 | -1): readonly Sum[] {
  return [...siblings].flatMap(([name, value]) => {
    const number = names.test(splitWords(name)) ? numberIn(value) : undefined;
    return number === undefined ? [] : [{ value: sign * number, terms: [value] }];
  });
}

function addUp(sums: readonly (Sum | undefined)[]): Sum | undefined {
  const known = sums.filter((sum) => sum !== undefined);
  if (known.length === 0) return undefined;
  return {
    value: known.reduce((total, { value }) => total + value, 0),
    terms: known.flatMap(({ terms }) => terms),
  };
}
