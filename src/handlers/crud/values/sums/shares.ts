import { englishName } from '../../../../sample/english-names.ts';
import type { Members } from '../../draft.ts';
import type { Item } from '../../stored-item.ts';
import { numberIn } from '../to-numeric.ts';
import { addUp, amountOf, linesIn, memberOf, membersLike, type Sum, times } from './line-sums.ts';

/** A part of a price that a rate beside it may say, such as a tax: names in snake case. */
interface Share {
  readonly amounts: RegExp;
  readonly rates: RegExp;
}

const discount: Share = {
  amounts: /^(?:total_)?(?:discount|discounts|rebate)(?:_(?:amount|total))?$/,
  rates: /^(?:discount|rebate)_(?:rate|percent|percentage|pct)$/,
};
const tax: Share = {
  amounts: /^(?:total_)?(?:sales_)?(?:tax|taxes|vat|gst)(?:_(?:amount|cost|fee|price|total))?$/,
  rates: /^(?:sales_)?(?:tax|vat|gst)_(?:rate|percent|percentage|pct)$/,
};

/** What else is added to the sum of the lines. */
const charges =
  /^(?:total_)?(?:shipping|delivery|handling|service|tip)(?:_(?:amount|cost|fee|price|total))?$/;

/** Flags that say that prices have their taxes in them. */
const inclusive = /^(?:is_)?(?:tax|vat|gst|prices?)_(?:included|inclusive|include_(?:tax|vat|gst))$/;

const netSums = ['subtotal', 'sub_total', 'net_total', 'net_amount', 'net'];

/** Whether a property is a tax or a discount by its name in snake case. */
export function isShare(words: string): boolean {
  return discount.amounts.test(words) || tax.amounts.test(words);
}

/** Whether it is a tax, which follows from what is left after discounts. */
export function isTax(words: string): boolean {
  return tax.amounts.test(words);
}

/** A tax or a discount that follows from a rate beside it, or in the lines; `undefined` where none says how much it is. */
export function ratedShare(words: string, siblings: Members): Sum | undefined {
  if (discount.amounts.test(words)) return rated(discount, siblings, netOf(siblings));
  if (!tax.amounts.test(words) || isInclusive(siblings)) return undefined;
  const net = addUp([netOf(siblings), negative(stated(discount, siblings) ?? rated(discount, siblings))]);
  return rated(tax, siblings, net);
}

/** What is added to the sum of the lines, and what is taken from it, in this order. */
export function besideSum(siblings: Members): readonly (Sum | undefined)[] {
  const taxes = stated(tax, siblings) ?? ratedShare('tax', siblings);
  const discounts = stated(discount, siblings) ?? ratedShare('discount', siblings);
  return [taxes, ...membersLike(siblings, charges), negative(discounts)];
}

/** What stands there; of several names for one the first. */
function stated({ amounts }: Share, siblings: Members): Sum | undefined {
  return membersLike(siblings, amounts)[0];
}

function rated(share: Share, siblings: Members, net = netOf(siblings)): Sum | undefined {
  const rate = rateIn(share, siblings);
  if (rate !== undefined) return net && times(net, rate);
  return addUp((linesIn(siblings) ?? []).map((line) => ratedInLine(share, line)));
}

function ratedInLine(share: Share, line: Item): Sum | undefined {
  const [rate, amount] = [rateIn(share, Object.entries(line)), amountOf(line)];
  return rate === undefined || amount === undefined ? undefined : times(amount, rate);
}

/** A rate as a factor: 0.2 for 0.2, for 20, which is percent, and for 20 of a `tax_percent`. */
function rateIn({ rates }: Share, members: Iterable<readonly [string, unknown]>): number | undefined {
  for (const [name, value] of members) {
    const words = englishName(name);
    const rate = rates.test(words) ? numberIn(value) : undefined;
    if (rate !== undefined) return rate > 1 || !words.endsWith('_rate') ? rate / 100 : rate;
  }
  return undefined;
}

/** The sum of the lines; of an item without any, what it says itself. */
function netOf(siblings: Members): Sum | undefined {
  const lines = linesIn(siblings);
  if (lines !== undefined) return addUp(lines.map(amountOf));
  const item = Object.fromEntries(siblings);
  return memberOf(item, netSums) ?? amountOf(item);
}

function isInclusive(siblings: Members): boolean {
  return [...siblings].some(([name, value]) => value === true && inclusive.test(englishName(name)));
}

function negative(sum: Sum | undefined): Sum | undefined {
  return sum && times(sum, -1);
}
