import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';

/** How an operation refuses what the state of an item does not allow. */
export interface StateRefusal {
  readonly status: 400 | 409 | 412 | 422;
  /** What the contract says of it, in small letters. */
  readonly description: string;
}

/** What descriptions say of a state that does not allow something. */
const aboutStates =
  /\balready\b|\bcan(?:not|'t| not)\b|\bnot (?:allowed|possible|cancell?able|editable|in (?:a|the|an)\b)|\b(?:invalid|wrong|illegal|current|order|its) (?:state|status|transition)\b|\btransition\b|\b(?:state|status) (?:does not|doesn't|conflict)/;

/** What they say of other conflicts: of two requests, of two versions, of a name that is taken. */
const aboutOthers = /idempoten|version|etag|concurren|duplicate|\bexists\b|in use\b|\btaken\b|simultan/;

/**
 * The status by which an action refuses an item whose state does not allow it: a declared 409, unless its description is
 * about something else, or another failure that is described so. `undefined` where nothing is declared.
 */
export function stateRefusal({ responses }: Pick<Operation, 'responses'>): StateRefusal | undefined {
  for (const status of [409, 422, 400, 412] as const) {
    const response = Object.hasOwn(responses, `${status}`) ? responses[`${status}`] : undefined;
    if (response === undefined) continue;
    const description = (response.description ?? '').toLowerCase();
    const isAboutStates = aboutStates.test(description);
    if (isAboutStates || (status === 409 && !aboutOthers.test(description))) return { status, description };
  }
  return undefined;
}

/** States that nothing leaves but by what takes them back, by plain names. */
const finalStates: ReadonlySet<string> = new Set(
  (
    'canceled cancelled void voided expired refunded terminated deleted delivered completed complete finished returned ' +
    'rejected declined withdrawn failed'
  ).split(' '),
);

/** Those that a status which is sent does not leave either: a finished task may be opened again by it. */
const lastStates: ReadonlySet<string> = new Set(
  'canceled cancelled void voided expired refunded terminated deleted delivered'.split(' '),
);

/** Verbs that take an end back, or follow it. */
const afterEnds =
  /^(?:un|re(?:open|store|activate|sume|new|try|set|submit|instate|start|turn|fund|view|mind|send|order|move|ceive|schedule|build|run)|undo|archive|delete|rate|copy|clone|duplicate|activate|enable|dispute|appeal|hide|close|collect|export|print|send|read)/;

/** Verbs that may be repeated at will, though they lead to a state. */
const repeatable =
  /^(?:re(?:start|boot|try|fresh|new|send|set|load|build|run|open|activate)|retry|run|ping|sync|touch|extend|toggle|flip|send|read|view|seen|open|like|favou?rite|star|pin|follow|subscribe|watch|bookmark|vote|upvote|downvote)/;

/** Whether an action may be repeated on an item that is where it leads. */
export function isRepeatable(verb: string): boolean {
  return repeatable.test(plainName(verb));
}

/** Whether an item in a state is past what an action does to it: a cancelled order is not shipped. */
export function hasEndedFor(state: string, verb: string): boolean {
  return finalStates.has(plainName(state)) && !afterEnds.test(plainName(verb));
}

/** Whether no status that is sent leaves a state. */
export function isLastState(state: string): boolean {
  return lastStates.has(plainName(state));
}

/** Whether a description says that items in a state are refused: "already cancelled or shipped". */
export function refusesState({ description }: StateRefusal, state: string): boolean {
  const words = state
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  const isExclusive =
    /\bonly\b|\bmust\b|\bunless\b|\bexcept\b|\bnot (?:in|yet|a|an)\b|\bisn't\b|\bis not\b/.test(description);
  return (
    words.length > 3 &&
    !isExclusive &&
    new RegExp(`\\b(?:already|once|after|been|is|or) (?:\\w+ or )?${words}\\b`).test(description)
  );
}
