import { splitWords } from '../property-words.ts';
import type { AgreementRule, ArrangeOptions } from './agreement-rule.ts';
import { createPairFinder, type FieldPair } from './name-pairs.ts';
import { parseWrittenTime } from './written-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long it takes from the first to the second, at least and at most. */
type Span = readonly [least: number, most: number];

type TimePair = readonly [first: string, second: string, span: Span];

const stay: Span = [day, 6 * day];
const lasting: Span = [2 * day, 14 * day];
const while_: Span = [60 * day, 730 * day];

/** Times of which one comes before the other, and how much; where two lines concern a property, both are seen to. */
const pairs: readonly TimePair[] = [
  ...spread(['check_in', 'checkin'], ['check_out', 'checkout'], stay),
  ...spread(['pickup', 'pick_up', 'rental', 'rent'], ['dropoff', 'drop_off', 'return'], stay),
  ...spread(
    ['start', 'starts', 'started', 'begin', 'begins', 'from', 'since'],
    ['end', 'ends', 'ended', 'finish', 'finished', 'to', 'until', 'through'],
    lasting,
  ),
  ...spread(['started', 'opened'], ['completed', 'closed', 'resolved'], [hour, 9 * day]),
  ...spread(
    ['valid_from', 'effective', 'effective_from', 'active_from', 'not_before'],
    [
      'valid_until',
      'valid_to',
      'expiry',
      'expiration',
      'expires',
      'effective_to',
      'effective_until',
      'active_until',
      'active_to',
      'not_after',
    ],
    while_,
  ),
  ...spread(
    ['issue', 'issued', 'invoice', 'bill', 'loan', 'borrow', 'borrowed', 'checked_out', 'assigned'],
    ['due', 'payment_due', 'deadline'],
    [14 * day, 30 * day],
  ),
  ...spread(
    ['loan', 'borrow', 'borrowed', 'checked_out', 'departure'],
    ['return', 'returned'],
    [2 * day, 20 * day],
  ),
  ...spread(
    ['issue', 'issued', 'manufacture', 'manufactured', 'production', 'purchase'],
    ['expiry', 'expiration', 'expires', 'best_before', 'warranty_end', 'warranty_expiry', 'warranty_until'],
    while_,
  ),
  ...spread(
    ['created', 'creation', 'placed', 'ordered', 'order', 'submitted', 'requested'],
    [
      'updated',
      'modified',
      'last_modified',
      'last_updated',
      'paid',
      'confirmed',
      'approved',
      'shipped',
      'delivery',
      'delivered',
      'completed',
      'cancelled',
      'canceled',
      'resolved',
      'closed',
      'published',
      'processed',
    ],
    [hour, 12 * day],
  ),
  ...spread(['paid', 'confirmed'], ['shipped', 'delivered'], [6 * hour, 4 * day]),
  ...spread(['shipped', 'dispatched'], ['delivered', 'delivery', 'estimated_delivery'], [day, 4 * day]),
  ...spread(
    ['birth', 'birthday', 'dob'],
    ['hire', 'hired', 'join', 'joined', 'enrollment', 'registration', 'employment'],
    [7_000 * day, 15_000 * day],
  ),
  ...spread(
    ['hire', 'hired', 'join', 'joined'],
    ['termination', 'terminated', 'left', 'leaving', 'exit'],
    while_,
  ),
  ...spread(
    ['registration', 'registered', 'signup'],
    ['last_login', 'last_seen', 'last_active'],
    [hour, 60 * day],
  ),
];

const opening: readonly TimePair[] = spread(
  ['open', 'opens', 'opening'],
  ['close', 'closes', 'closing'],
  [8 * hour, 11 * hour],
);

/** Trains depart before they arrive, guests arrive before they depart. */
const travelling: readonly TimePair[] = [
  ['departure', 'arrival', [hour, 9 * hour]],
  ['depart', 'arrive', [hour, 9 * hour]],
  ['departs', 'arrives', [hour, 9 * hour]],
];
const staying: readonly TimePair[] = [
  ['arrival', 'departure', stay],
  ['arrive', 'depart', stay],
];
const stays = /guest|hotel|room|night|check|adults|reservation|accommodation/;

/** Whether it is over on the same day. */
const short =
  /title|attendee|participant|agenda|meeting|duration|capacity|speaker|doctor|patient|service|staff|employee|shift|course|lesson|venue|organizer|break|hours/;

function spread(firsts: readonly string[], seconds: readonly string[], span: Span): readonly TimePair[] {
  return firsts.flatMap((first) => seconds.map((second): TimePair => [first, second, span]));
}

const guests = createPairFinder([...pairs, ...opening, ...staying]);
const journeys = createPairFinder([...pairs, ...opening, ...travelling]);

const finderFor = (names: readonly string[]) => (stays.test(names.join(' ')) ? guests : journeys);

/** What begins ends later, and not years later. */
export const orderedTimes: AgreementRule = {
  concerns: (names) => finderFor(names).among(names).length > 0,
  changes: (fields, options) => {
    const names = [...fields.keys()];
    const values = new Map([...fields.values()].map(({ name, value }) => [name, value]));
    const changed: Record<string, unknown> = {};
    for (const pair of finderFor(names).of(fields)) {
      const [name, value] = orderedPair(pair, values, names.join(' '), options) ?? [];
      if (name === undefined) continue;
      values.set(name, value);
      changed[name] = value;
    }
    return changed;
  },
};

function orderedPair(
  { first, second, words: [, , span] }: FieldPair<TimePair>,
  values: ReadonlyMap<string, unknown>,
  names: string,
  { random, profile }: ArrangeOptions,
): readonly [name: string, value: unknown] | undefined {
  const [begin, end] = [parseWrittenTime(values.get(first.name)), parseWrittenTime(values.get(second.name))];
  if (begin === undefined || end === undefined || begin.isOfDay !== end.isOfDay) return undefined;
  const [least, most] = begin.isOfDay
    ? ofDay(span)
    : end.hasTime && short.test(names) && span === lasting
      ? [hour, 4 * hour]
      : span;
  const gap = end.time - begin.time;
  if (gap >= Math.min(least, hour) && gap > 0 && gap <= most * 1.5) return undefined;
  const draw = random.fork(`${first.name} ${second.name}`).next();
  const length = roundedSpan(least + draw * (most - least), end.hasTime);
  const later = begin.isOfDay
    ? Math.min(begin.time + length, 24 * hour - 15 * minute)
    : laterTime(begin.time + length, begin.time, profile.end, splitWords(second.name));
  const moved = end.write(later);
  if (!second.isFixed && later > begin.time && second.fits(moved)) return [second.name, moved];
  const earlier = begin.write(Math.max(0, end.time - length));
  return !first.isFixed && first.fits(earlier) ? [first.name, earlier] : undefined;
}

function ofDay([least, most]: Span): Span {
  return most > 12 * hour ? [hour, 4 * hour] : [least, most];
}

const past =
  /(^|_)(updated|modified|paid|confirmed|approved|shipped|delivered|completed|finished|ended|cancell?ed|resolved|closed|published|processed|returned|last_\w+)(_|$)/;

/** What has happened is not after the end of the demo. */
function laterTime(time: number, begin: number, end: number, words: string): number {
  return past.test(words) && time > end && begin < end ? Math.floor((begin + end) / 2000) * 1000 : time;
}

/** Whole days between days, quarters of an hour between times. */
function roundedSpan(length: number, hasTime: boolean): number {
  const unit = !hasTime || length >= 2 * day ? day : 15 * minute;
  return Math.max(unit, Math.round(length / unit) * unit);
}
