import { plainText } from '../../../json.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { enumNames } from '../../names/enum-names.ts';
import { plainName, singularsOf } from '../../naming.ts';
import type { Filter, NamedState } from '../filter.ts';
import { derivedStateCalled } from './derived-state.ts';

/**
 * The state that a word names: a flag such as `featured` or `isActive`, also by `inactive`, a value such as `draft`; else a time,
 * as `unread` is where `readAt` has none; else what follows from the clock or from several values, as `overdue` does.
 */
export function stateCalled(
  mergeSchema: MergeSchema,
  row: MergedSchema,
  word: string,
): NamedState | undefined {
  const states = [...row.properties].flatMap(
    ([property, schema]) => stateIn(property, mergeSchema(schema), word) ?? [],
  );
  const times = [...row.properties].flatMap(([property, schema]) => {
    const isOptional = !row.required.has(property);
    return timeIn(property, mergeSchema(schema), { word, isOptional }) ?? [];
  });
  const [first, ...others] = states.length > 0 ? states : times;
  if (first === undefined) return derivedStateCalled(mergeSchema, row, word);
  return others.length === 0 ? first : undefined;
}

function stateIn(property: string, { types, keywords }: MergedSchema, word: string): NamedState | undefined {
  const plain = plainName(word);
  const flag = types.has('boolean') ? flagCalled(property, plain) : undefined;
  if (flag !== undefined) return { path: [property], value: flag };
  const words = new Set([plain, ...singularsOf(word)]);
  const found = enumNames(keywords).find(({ name }) => words.has(plainName(name)));
  return found === undefined ? undefined : { path: [property], value: found.value };
}

/** The words for a state that negate the name of its flag: `inactive`, `unread`, `not_paid`. */
const negation = /^(?:in|un|not)/;

function flagCalled(property: string, word: string): boolean | undefined {
  const flag = plainName(property).replace(/^is/, '');
  if (flag === word) return true;
  return word.replace(negation, '') === flag ? false : undefined;
}

function timeIn(
  property: string,
  { keywords, isNullable }: MergedSchema,
  { word, isOptional }: { readonly word: string; readonly isOptional: boolean },
): NamedState | undefined {
  const isTime = keywords.format === 'date-time' && (isNullable || isOptional);
  const [, done = ''] = /^(.+)(?:at|on|date|time)$/.exec(plainName(property)) ?? [];
  if (!isTime || !doneWord.test(done)) return undefined;
  const plain = plainName(word);
  if (done === plain) return { path: [property], isPresent: true };
  return plain.replace(negation, '') === done ? { path: [property], isPresent: false } : undefined;
}

/** What has been done to an item whose time is stated: `readAt`, `publishedAt`, `sentOn`; no `createdAt`, which all have. */
const doneWord = /^(?!creat|updat|modif)(?:\w+ed|read|seen|sent|paid|done|held|sold|won|lost)$/;

/**
 * The filter for the items in a state, where its parameter is true.
 * @param parameterPath where a query has it
 * @param otherwise whether false, too, selects, and then all others
 */
export function filterByState(
  state: NamedState,
  parameterPath: readonly string[],
  otherwise: 'others' | 'everything',
): Filter {
  const { path } = state;
  const base = { parameterPath, path };
  const isOnly = otherwise === 'everything';
  if ('conditions' in state) return { ...base, kind: 'derived', state, ...(isOnly && { isOnly }) };
  if ('isPresent' in state)
    return { ...base, kind: 'presence', isPresent: state.isPresent, ...(isOnly && { isOnly }) };
  const everything = isOnly ? ['false'] : [];
  // What has no flag is not in its state either: `unread` is whatever is not read.
  if (state.value === false)
    return { ...base, kind: 'value', isNegated: true, words: { everything, absent: [], spellings: {} } };
  const { value } = state;
  if (value === true) return { ...base, kind: 'value', words: { everything, absent: [], spellings: {} } };
  const words = { everything, absent: [], spellings: { true: plainText(value) } };
  return { ...base, kind: 'value', words };
}

/** What selects the items in a state, whatever the query says, beside other filters: as if it had the state under a name of its own. */
export function selectedByState(state: NamedState, filters: readonly Filter[] = []) {
  const name = `(${state.path.join('.')})`;
  return { filters: [filterByState(state, [name], 'others'), ...filters], fixedFilters: { [name]: true } };
}
