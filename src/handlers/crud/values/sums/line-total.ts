import { englishName } from '../../../../sample/english-names.ts';
import type { MergedSchema, MergeSchema } from '../../../../schema/merged-schema.ts';
import type { Members } from '../../draft.ts';
import type { Item } from '../../stored-item.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { decimalPlaces, toNumeric } from '../to-numeric.ts';
import {
  addUp,
  amountOf,
  linesIn,
  memberOf,
  payableQuantity,
  quantities,
  type Sum,
  times,
  unitPrices,
} from './line-sums.ts';
import { toMoney } from './money.ts';
import { besideSum, isShare, isTax, ratedShare } from './shares.ts';

/** Names, in snake case, of sums over the lines of an item, and over its taxes and discounts too. */
const totals =
  /^(?:grand_|order_|cart_|invoice_|basket_)?total(?:_(?:price|amount|cost|value|money|gross|payable))?$|^(?:amount|price|cost)_(?:total|payable)$|^(?:sum|amount)$/;
/** Those of sums over the lines alone. */
const subtotals =
  /^(?:items?_|lines?_|net_)?sub_?total(?:_(?:price|amount|money))?$|^(?:amount|price)_subtotal$|^(?:net_total|items_total|lines_total|total_net)$/;
/** Those of the number of pieces in all lines. */
const pieces = /^(?:total_(?:quantity|qty|units|pieces)|quantity_total|(?:total_)?items?_quantity)$/;
/** Those of a line's own total. */
const ownTotals = /^(?:line_|item_|row_|sub_?)?(?:total|subtotal|amount)(?:_(?:price|amount))?$/;
/** Those of what is still to be paid. */
const dues =
  /^(?:amount|total|price|cost|balance)_(?:due|remaining|outstanding)$|^(?:due|remaining|outstanding)(?:_(?:amount|balance|total))?$/;

/** Those of a whole total that an item states. */
const statedTotals = [
  ...['grand_total', 'total', 'total_amount', 'amount_total', 'total_price', 'order_total', 'invoice_total'],
  ...['total_cost', 'amount'],
];
/** Those of what has been paid of it. */
const paidSums = ['amount_paid', 'paid_amount', 'total_paid', 'amount_received', 'paid'];

/**
 * A total that follows from what an item itself says: the price times the quantity of its lines, with the taxes and
 * without the discounts that stand beside them, or its own price times its own quantity; a tax that follows from a rate,
 * and what is left to be paid.
 */
export function lineTotal({ words, merged, siblings, mergeSchema }: Missing): RuleValue | undefined {
  const sum = sumOf(words, siblings);
  return sum && sumValue(mergeSchema, merged, sum);
}

/** A sum as the value of a property; `undefined` where it may not have it. */
export function sumValue(
  mergeSchema: MergeSchema,
  merged: MergedSchema,
  { value: exact, terms, currency }: Sum,
): RuleValue | undefined {
  const places = Math.min(Math.max(...terms.map(decimalPlaces), 0), 10);
  const number = Number(exact.toFixed(Math.max(places, 2)));
  // A total of numbers is a number, whether or not the schema of its text says so.
  const value =
    toNumeric(merged, number, places) ??
    (merged.types.has('string') ? number.toFixed(places) : undefined) ??
    toMoney(mergeSchema, merged, { value: number, currency }, Math.max(places, 2));
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

/** Whether a property may be a sum over the lines of its item, by its name in snake case. */
export function isSumOfLines(words: string): boolean {
  return isShare(words) || [totals, subtotals, pieces, dues].some((names) => names.test(words));
}

/** In which order the sums of an item follow from each other: those of lines, discounts, taxes, totals, what is due. */
export function sumRank(words: string): number {
  if (isShare(words)) return isTax(words) ? 2 : 1;
  if (dues.test(words)) return 4;
  return totals.test(words) ? 3 : 0;
}

/** What a line of a quantity and a price costs; `undefined` for any other property, and without one of both. */
export function ownTotal({
  words,
  merged,
  siblings,
  mergeSchema,
}: Pick<Missing, 'words' | 'merged' | 'siblings' | 'mergeSchema'>): RuleValue | undefined {
  const line = Object.fromEntries(siblings);
  if (!ownTotals.test(words) || payableQuantity(line) === undefined) return undefined;
  const sum = memberOf(line, unitPrices) && amountOf(line);
  return sum && sumValue(mergeSchema, merged, sum);
}

function sumOf(words: string, siblings: Members): Sum | undefined {
  const share = ratedShare(words, siblings);
  if (share !== undefined) return share;
  const lines = linesIn(siblings);
  if (dues.test(words)) return dueOf(siblings, lines);
  if (lines === undefined)
    return lacksLines(siblings) ? undefined : ownSum(words, Object.fromEntries(siblings));
  if (pieces.test(words)) return addUp(lines.map((line) => memberOf(line, quantities)));
  if (totals.test(words)) return totalOf(siblings, lines);
  return subtotals.test(words) ? subtotalOf(lines) : undefined;
}

/** Names, in snake case, of lists of lines. */
const lineLists = /^(?:(?:line|order|cart|invoice)_)?(?:items|lines)$|^(?:products|entries)$/;

/** Whether an item has lists of lines, and nothing in any: it costs nothing, whatever one of its sums is. */
function lacksLines(siblings: Members): boolean {
  const lists = [...siblings].filter(
    ([name, value]) => Array.isArray(value) && lineLists.test(englishName(name)),
  );
  return lists.length > 0 && lists.every(([, value]) => Array.isArray(value) && value.length === 0);
}

/** What an item without lines costs: its own price times its quantity, else what it states. */
function ownSum(words: string, item: Item): Sum | undefined {
  const isPriced = memberOf(item, unitPrices) !== undefined && payableQuantity(item) !== undefined;
  return ownTotals.test(words) || (isPriced && totals.test(words)) ? amountOf(item) : undefined;
}

/** Whether a property is called a total of a price and a quantity, in snake case. */
export function isTotal(words: string): boolean {
  return ownTotals.test(words) || totals.test(words);
}

function subtotalOf(lines: readonly Item[]): Sum | undefined {
  const amounts = lines.map(amountOf);
  return amounts.some((amount) => amount === undefined) ? undefined : addUp(amounts);
}

function totalOf(siblings: Members, lines: readonly Item[]): Sum | undefined {
  const sum = subtotalOf(lines);
  return sum && addUp([sum, ...besideSum(siblings)]);
}

/** The total of an item without what has been paid of it. */
function dueOf(siblings: Members, lines: readonly Item[] | undefined): Sum | undefined {
  const item = Object.fromEntries(siblings);
  const total = memberOf(item, statedTotals) ?? (lines && totalOf(siblings, lines));
  const paid = memberOf(item, paidSums);
  const due = total && addUp([total, paid && times(paid, -1)]);
  return due && { ...due, value: Math.max(0, due.value) };
}
