import { splitWords } from '../property-words.ts';
import type { AgreementRule, ArrangeOptions, Changes } from './agreement-rule.ts';
import type { Field, ObjectFields } from './object-fields.ts';

/** Names of the times at which something begins and at which it is over, in snake case. */
const begins =
  /^(?:check_?in|arrival|start|starts|begin|from|departure|scheduled|appointment|event|date_of_event|pick_?up)(?:_(?:date|at|time|on|for|date_time))?$|^(?:date|when)$/;
const ends = /^(?:check_?out|end|ends|finish|until|to|drop_?off|return)(?:_(?:date|at|time|on|date_time))?$/;

const states = /(?:^|_)(?:status|state)$/;

/** States of what has not begun, and of what is over. */
const open =
  /^(?:pending|confirmed|scheduled|planned|upcoming|booked|reserved|active|in_progress|checked_in|requested|open|ongoing|accepted|approved)$/;
const over =
  /^(?:completed|complete|done|finished|checked_out|ended|closed|attended|past|returned|fulfilled|expired)$/;

/** What lies ahead is not completed yet, and little of what is long over is still open. */
export const stateByTime: AgreementRule = {
  concerns: (names) =>
    names.some((name) => states.test(name)) && names.some((name) => begins.test(name) || ends.test(name)),
  changes: stateChanges,
};

function stateChanges(fields: ObjectFields, { profile, random }: ArrangeOptions): Changes {
  const state = [...fields.values()].find(({ words, isFixed }) => states.test(words) && !isFixed);
  if (typeof state?.value !== 'string' || state.choices.length === 0) return {};
  const word = splitWords(state.value);
  const end = timeIn(fields, ends) ?? timeIn(fields, begins);
  const begin = timeIn(fields, begins);
  if (begin !== undefined && begin > profile.end && over.test(word)) return change(state, ahead);
  const isLate = end !== undefined && end < profile.end && open.test(word);
  return isLate && random.fork('over').next() < 0.9 ? change(state, over) : {};
}

/** States of what lies ahead. */
const ahead =
  /^(?:confirmed|scheduled|planned|upcoming|booked|reserved|approved|accepted|pending|active|open)$/;

function change({ name, choices }: Field, allowed: RegExp): Changes {
  const other = choices.find((choice) => typeof choice === 'string' && allowed.test(splitWords(choice)));
  return other === undefined ? {} : { [name]: other };
}

function timeIn(fields: ObjectFields, names: RegExp): number | undefined {
  const found = [...fields.values()].find(
    ({ words, value }) => names.test(words) && typeof value === 'string',
  );
  const time = typeof found?.value === 'string' ? Date.parse(found.value) : Number.NaN;
  return Number.isFinite(time) ? time : undefined;
}
