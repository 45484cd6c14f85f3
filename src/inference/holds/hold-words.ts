import { lastSegmentOf, plainName, singularsOf } from '../naming.ts';

/** By what somebody takes part in something, in the words of collections; a new word is one more. */
const takingPart: readonly string[] =
  'enrollment enrolment registration participation participant attendee attendance rsvp signup admission'.split(
    ' ',
  );

/** By what somebody has something for a while. */
const having: readonly string[] =
  'booking reservation appointment loan rental borrowing borrow checkout lease hire meeting stay ticket lending'.split(
    ' ',
  );

/** How a row holds an item: with others, up to as many as there is room for, or for itself. */
export type HoldKind = 'part' | 'use';

/** How the rows of a collection hold what they refer to, by its name: `enrollments`, `room-bookings`. */
export function holdKindOf(collection: string): HoldKind | undefined {
  if (isOneOf(collection, takingPart)) return 'part';
  return isOneOf(collection, having) ? 'use' : undefined;
}

function isOneOf(collection: string, words: readonly string[]): boolean {
  return singularsOf(lastSegmentOf(collection)).some((word) => words.some((each) => word.endsWith(each)));
}

/** What else links two things, in the words of collections. */
const linking: readonly string[] =
  'membership assignment favorite favourite bookmark like subscription link follow grant'.split(' ');

/** Whether the rows of a collection are there to link two others, by its name. */
export function isLinking(collection: string): boolean {
  return holdKindOf(collection) !== undefined || isOneOf(collection, linking);
}

/** The properties that say who takes part in something, or has it: `studentId`, `attendee_email`. */
const people =
  /^(?:user|student|member|attendee|participant|patient|customer|client|guest|player|employee|person|volunteer|learner|trainee|borrower|tenant)(?:id|uuid|email)$|^email$/;

/** Whether a property says who takes part in something, or has it. */
export function namesParticipant(name: string): boolean {
  return people.test(plainName(name));
}

const places = '(?:spots?|seats?|places?|slots?|spaces?|copies|units|tickets|spaces?)';
const takers = '(?:participants?|attendees?|students?|members?|players?|guests?|people|users?)';
const links = '(?:enroll?ments?|registrations?|bookings?|reservations?|signups?|rsvps?)';
const taken =
  '(?:enrolled|registered|attending|booked|reserved|taken|joined|signedup|borrowed|loaned|rented)';

const capacities = new RegExp(
  `^(?:max(?:imum)?|total)?capacity$|^max(?:imum)?(?:${takers}|${places}|${links}|size)$|` +
    `^(?:total)(?:${places})$|^copies$|^(?:${takers}|${links})(?:limit|max)$`,
);
const rooms = new RegExp(
  `^(?:available|remaining|free|open)(?:${places}|capacity)$|^${places}(?:available|remaining|left|free)$`,
);
const counts = new RegExp(
  `^(?:current|num|numberof|total)?${taken}(?:count|total|${takers}|${places})?$|` +
    `^(?:current|num|numberof|total)(?:${takers}|${links})$|^(?:current|enrolled|registered)?(?:${takers}|${links})(?:count|total)?$`,
);

/** Whether a number says how many an item has room for in all: `capacity`, `max_participants`, `totalCopies`. */
export function isCapacity(name: string): boolean {
  return capacities.test(plainName(name));
}

/** Whether a number says how many there is room for still: `availableSpots`, `seats_left`. */
export function isRoomLeft(name: string): boolean {
  return rooms.test(plainName(name));
}

/** Whether a number says how many hold the item: `enrolledCount`, `registered`, `currentParticipants`. */
export function isHeldCount(name: string): boolean {
  return counts.test(plainName(name));
}

/** The words of flags and states, by plain names, for what somebody has, and for what nobody has. */
const heldWords: readonly string[] =
  'booked reserved taken occupied rented borrowed loaned onloan checkedout lent unavailable leased'.split(
    ' ',
  );
const freeWords: readonly string[] = ['available', 'free', 'vacant', 'open'];

/** The values of a property while somebody has the item, and while nobody has. */
export interface HeldValues {
  readonly held: unknown;
  readonly free: unknown;
}

/** The values of a flag, by its name: `isBooked`, `available`. */
export function heldFlag(name: string): HeldValues | undefined {
  const word = plainName(name).replace(/^is/, '');
  if (heldWords.includes(word)) return { held: true, free: false };
  return freeWords.slice(0, 3).includes(word) ? { held: false, free: true } : undefined;
}

/** The same of a property with a few values: `available` and `borrowed`. */
export function heldState(values: unknown): HeldValues | undefined {
  const all = (Array.isArray(values) ? values : []).filter((each) => typeof each === 'string');
  const of = (words: readonly string[]) =>
    words.flatMap((word) => all.filter((each) => plainName(each) === word))[0];
  const [held, free] = [of(heldWords), of(freeWords)];
  return held === undefined || free === undefined ? undefined : { held, free };
}

/** The states of a row that holds nothing any more, by plain names, and those in which it has been had to its end. */
const overWords: ReadonlySet<string> = new Set(
  (
    'canceled cancelled dropped withdrawn rejected declined denied expired returned refunded released left void voided ' +
    'deleted removed inactive unenrolled unregistered'
  ).split(' '),
);
const endedWords: ReadonlySet<string> = new Set(
  'completed complete finished done ended closed checkedout noshow'.split(' '),
);

/** Times and flags that a row has once it holds nothing any more. */
const overMarks = /^(?:is)?(?:returned|cancell?ed|released|dropped|withdrawn|deleted)(?:at|on|date|time)?$/;

/** Whether a row holds nothing any more, by its states, flags and times. Who has completed a course has taken part in it. */
export function holdsNothing(kind: HoldKind, item: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(item).some(([name, value]) => {
    const plain = plainName(name);
    if (/(?:status|state)$/.test(plain)) {
      const word = typeof value === 'string' ? plainName(value) : '';
      return overWords.has(word) || (kind === 'use' && endedWords.has(word));
    }
    return overMarks.test(plain) && value !== null && value !== false && value !== undefined;
  });
}
