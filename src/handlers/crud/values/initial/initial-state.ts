import { meaningOf } from '../../../../inference/names/enum-names.ts';
import { plainText } from '../../../../json.ts';
import { englishName } from '../../../../sample/english-names.ts';
import type { MergedSchema } from '../../../../schema/merged-schema.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { initialRole, isRoleName } from './initial-role.ts';
import { initialRank, isBeginning, isTerminalState, resultRank, saysNothing } from './state-words.ts';

/** So many values in the order of the alphabet are hardly in the order of an item's life by accident. */
const fewestSorted = 4;

/** The value of an enum in which an item begins: for a state never one in which something has ended. */
export function initialState(missing: Missing): RuleValue | undefined {
  const values = enumOf(missing.merged);
  if (values.length > 0) return { value: initialChoice(missing, values) };
  return isStateName(missing.name) ? stateInWords(missing) : undefined;
}

/** The values of a property's enum, without `null`. */
export function enumOf({ keywords }: MergedSchema): readonly unknown[] {
  return Array.isArray(keywords.enum) ? keywords.enum.filter((value) => value !== null) : [];
}

/** Whether a property is the state of an item by its name: `status`, `orderState`, `phase`. */
export function isStateName(name: string): boolean {
  return /(status|state|phase|stage|lifecycle)$/.test(englishName(name));
}

/** Whether the values of an enum are states: by the property's name, or because some begin and some end something. */
export function isState(name: string, values: readonly unknown[]): boolean {
  const words = withoutPrefix(values);
  const isNamed = isStateName(name) && values.every((value) => typeof value === 'string');
  return isNamed || (words.some((word) => initialRank(word) !== undefined) && words.some(isTerminalState));
}

/** The value of an enum in which a property begins; for a state never one in which something has ended. */
export function initialChoice(
  { name, words: ofName, merged }: Pick<Missing, 'name' | 'words' | 'merged'>,
  values: readonly unknown[],
): unknown {
  const example = exampleOf(merged);
  const meanings = values.map((value) => meaningOf(merged.keywords, value));
  if (!isState(name, meanings)) {
    if (isRoleName(ofName)) return initialRole(values);
    return values.find((value) => !saysNothing(value)) ?? values[0];
  }
  const words = withoutPrefix(meanings);
  const states = values.map((value, i) => ({ value, word: words[i] ?? '' }));
  const possible = states.filter(({ word }) => !isTerminalState(word) && !saysNothing(word));
  const shown = possible.find(({ value, word }) => value === example && initialRank(word) !== undefined);
  const [first] = states;
  const isListedByLife = values.length < fewestSorted || !isSorted(words);
  const isFirst = first !== undefined && isListedByLife && possible.includes(first);
  const isAfterNew =
    possible.some(({ word }) => word.toLowerCase() === 'new') && !isBeginning(first?.word ?? '');
  const begun = isFirst && initialRank(first.word) !== undefined && !isAfterNew ? first : undefined;
  const best = shown ?? begun ?? leastBy(possible, ({ word }) => initialRank(word)) ?? possible[0];
  if (best !== undefined) return best.value;
  const result = leastBy(states, ({ word }) => resultRank(word));
  return (result ?? states.find(({ word }) => !saysNothing(word)) ?? first)?.value;
}

/** The first of the elements with the least rank; `undefined` where none has one. */
function leastBy<T>(elements: readonly T[], rankOf: (element: T) => number | undefined): T | undefined {
  return elements.reduce<T | undefined>((least, each) => {
    const [rank, other] = [rankOf(each), least === undefined ? undefined : rankOf(least)];
    return rank !== undefined && (other === undefined || rank < other) ? each : least;
  }, undefined);
}

function isSorted(words: readonly string[]): boolean {
  return words.every((word, i) => i === 0 || (words[i - 1] ?? '').toLowerCase() <= word.toLowerCase());
}

/** The values without the words that they all begin with: `ACTIVE` for `ORDER_STATUS_ACTIVE`. */
function withoutPrefix(values: readonly unknown[]): readonly string[] {
  const texts = values.filter((value) => typeof value === 'string');
  const [first = ''] = texts;
  const length = texts.length < 2 ? 0 : first.lastIndexOf('_') + 1;
  for (let end = length; end > 0; end = first.lastIndexOf('_', end - 2) + 1) {
    const prefix = first.slice(0, end);
    if (texts.every((text) => text.startsWith(prefix) && text.length > end))
      return texts.map((text) => text.slice(end));
  }
  return values.map(plainText);
}

function exampleOf({ keywords: { example, examples } }: MergedSchema): unknown {
  return example ?? (Array.isArray(examples) ? examples[0] : undefined);
}

/** The state of a property without an enum: its example, or a word that its description quotes, else `active`. */
function stateInWords({ merged, words, schema }: Missing): RuleValue | undefined {
  if (!merged.types.has('string')) return undefined;
  const description = plainText(merged.keywords.description ?? schema.description ?? '');
  const quoted = [...description.matchAll(/[`'"“]([A-Za-z][\w-]*)[`'"”]/g)].map(([, word = '']) => word);
  const example = exampleOf(merged);
  const named = leastBy(quoted, initialRank);
  const candidates = [
    ...(typeof example === 'string' && !isTerminalState(example) ? [example] : []),
    ...(named === undefined ? [] : [named]),
    // A `state` may be one of the United States; a `status` is none.
    ...(words.endsWith('status') ? ['active'] : []),
  ];
  const value = candidates.find((each) => fitsProperty(merged, each));
  return value === undefined ? undefined : { value };
}
