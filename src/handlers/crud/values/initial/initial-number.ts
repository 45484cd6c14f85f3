import { isCapacity, isHeldCount, isRoomLeft } from '../../../../inference/holds/hold-words.ts';
import { isOfThoseWho } from '../../../../inference/item-lists/people-marks.ts';
import { plainName, singularsOf } from '../../../../inference/naming.ts';
import { scalarNumber } from '../../../../json.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { currencyIn, toMoney } from '../sums/money.ts';
import { toNumeric } from '../to-numeric.ts';

/** Names, in snake case, of numbers that count or sum up what an item contains, or say what has failed: 0 for a new one. */
const counters: readonly RegExp[] = [
  /(^|_)(count|counts|counter|cnt|tally)$|^((net_)?votes?_|like_)?score$|^net_votes$/,
  /^(num|number_of|no_of|nb|n)_/,
  /(^|_)(total|totals|subtotal|sum)(_|$)/,
  /(^|_)(usage|used|consumed|spent|spend|accrued|accumulated|earned|processed|transferred)(_|$)/,
  /(^|_)(balance|outstanding|due|owed|paid|refunded|captured|received|collected|credited|debited|withheld)$/,
  /^(paid|due|refunded|captured|received|outstanding|pending|reserved|available|unpaid|remaining)_(amount|balance|funds)$/,
  /(^|_)(amount|amounts|tax|taxes|discount|discounts|fee|fees|surcharge|adjustment|adjustments|credits)$/,
  /(^|_)(revenue|turnover|profit|debt|mrr|arr)$|^[a-z]+s_(value|amount|worth|volume)$/,
  /^(views|likes|dislikes|upvotes|downvotes|votes|shares|comments|replies|followers|following|stars|forks|watchers)$/,
  /^(downloads|installs|hits|clicks|opens|impressions|visits|plays|sales|orders|reviews|attempts|retries|tries)$/,
  /^(open|closed|merged|resolved|unresolved|completed|succeeded|failed|skipped|overdue)_(?!hours$|minutes$|seconds$|days$)[a-z]+s$/,
  /(^|_)(sent|delivered|opened|clicked|bounced|unsubscribed|sold|redeemed|booked|rented|registered|enrolled)$/,
  /^[a-z]+s_(practi[cs]ed|completed|answered|attempted|played|won|lost|solved|read|watched|reviewed|learned|passed|failed)$/,
  /^(correct|incorrect|wrong|right)_[a-z]+s$/,
  /(^|_)(error|err|failure)_(code|no|num|number)$/,
  /(^|_)(progress|completion)(_(percent|percentage|pct|rate))?$|^percent(age)?_(complete|completed|done)$/,
  /^(stock|quantity|units|items)_(in_stock|on_hand)$|^(average|avg|mean)_(rating|score)$|^(rating|score)_(avg|average)$/,
  /^(failures|errors|warnings|successes|points|karma|reputation|unread|mentions|subscribers|members|executions)$/,
];

/** The counters that are numbers also where they are texts that nothing else says to be numbers: `num_segments`. */
const textCounters = /(^|_)(count|counts|counter|cnt)$|^(num|number_of|no_of)_/;

/** Objects that hold nothing but counters, whatever their properties are called: `file_counts.failed`. */
const counterOwners = /(^|_)(count|counts|usage|stats|statistics|totals|counters|metrics|tallies)$/;

/** Units at the end of the names of amounts: `balance_cents`, `paidAmountInMinorUnits`. */
const units = /_(?:in_)?(?:cents?|minor|minor_units?|micros|millis|usd|eur|gbp|sats)$/;

/** Names of numbers that bound a counter and do not count: `max_count`. */
const bounds = /^(max|maximum|min|minimum|limit|default)_|_(limit|quota|max|min|threshold|per_page|size)$/;

/** Names of numbers that grow with each version of an item: 1 for a new one. */
const versions = /(^|_)(version|revision|rev|generation)(_number|_no|_id)?$/;

/** A counter of a new item is 0, its version 1. */
export function initialNumber(missing: Missing): RuleValue | undefined {
  const { merged, name, words, owner } = missing;
  // Mongoose counts the versions of a document from 0.
  const first = name === '__v' ? 0 : versions.test(words) ? 1 : undefined;
  if (first !== undefined) return firstFitting(missing, [first]);
  const opening = openingOf(missing) ?? roomIn(missing);
  if (opening !== undefined) return firstFitting(missing, [opening]);
  if (!isCounterName(words) && !isHeldCount(name) && !counterOwners.test(owner)) return undefined;
  return firstFitting(missing, [0, scalarNumber(merged.keywords.minimum)]);
}

