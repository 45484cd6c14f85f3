import type { Bound, TextPart } from './filter.ts';

/** What a filter compares by: a bound, a part of a text, a value, one of several, none of them, or whether there is one. */
export type Operator =
  | Exclude<Bound, 'during'>
  | TextPart
  | 'equal'
  | 'among'
  | 'not'
  | 'notAmong'
  | 'present'
  | 'absent';

/**
 * The words of a parameter's name that say how its value is compared, after the property (`price_gte`, `name__contains`)
 * or, for some, before it (`min_price`, `excludeStatus`); a new word is one more in its line.
 */
export const operatorWords = {
  from: { after: ['gte', 'ge', 'min', 'minimum', 'from', 'since', 'start', 'atleast', 'greaterthanorequal'] },
  above: { after: ['gt', 'after', 'greaterthan', 'above', 'morethan'] },
  to: { after: ['lte', 'le', 'max', 'maximum', 'to', 'until', 'till', 'end', 'atmost', 'lessthanorequal'] },
  below: { after: ['lt', 'before', 'lessthan', 'below'] },
  equal: { after: ['eq', 'equals', 'equal', 'exact', 'iexact', 'is', 'equalto'], before: [] },
  among: { after: ['in', 'anyof', 'oneof'], before: [] },
  not: { after: ['ne', 'neq', 'not', 'notequal', 'notequals', 'noteq', 'isnot'], before: ['not', 'exclude'] },
  notAmong: { after: ['nin', 'notin', 'noneof'], before: [] },
  contains: {
    after: [
      'like',
      'ilike',
      'contains',
      'icontains',
      'cont',
      'includes',
      'match',
      'substring',
      'search',
      'containstoken',
    ],
    before: ['search'],
  },
  startsWith: { after: ['startswith', 'istartswith', 'prefix', 'beginswith', 'start'], before: [] },
  endsWith: { after: ['endswith', 'iendswith', 'suffix', 'end'], before: [] },
  present: {
    after: ['exists', 'present', 'notnull', 'isnotnull', 'hasproperty', 'isset', 'notempty', 'isnotempty'],
    before: ['has'],
  },
  absent: {
    after: ['isnull', 'null', 'missing', 'absent', 'isempty', 'nothasproperty', 'notset'],
    before: ['no', 'without'],
  },
} as const satisfies Record<Operator, OperatorWords>;

interface OperatorWords {
  readonly after: readonly string[];
  /** The words that come before the property; where left out, the same. */
  readonly before?: readonly string[];
}

/** A way to read a parameter's name: an operator, and the words of the property. */
export interface OperatorReading {
  readonly operator: Operator;
  /** The word of the operator. */
  readonly word: string;
  /** The words of the property; none in a name that is an operator alone. */
  readonly of: readonly string[];
}

const entries = Object.entries(operatorWords) as readonly (readonly [Operator, OperatorWords])[];

const operatorsAfter = byWord(({ after }) => after);
const operatorsBefore = byWord(({ after, before = after }) => before);

function byWord(
  wordsOf: (words: OperatorWords) => readonly string[],
): ReadonlyMap<string, readonly Operator[]> {
  const words = new Set(entries.flatMap(([, each]) => wordsOf(each)));
  return new Map(
    [...words].map((word) => [
      word,
      entries.filter(([, each]) => wordsOf(each).includes(word)).map(([operator]) => operator),
    ]),
  );
}

/** The most words that an operator is written in: `greater_than_or_equal`. */
const maxWords = 4;

/** The ways to read a parameter's name, the likeliest first: `price_not_in` is `not in` before it is `in`. */
export function operatorReadings(name: string): readonly OperatorReading[] {
  const words = wordsOf(name);
  const counts = Array.from({ length: Math.min(maxWords, words.length) }, (_, i) => i + 1).reverse();
  return [
    ...counts.flatMap((count) => readingsOf(operatorsAfter, words.slice(-count), words.slice(0, -count))),
    ...counts.flatMap((count) => readingsOf(operatorsBefore, words.slice(0, count), words.slice(count))),
  ];
}

function readingsOf(
  table: ReadonlyMap<string, readonly Operator[]>,
  words: readonly string[],
  of: readonly string[],
): readonly OperatorReading[] {
  const word = words.join('');
  return (table.get(word) ?? []).map((operator) => ({ operator, word, of }));
}

/** The likeliest operator that a word means, as in `{field, operator: "GT", value}`. */
export function operatorOf(word: string): Operator | undefined {
  return operatorsAfter.get(word)?.[0];
}

/** Whether a property of a parameter's value is an operator, as the `gte` of `created[gte]` is. */
export function isOperator(name: string): boolean {
  return operatorsAfter.has(wordsOf(name).join(''));
}

/** `created_after`, `createdAfter` and `created[after]` are the same words. */
function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
