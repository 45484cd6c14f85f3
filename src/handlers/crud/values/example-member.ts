import { ownValue } from '../../../json.ts';
import { isIdName } from '../../../sample/id-name.ts';
import { fitsProperty } from './fits-property.ts';
import { isCounterName } from './initial/initial-number.ts';
import { enumOf, isState, isStateName } from './initial/initial-state.ts';
import { isTerminalState } from './initial/state-words.ts';
import type { Missing, RuleValue } from './missing-property.ts';
import { isChangedSince } from './timestamp-kind.ts';

/** Names, in snake case, of texts that classify an item and do not identify it. */
const categories =
  /(^|_)(object|kind|type|currency|locale|language|time_?zone|country|region|unit|units|mode|plan|tier|visibility|role)$/;

/** Names of numbers that identify an item, or say when something happened. */
const distinguishing =
  /(^|_)(id|uid|number|no|key|code|pin|port|at|on|date|time|timestamp|created|updated|expires|expires_in)$/;

/**
 * What an example of the contract says about how an item begins: the words of its states, its flags and its counters.
 * Its ids, times, tokens, names and texts are those of another item. The response to a create is believed; an item that
 * is merely read may be at its end, and has counted, and so may one that says that it has been changed since: many
 * contracts show the same call, completed, wherever they show one.
 */
export function exampleMember(missing: Missing): RuleValue | undefined {
  const { given, merged, name } = missing;
  if (given.example === undefined) return undefined;
  const value = ownValue(given.example.value, name);
  if (value === undefined || !fitsProperty(merged, value)) return undefined;
  const { isNew, isOwn = false } = given.example;
  if ((isOwn && isWord(missing, value)) || showsBeginning(missing, value, false)) return { value };
  const isBegun = isNew && showsBeginning(missing, value, true);
  return isBegun && (value === null || !isChangedSince(given.example.value)) ? { value } : undefined;
}

/** Whether a text is one that its schema has another example of, and neither an id nor a time: the name of a command. */
function isWord({ name, merged: { keywords } }: Missing, value: unknown): boolean {
  const { example, examples, format } = keywords;
  const isShown = example !== undefined || examples !== undefined;
  return isShown && typeof value === 'string' && !/^\d{4}-\d\d/.test(value) && !isIdName(name, format);
}

function showsBeginning({ name, words, merged }: Missing, value: unknown, isNew: boolean): boolean {
  if (value === null) return isNew;
  if (typeof value === 'boolean') return isNew || !(value && isTerminalState(words));
  if (typeof value === 'number') return !distinguishing.test(words) && (isNew || !isCounterName(words));
  if (typeof value !== 'string') return false;
  const values = enumOf(merged);
  const isOfState = values.length === 0 ? isStateName(name) : isState(name, values);
  if (isOfState) return isNew || !isTerminalState(value);
  return values.length > 0 || categories.test(words);
}

/** Whether an example has a property, so that it is there in a new item too. */
export function isInExample({ given, name }: Pick<Missing, 'given' | 'name'>): boolean {
  return given.example !== undefined && Object.hasOwn(given.example.value, name);
}