const balances = ['balance', 'currentbalance', 'availablebalance'];

/** What an item begins with of something that is called otherwise: the `balance` of an account with an `initialDeposit`. */
const openings: ReadonlyMap<string, readonly string[]> = new Map([
  ['balance', balances],
  ['deposit', balances],
]);

/** What is left of something, and how much of it there is at all, by plain names. */
const remainders = /^(?:available|remaining|left)(.*)$|^(.*?)(?:available|remaining|left)$/;
const wholes =
  /^(?:total|initial|max)?(?:quantity|capacity|stock|seats|tickets|spots|places|slots|units|attendees|participants)$/;

/**
 * What a number begins with, where the item says that by itself: the `balance` of an account with an `initialBalance`, the
 * `available` tickets of a type of which there is a `quantity`.
 */
function openingOf({ plain, siblings }: Missing): number | undefined {
  const isRemainder = remainders.test(plain);
  for (const [name, value] of siblings) {
    if (isRemainder && wholes.test(plainName(name)) && typeof value === 'number') return value;
    const [, opened] = /^(?:initial|opening|starting|start)(.+)$/.exec(plainName(name)) ?? [];
    const names = openings.get(opened ?? '') ?? [opened, `current${opened}`, `available${opened}`];
    if (opened !== undefined && typeof value === 'number' && names.includes(plain)) return value;
  }
  return undefined;
}

/** How much room there is in what nobody has a place in yet: all that it has, `availableSpots` the `capacity`. */
function roomIn({ name, siblings }: Pick<Missing, 'name' | 'siblings'>): number | undefined {
  if (!isRoomLeft(name)) return undefined;
  const [, capacity] = [...siblings].find(([other]) => isCapacity(other)) ?? [];
  return typeof capacity === 'number' ? capacity : undefined;
}

/** Whether a number counts or sums up something, by its name in snake case. */
export function isCounterName(words: string): boolean {
  const counted = words.replace(units, '');
  return counters.some((pattern) => pattern.test(counted)) && !bounds.test(words);
}

/** The first number that a property may have, as its type: many contracts write amounts as texts. */
function firstFitting(
  { merged, mergeSchema, siblings, words }: Missing,
  numbers: readonly number[],
): RuleValue | undefined {
  const currency = currencyIn(Object.fromEntries(siblings));
  const value = numbers
    .map(
      (number) =>
        toNumeric(merged, number) ??
        toMoney(mergeSchema, merged, { value: number, currency }, 2) ??
        (merged.types.has('string') && textCounters.test(words) ? `${number}` : undefined),
    )
    .find((each) => each !== undefined && fitsProperty(merged, each));
  return value === undefined ? undefined : { value };
}

/** A number that counts a list of the same item: `accountsCount` counts `accounts`, or else `accountIds`. */
export function countedList(missing: Missing): RuleValue | undefined {
  const length = lengthCounted(missing) ?? placesCounted(missing);
  return length === undefined ? undefined : firstFitting(missing, [length]);
}

/** How many take part in an item, or how many more may: `enrolledCount` and `spotsLeft`, by the list of those who do. */
function placesCounted({ name, siblings }: Missing): number | undefined {
  const [, takers] =
    [...siblings].find(([other, value]) => Array.isArray(value) && isOfThoseWho('join', other)) ?? [];
  const number = Array.isArray(takers) ? takers.length : undefined;
  if (isHeldCount(name)) return number;
  const all = roomIn({ name, siblings });
  return all === undefined ? undefined : Math.max(0, all - (number ?? 0));
}

/** Names of counts that do not say of what, in snake case: of the only list that is there. */
const generalCounts =
  /^count$|^(?:num|number_of|total)_(?:items|entries|lines|products)$|^(?:items?|entries|lines?|products?)_count$/;

function onlyListIn(siblings: Missing['siblings']): readonly unknown[] | undefined {
  const [list, another] = [...siblings.values()].filter((value) => Array.isArray(value));
  return another === undefined ? list : undefined;
}

function lengthCounted({ words, siblings }: Missing): number | undefined {
  const [, counted] =
    /^(?:num|number_of|no_of|nb|n|total)_(.+)$/.exec(words) ??
    /^(.+)_(?:count|counts|total)$/.exec(words) ??
    [];
  const general = generalCounts.test(words) ? onlyListIn(siblings)?.length : undefined;
  if (counted === undefined) return general;
  const [singular = counted] = singularsOf(counted);
  const names = [counted, singular].map(plainName);
  for (const [name, value] of siblings) {
    if (!Array.isArray(value)) continue;
    const plain = plainName(name);
    if (names.some((each) => [each, `${each}s`, `${each}ids`].includes(plain))) return value.length;
  }
  return general;
}
