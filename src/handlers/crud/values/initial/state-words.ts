import { plainName } from '../../../../inference/naming.ts';
import { englishName } from '../../../../sample/english-names.ts';
import { splitWords } from '../../../../sample/property-words.ts';

/** The states before which nothing has happened to an item. */
const beginnings = ['new', 'created', 'draft', 'todo', 'to_do', 'backlog', 'not_started', 'unstarted'];

/**
 * The states in which an item may begin, the likeliest first: an enum that has several of them begins with the first of
 * this table. `requires_…` stands for all states that begin with the word.
 */
const initialStates: readonly string[] = [
  ...beginnings,
  ...[
    'submitted',
    'applied',
    'requested',
    'placed',
    'received',
    'registered',
    'initiated',
    'initial',
    'initialized',
  ],
  ...['queued', 'enqueued', 'pending', 'waiting', 'open', 'opened', 'invited', 'unread', 'unverified'],
  ...['validating', 'verifying', 'scheduled', 'planned', 'upcoming'],
  ...['provisioning', 'creating', 'initializing', 'starting', 'booting'],
  ...['requires_payment_method', 'requires_…', 'awaiting_…', 'pending_…', 'waiting_…', 'not_…'],
  ...['active', 'available', 'trialing', 'trial', 'in_progress', 'enabled', 'started', 'processing'],
  ...['running', 'live', 'online', 'up', 'idle', 'ready', 'ok', 'healthy', 'normal', 'valid', 'on'],
  ...['visible', 'shown', 'listed'],
  ...['incomplete', 'unpaid', 'unpublished', 'private', 'free', 'unassigned', 'unconfirmed', 'unresolved'],
];

/** The last words of states in which nothing begins: something has ended, failed or been taken away. */
const terminalStates = new Set(
  [
    'expired failed failure fail canceled cancelled canceling cancelling deleted deleting removed succeeded success',
    'successful completed complete done finished ended archived paused disabled inactive deactivated closed rejected',
    'declined denied refused error errored errors due overdue terminated terminating stopped stopping suspended blocked',
    'banned revoked refunded voided void uncollectible resolved delivered shipped fulfilled paid settled processed',
    'published approved accepted verified confirmed sent dropped bounced lost won offline unavailable',
    'unhealthy degraded timeout aborted skipped dead down off invalid locked returned disputed retired released read',
    'hidden invisible unlisted muted snoozed frozen quarantined flagged reported spam',
    'acknowledged merged dismissed withdrawn exhausted used consumed sold unsubscribed unreachable broken critical left churned out',
  ].flatMap((line) => line.split(' ')),
);

/** Terminal states that are good news: where an enum has nothing else, what is done has succeeded. */
const goodResults = [
  'ok',
  'success',
  'succeeded',
  'successful',
  'completed',
  'complete',
  'done',
  'finished',
  'paid',
  'published',
  'approved',
  'public',
];

/** Values that say nothing: `STATE_UNSPECIFIED`. */
const nothing = /(^|_)(unspecified|unknown|undefined|none|null|other|n_a|not_set|unset|invalid|default)$|^$/;

/** Whether a value of an enum says nothing, such as `unknown` or `ROLE_UNSPECIFIED`. */
export function saysNothing(value: unknown): boolean {
  return typeof value === 'string' && nothing.test(splitWords(value));
}

/** Whether a word names a state in which something has ended, failed or been taken away: `past_due`, `isArchived`. */
export function isTerminalState(state: string): boolean {
  const words = englishName(state).split('_');
  if (words[0] === 'not' && words.length > 1) return false;
  return terminalStates.has(words.at(-1) ?? '');
}

/** How likely an item begins in a state, 0 for the likeliest; `undefined` for one that the table does not have. */
export function initialRank(state: string): number | undefined {
  const words = englishName(state);
  const rank = initialStates.findIndex((each) =>
    each.endsWith('…') ? words.startsWith(each.slice(0, -1)) : plainName(each) === plainName(words),
  );
  return rank === -1 ? undefined : rank;
}

/** Whether nothing has happened yet to an item in a state: to one that is `submitted`, something has. */
export function isBeginning(state: string): boolean {
  return beginnings.some((each) => plainName(each) === plainName(englishName(state)));
}

/** How good a result a terminal state is, 0 for the best; `undefined` for one that is none. */
export function resultRank(state: string): number | undefined {
  const rank = goodResults.indexOf(plainName(englishName(state)));
  return rank === -1 ? undefined : rank;
}
