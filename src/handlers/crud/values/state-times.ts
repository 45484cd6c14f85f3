import { meaningOf } from '../../../inference/names/enum-names.ts';
import { plainName } from '../../../inference/naming.ts';
import { rememberTexts } from '../../../remember-texts.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { Item } from '../stored-item.ts';
import { isStateName } from './initial/initial-state.ts';
import { isTerminalState } from './initial/state-words.ts';
import { formatTimestamp } from './timestamp-kind.ts';

/** The words in which times name a state that other properties name by another word: `started_at` for `running`. */
const otherWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['active', ['activated']],
  ['inactive', ['deactivated']],
  ['open', ['opened']],
  ['running', ['started']],
  ['inprogress', ['started']],
  ['done', ['completed', 'finished', 'ended']],
  ['complete', ['completed', 'ended']],
  ['completed', ['finished', 'ended']],
  ['finished', ['completed', 'ended']],
  ['won', ['closed']],
  ['lost', ['closed']],
  ['success', ['succeeded', 'completed']],
  ['void', ['voided']],
]);

/** The words of times for what is so no longer when a flag is cleared: `deactivated_at` for `isActive`. */
const cleared: ReadonlyMap<string, readonly string[]> = new Map([
  ['active', ['deactivated', 'inactivated', 'disabled']],
  ['enabled', ['disabled', 'deactivated']],
  ['available', ['unavailable']],
]);

/** What an item was and is, as far as its states go. */
export interface Transition {
  readonly before: Item;
  readonly after: Item;
}

/**
 * The times of the states that an item has entered and left: `closed_at` for a `state` that is now `closed`, or a flag
 * `closed` that is now set; nothing for one that it has come back from. `undefined` for a time that is to be left out.
 * @param properties those of the item's schemas
 */
export function stateTimes(
  properties: ReadonlyMap<string, MergedSchema>,
  { before, after }: Transition,
  now: Date,
): Item {
  const events = [...properties].flatMap(([name, merged]) => {
    const word = eventOf(name);
    return word === undefined ? [] : [{ name, merged, word }];
  });
  // Most items have no such time: their states need not be looked through.
  if (events.length === 0) return {};
  const entered = new Set<string>();
  const left = new Set<string>();
  for (const [name, value] of Object.entries(after)) {
    if (value === before[name]) continue;
    const { keywords = {} } = properties.get(name) ?? {};
    const [is, was] = [meaningOf(keywords, value), meaningOf(keywords, before[name])];
    const isBack = isBeginning(name, is) && was !== undefined;
    for (const word of wordsOf(name, is)) entered.add(word);
    if (!isBack) continue;
    for (const word of [...wordsOf(name, was), ...endsOf(properties.get(name))]) left.add(word);
  }
  if (entered.size === 0 && left.size === 0) return {};
  const times = events.flatMap(({ name, merged, word }): [string, unknown][] => {
    if (!entered.has(word) && !left.has(word)) return [];
    const time = formatTimestamp(now, name, merged);
    if (time === undefined) return [];
    return [[name, entered.has(word) ? time : merged.isNullable ? null : undefined]];
  });
  return Object.fromEntries(times);
}

/** The states in which an item is over and done with; what was published or paid remains so. */
const ends: ReadonlySet<string> = new Set(
  'closed resolved solved completed complete done finished ended canceled cancelled rejected failed'.split(
    ' ',
  ),
);

/** The ends that a property has among its states: what is open again is not `resolved` either, though it was closed last. */
function endsOf(merged: MergedSchema | undefined): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(merged?.keywords.enum) ? merged.keywords.enum : [];
  const words = listed.flatMap((value) => (typeof value === 'string' ? plainName(value) : []));
  return words.filter((word) => ends.has(word)).flatMap(withOthers);
}

/**
 * Whether an item is back at a beginning: in a state where nothing has ended, or without its flag.
 * One that is active is where it has begun.
 */
function isBeginning(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value === cleared.has(flagWord(name));
  return typeof value === 'string' && isStateName(name) && !isTerminalState(value);
}

/** The words of a state, of a flag that is set, and of what is so no longer when one is cleared; none for any other property. */
function wordsOf(name: string, value: unknown): readonly string[] {
  if (value === true) return withOthers(flagWord(name));
  if (value === false) return cleared.get(flagWord(name)) ?? [];
  return typeof value === 'string' && isStateName(name) ? withOthers(plainName(value)) : [];
}

function flagWord(name: string): string {
  return plainName(name).replace(/^is/, '');
}

function withOthers(word: string): readonly string[] {
  return [word, ...(otherWords.get(word) ?? [])].map(spelledOnce);
}

/** `canceled` in `canceled_at`, `cancelledOn` and `dateCancelled`. */
const eventOf = rememberTexts((name): string | undefined => {
  const plain = plainName(name);
  const [, event = /^(?:date|time)(.+ed)$/.exec(plain)?.[1]] =
    /^(.+?)(?:at|on|date|time|timestamp)$/.exec(plain) ?? [];
  return event === undefined ? undefined : spelledOnce(event);
});

/** American and British spellings are one word. */
function spelledOnce(word: string): string {
  return word.replace('cancelled', 'canceled');
}
