import { plainName } from '../../../inference/naming.ts';
import { stateNamesAfter } from '../../../inference/state-transition.ts';
import { splitWords } from '../../../sample/property-words.ts';
import { enumOf, isState } from './initial/initial-state.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/** Words of a flag that ask for something to come first: `require_approval`. */
const asking = /^(require|requires|required|needs?|await|awaits)$/;

/** Words of a state that waits for something: `pending_approval`, `requires_capture`. */
const waiting = /^(pending|awaiting|waiting|requires?|needs?|await|un)$/;

/** Words of a flag that say nothing of a state: `is_draft`, `as_draft`. */
const fillers = new Set('is as in to be set should auto start save create mark'.split(' '));

/**
 * The state that a flag of the request asks for: `pending_approval` for `require_approval: true`, `draft` for
 * `draft: true`, `requires_capture` for `capture: false`, `ACTIVE` for `?activate=true`. `undefined` where no flag names one
 * state alone.
 */
export function askedState({ name, merged, siblings, given }: Missing): RuleValue | undefined {
  const values = enumOf(merged);
  const acted = given.act === undefined ? [] : values.filter((value) => isOfAct(value, given.act ?? ''));
  if (acted.length === 1) return { value: acted[0] };
  if (values.length === 0 || !isState(name, values)) return undefined;
  const states = values.filter((value) => typeof value === 'string');
  for (const [flag, value] of [...siblings, ...Object.entries(given.flags ?? {})]) {
    const state = typeof value === 'boolean' ? stateByFlag(flag, value, states) : undefined;
    if (state !== undefined) return { value: state };
  }
  return undefined;
}

/** Whether a value is called after the act that makes an item: `WITHDRAWAL` of `withdraw`, `purchase` of `purchase`. */
function isOfAct(value: unknown, act: string): boolean {
  if (typeof value !== 'string' || act.length < 3) return false;
  const stem = act.replace(/e$/, '');
  return plainName(value) === act || (stem.length > 3 && plainName(value).startsWith(stem));
}

/** The state that a flag names alone, else the one to which the verb leads that it is called after. */
function stateByFlag(flag: string, value: boolean, states: readonly string[]): string | undefined {
  const named = states.filter((each) => namesState(flag, value, each));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const names = value ? stateNamesAfter(flag) : [];
  return names.flatMap((name) => states.find((state) => plainName(state) === name) ?? [])[0];
}

function namesState(flag: string, value: boolean, state: string): boolean {
  const words = splitWords(flag).split('_');
  const subject = words.filter((word) => !asking.test(word) && !fillers.has(word)).map(stemOf);
  const isWaitedFor = words.some((word) => asking.test(word)) === value;
  const [first = '', ...others] = splitWords(state).split('_');
  const isWaiting = others.length > 0 && waiting.test(first);
  const of = isWaiting ? others : [first, ...others];
  // A flag that is not set asks for nothing but what it would have done.
  const isMeant = isWaiting ? isWaitedFor : value;
  return isMeant && subject.length > 0 && subject.join(' ') === of.map(stemOf).join(' ');
}

/** A word without its ending: `publish` for `published`. */
function stemOf(word: string): string {
  return word.replace(/(ed|d|ing)$/, '').replace(/e$/, '');
}
