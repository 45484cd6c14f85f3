import { scalarNumber } from '../../../../json.ts';
import { englishName } from '../../../../sample/english-names.ts';
import type { MergedSchema } from '../../../../schema/merged-schema.ts';
import type { Members } from '../../draft.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { decimalPlaces, numberIn, toNumeric } from '../to-numeric.ts';

/** What is done of something, and how much of it there is: names in snake case. */
interface Portion {
  readonly done: RegExp;
  readonly whole: RegExp;
  /** Whether more than all of it may be done, as money is spent over a budget. */
  readonly mayExceed?: true;
  /** Whether the item must say what is done, since the whole may be one of anything else; a new item has done nothing. */
  readonly isStated?: true;
}

const spent =
  /^(?:spent|used|spending)(?:_(?:amount|total))?$|^(?:current|total|amount)_(?:spent|spending|spend|used)$/;

const portions: readonly Portion[] = [
  {
    done: /^(?:current|saved|raised|collected|achieved|pledged)(?:_(?:amount|value|total|balance|count|savings))?$|^(?:amount|total)_(?:saved|raised|collected|pledged|achieved)$/,
    whole: /^(?:target|goal|funding_goal)(?:_(?:amount|value|total|count))?$|^(?:amount|value)_target$/,
  },
  {
    done: spent,
    whole:
      /^(?:budget|limit|quota|allowance|allocated|allocation|monthly_limit|monthly_budget|credit_limit|storage_limit)(?:_(?:amount|total))?$|^(?:amount|total)_(?:budget|limit|allocated)$/,
    mayExceed: true,
  },
  { done: spent, whole: /^amount$/, mayExceed: true, isStated: true },
  {
    done: /^(?:completed|done|finished)_(?:tasks|items|steps|lessons|questions)$|^(?:tasks|items|steps|lessons)_(?:completed|done)$/,
    whole: /^total_(?:tasks|items|steps|lessons|questions)$|^(?:tasks|items|steps|lessons)_total$/,
  },
  {
    done: /^(?:current_page|pages_read|read_pages)$/,
    whole: /^(?:total_pages|page_count|pages|number_of_pages|num_pages)$/,
  },
];

/** What follows from a portion, by names in snake case. */
const figures: readonly (readonly [
  name: RegExp,
  figure: (done: number, whole: number, portion: Portion) => number | boolean | undefined,
])[] = [
  [
    /^(?:remaining|left|available)(?:_(?:amount|budget|balance|value|total|pages|credit))?$|^(?:amount|value|balance|budget|pages|total)_(?:remaining|left|available)$/,
    (done, whole, { mayExceed }) => (mayExceed ? whole - done : Math.max(0, whole - done)),
  ],
  [
    /^(?:progress|completion)(?:_(?:percent|percentage|pct))?$|^(?:percent|percentage|pct)(?:_(?:complete|completed|done|used|spent|funded|achieved|reached|raised))?$|^(?:usage|used|spent|funded|utili[sz]ation)_(?:percent|percentage|pct)$/,
    (done, whole) => (whole > 0 ? Math.round((done / whole) * 10_000) / 100 : undefined),
  ],
  [
    /^(?:is_)?(?:completed|complete|achieved|reached|funded|fulfilled|goal_reached|target_reached)$/,
    (done, whole, { mayExceed }) => (mayExceed ? undefined : done >= whole),
  ],
  [
    /^(?:is_)?(?:over_budget|over_limit|overspent|exceeded)$/,
    (done, whole, { mayExceed }) => (mayExceed ? done > whole : undefined),
  ],
];

/**
 * What follows from how much of something is done: `remainingAmount` and `progress` of a goal with a `targetAmount` and
 * a `currentAmount`, `isCompleted` when it is reached, what is left of a budget of which a part is spent.
 */
export function portionValue(missing: Missing): RuleValue | undefined {
  const { words, merged } = missing;
  const figure = figures.find(([name]) => name.test(words))?.[1];
  if (figure === undefined) return nothingYet(missing);
  for (const portion of portions) {
    const terms = termsOf(portion, missing);
    const found = terms && figure(...terms, portion);
    if (terms === undefined || found === undefined) continue;
    const value = typeof found === 'boolean' ? found : withinMost(merged, found, terms);
    return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
  }
  return undefined;
}

/** What is done of something that is new, where the item says how much there is to do. */
function nothingYet({ words, merged, siblings, given }: Missing): RuleValue | undefined {
  if (given.createdIn === undefined) return undefined;
  const isDone = portions.some(
    ({ done, whole }) => done.test(words) && numberLike(siblings, whole) !== undefined,
  );
  const value = isDone ? toNumeric(merged, 0) : undefined;
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}

function termsOf(
  { done, whole, isStated }: Portion,
  { siblings, given }: Missing,
): readonly [done: number, whole: number] | undefined {
  const all = numberLike(siblings, whole);
  const nothing = given.createdIn === undefined || isStated ? undefined : 0;
  const part = numberLike(siblings, done) ?? nothing;
  return all === undefined || part === undefined ? undefined : [part, all];
}

function numberLike(members: Members, names: RegExp): number | undefined {
  for (const [name, value] of members) {
    const number = names.test(englishName(name)) ? numberIn(value) : undefined;
    if (number !== undefined) return number;
  }
  return undefined;
}

/** A figure in the form of its property: 0 to 1 where 1 is the most, and no more than the most. */
function withinMost(merged: MergedSchema, figure: number, terms: readonly number[]): unknown {
  const most = scalarNumber(merged.keywords.maximum ?? Infinity);
  const places = Math.max(...terms.map(decimalPlaces));
  return toNumeric(merged, most === 1 ? figure / 100 : Math.min(figure, most), places);
}
