import { createPairFinder, type WordPair } from '../../../../sample/agreement/name-pairs.ts';
import { parseWrittenTime, type WrittenTime } from '../../../../sample/agreement/written-time.ts';
import { englishName } from '../../../../sample/english-names.ts';
import type { Members } from '../../draft.ts';

const day = 86_400_000;

/** Words for when something begins and when it ends, the likeliest first: guests arrive before they depart, trains after. */
const table: readonly WordPair[] = [
  ...pairsOf(['check_in', 'checkin', 'checked_in'], ['check_out', 'checkout', 'checked_out']),
  ...pairsOf(['pickup', 'pick_up', 'rental', 'rent'], ['dropoff', 'drop_off', 'return']),
  ...pairsOf(['clock_in', 'clocked_in', 'punch_in'], ['clock_out', 'clocked_out', 'punch_out']),
  ...pairsOf(
    ['start', 'starts', 'started', 'begin', 'begins', 'begun', 'from'],
    ['end', 'ends', 'ended', 'finish', 'finishes', 'finished', 'stopped', 'to', 'until', 'till'],
  ),
  ...pairsOf(['arrival', 'arrive', 'arrives'], ['departure', 'depart', 'departs']),
  ...pairsOf(['departure', 'depart', 'departs'], ['arrival', 'arrive', 'arrives']),
];

const finder = createPairFinder(table);

/** From when to when something lasts, as an item says. */
export interface TimeSpan {
  readonly first: WrittenTime;
  readonly last: WrittenTime;
}

/** How long an item lasts by two times of its own of one kind; `undefined` where it does not say, or ends before it begins. */
export function timeSpanIn(members: Members): TimeSpan | undefined {
  const byWords = new Map([...members].map(([name, value]) => [englishName(name), value]));
  for (const { first, second } of finder.among([...byWords.keys()])) {
    const [from, to] = [parseWrittenTime(byWords.get(first)), parseWrittenTime(byWords.get(second))];
    if (from === undefined || to === undefined || from.isOfDay !== to.isOfDay) continue;
    if (to.time >= from.time) return { first: from, last: to };
  }
  return undefined;
}

const ends = new Set(table.flatMap(([, second]) => second.split('_')));

/** When something begins whose end a property is: the `startTime` of an `endTime`. `undefined` for what is no end. */
export function beginOf(end: string, members: Members): WrittenTime | undefined {
  const words = englishName(end).split('_');
  if (!words.some((word) => ends.has(word))) return undefined;
  const byWords = new Map([...members].map(([name, value]) => [englishName(name), value]));
  const pairs = finder.among([...byWords.keys(), englishName(end)]);
  const { first } = pairs.find(({ second }) => second === englishName(end)) ?? {};
  return first === undefined ? undefined : parseWrittenTime(byWords.get(first));
}

/** How many days, or nights, a span takes, one that has begun as a whole one. */
export function daysIn({ first, last }: TimeSpan): number {
  return Math.ceil((last.time - first.time) / day);
}

function pairsOf(firsts: readonly string[], seconds: readonly string[]): readonly WordPair[] {
  return firsts.flatMap((first) => seconds.map((second): WordPair => [first, second]));
}
