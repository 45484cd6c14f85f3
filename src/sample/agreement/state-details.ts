import { splitWords } from '../property-words.ts';
import type { AgreementRule, Changes } from './agreement-rule.ts';
import type { Field, ObjectFields } from './object-fields.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** States in which nothing has gone on yet. */
const early =
  'draft pending new open todo to_do backlog created submitted requested placed queued waiting unpaid scheduled planned upcoming invited unverified in_cart awaiting_payment pending_payment initiated';
const gone = 'cancelled canceled rejected failed declined expired denied void voided abandoned no_show';
const underWay =
  'paid confirmed processing preparing packed accepted approved in_progress active running started in_review review ready assigned ongoing';

/** An event of which an object may have the time, the reason and the like, and the states that say whether it has happened. */
interface EventStates {
  /** What names of properties call it. */
  readonly event: RegExp;
  /** The states in which alone it has happened. */
  readonly only?: ReadonlySet<string>;
  /** The states in which it has not happened yet; without either, a flag of its name alone says so: `read`. */
  readonly before?: ReadonlySet<string>;
}

const events: readonly EventStates[] = [
  { event: /^(?:cancel|cancell?ed|cancell?ation)$/, only: set('cancelled canceled') },
  { event: /^(?:refund|refunded)$/, only: set('refunded partially_refunded returned') },
  { event: /^(?:reject|rejected|rejection|declined|denied|decline)$/, only: set('rejected declined denied') },
  { event: /^(?:failed|failure|error|errored)$/, only: set('failed error errored failure declined bounced') },
  { event: /^(?:deleted|deletion|removed|soft_deleted)$/, only: set('deleted removed') },
  { event: /^(?:archived|archive)$/, only: set('archived') },
  {
    event: /^(?:suspended|suspension|banned|blocked|ban|locked|deactivated|disabled|deactivation)$/,
    only: set('suspended banned blocked locked deactivated inactive disabled'),
  },
  {
    event: /^(?:terminated|termination|left|exit|quit)$/,
    only: set('terminated left resigned ended inactive retired'),
  },
  { event: /^returned$/, only: set('returned completed closed') },
  { event: /^(?:disputed|dispute|escalated|escalation)$/, only: set('disputed escalated') },
  {
    event: /^(?:resolved|resolution|closed|close|completed|completion|finished|done)$/,
    only: set(
      'resolved closed done completed complete finished delivered success succeeded successful merged paid fulfilled ended archived won',
    ),
  },
  { event: /^(?:delivered)$/, only: set('delivered completed complete fulfilled returned refunded') },
  { event: /^(?:shipped|dispatched|fulfilled)$/, before: set(`${early} ${gone} ${underWay}`) },
  {
    event: /^(?:paid|payment|captured|settled)$/,
    before: set(`${early} ${gone} overdue past_due sent issued trial trialing`),
  },
  {
    event: /^(?:confirmed|approved|accepted|verified|activated|processed|started|approval|confirmation)$/,
    before: set(`${early} ${gone}`),
  },
  { event: /^(?:read|seen|viewed|acknowledged|dismissed|pinned|hidden|used|redeemed)$/ },
  { event: /^(?:published)$/, before: set('draft scheduled in_review review pending rejected') },
];

/** What else is said of an event: `cancelled_at`, `refund_amount`, `rejection_reason`. */
const detail = /_(?:at|on|date|time|timestamp|by|reason|note|notes|message|amount|code|details)$/;

/** What objects without any state have not gone through. */
const rare =
  /^(?:cancel|cancell?ed|cancell?ation|deleted|deletion|removed|soft_deleted|archived|archive|suspended|suspension|banned|blocked|ban|deactivated|terminated|termination|refund|refunded|reject|rejected|rejection|failed|failure|locked|disabled)$/;

/** The times, reasons and flags of what an object's state says has not happened are not there. */
export const stateDetails: AgreementRule = {
  concerns: (names) => names.some((name) => eventIn(name) !== undefined),
  changes: (fields) => {
    const states = statesOf(fields);
    return Object.assign(
      {},
      ...[...fields.values()].map((field) => detailChange(field, states, fields)),
    ) as Changes;
  },
};

/** The word by which a property names an event, and the event; absent for any other property. */
function eventIn(words: string): { readonly word: string; readonly event: EventStates } | undefined {
  const word = words.replace(detail, '').replace(/^(?:is|was|date)_/, '');
  const event = events.find((each) => each.event.test(word));
  return event === undefined ? undefined : { word, event };
}

function detailChange(field: Field, states: readonly string[], fields: ObjectFields): Changes {
  const found = eventIn(field.words);
  if (found === undefined || field.isFixed || /(^|_)(status|state)$/.test(field.words)) return {};
  const { word, event } = found;
  return changeFor(field, hasHappened(event, word, states, fields), word);
}

function changeFor(field: Field, happened: boolean | undefined, word: string): Changes {
  const { name, value, words } = field;
  if (typeof value === 'boolean') {
    return happened === undefined || happened === value ? {} : { [name]: happened };
  }
  // A name without a detail, such as `payment`, is an object or a list of its own.
  if (happened !== false || words === word) return {};
  if (!field.isRequired) return { [name]: undefined };
  return field.isNullable ? { [name]: null } : {};
}

/** Whether an event has happened by the states, or by a flag of its name; undefined where nothing says so. */
function hasHappened(
  { event, only, before }: EventStates,
  word: string,
  states: readonly string[],
  fields: ObjectFields,
): boolean | undefined {
  const flag = [...fields.values()].find(
    ({ words, value }) => typeof value === 'boolean' && event.test(words.replace(/^is_/, '')),
  );
  const isSaidByState = states.length > 0 && (only ?? before) !== undefined;
  if (!isSaidByState) {
    if (flag !== undefined) return flag.value === true;
    return rare.test(word) ? false : undefined;
  }
  if (only !== undefined) return states.some((state) => only.has(state));
  return states.every((state) => before?.has(state) !== true);
}

/** The states of an object, in snake case. */
function statesOf(fields: ObjectFields): readonly string[] {
  return [...fields.values()].flatMap(({ words, value }) =>
    typeof value === 'string' && /(?:^|_)(?:status|state|stage|phase)$/.test(words)
      ? [splitWords(value)]
      : [],
  );
}
