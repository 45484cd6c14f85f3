import { plainText } from '../../json.ts';
import type { Random } from '../../random.ts';
import { rememberTexts } from '../../remember-texts.ts';
import { endingIn, splitWords } from '../property-words.ts';

/** How likely a value of an enum is, by its words; 3 for one that no line has. */
const weights: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/(^|_)(unspecified|unknown|undefined|none|null|invalid|n_a|not_set|unset)$|^$/, 0.02],
  [/(^|_)(other|others|misc|miscellaneous)$/, 0.6],
  [/(^|_)(super_?admin|root|super_?user|system)$/, 0.15],
  [/(^|_)(admin|administrator|owner)$/, 0.5],
  [/(^|_)(manager|editor|moderator|staff|agent|support|operator|teacher|instructor|doctor)$/, 1.5],
  [
    /(^|_)(user|customer|member|viewer|guest|client|student|employee|buyer|subscriber|reader|patient|standard|basic)$/,
    7,
  ],
  [
    /(^|_)(failed|failure|error|errored|declined|rejected|denied|blocked|banned|bounced|lost|fraud|fraudulent|disputed|chargeback|uncollectible|critical|broken|aborted|spam|crashed)$/,
    0.5,
  ],
  [
    /(^|_)(cancell?ed|refunded|returned|expired|deleted|removed|suspended|terminated|voided|void|abandoned|no_show|overdue|past_due|deactivated|disabled|retired|discontinued|withdrawn|out_of_stock|unavailable|offline|urgent|emergency)$/,
    1,
  ],
  [/(^|_)(inactive|archived|closed|on_hold|paused|maintenance|blocked_out|hidden|private|sold)$/, 1.2],
  [/^(not_|un|awaiting_|requires_|partially_|partial)/, 1.5],
  [
    /(^|_)(draft|pending|new|open|todo|to_do|backlog|queued|waiting|created|submitted|requested|trial|trialing|scheduled|planned|low)$/,
    3,
  ],
  [
    /(^|_)(processing|in_progress|in_review|review|preparing|shipped|in_transit|started|running|assigned|ongoing|invited|high)$/,
    3.5,
  ],
  [
    /(^|_)(active|enabled|confirmed|paid|completed|complete|delivered|published|approved|available|success|successful|succeeded|verified|done|accepted|fulfilled|resolved|settled|in_stock|online|ok|healthy|live|won|ready|medium|normal|valid|posted|captured|sent|checked_out|present|public|full_time)$/,
    6,
  ],
];

/** How likely a flag is set, by its name; even chances for one that no line has. */
const chances: readonly (readonly [pattern: RegExp, chance: number])[] = [
  [
    /(^|_)(deleted|removed|archived|blocked|banned|locked|suspended|disabled|hidden|spam|expired|cancell?ed|failed|superuser|super_user|deprecated|sold_out|overdue|refunded|voided|flagged|reported|anonymous|test|discontinued)$/,
    0.06,
  ],
  [
    /(^|_)(admin|administrator|staff|owner|moderator|private|draft|urgent|featured|pinned|favou?rite|starred|bot|vip|premium|primary|default|sale|on_sale|new|bestseller|muted|sticky|recurring|sponsored|gift)$/,
    0.2,
  ],
  [
    /(^|_)(active|enabled|available|verified|confirmed|published|visible|public|valid|in_stock|stock|success|successful|ok|online|open|approved|accepted|healthy|subscribed|email_verified|agreed|current|bookable|allowed|required|accepts?_\w+)$/,
    0.9,
  ],
  [/(^|_)(completed?|done|read|paid|seen|shipped|delivered|resolved|finished|answered|billable)$/, 0.65],
];

/** A choice of which a good state is likely, and a failure rare. */
export function pickLikely(values: readonly unknown[], random: Random): unknown {
  const weighed = values.map((value) => ({ value, weight: weightOf(value) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const { value, weight } of weighed) {
    left -= weight;
    if (left < 0) return value;
  }
  return values[0];
}

const weightOfWords = rememberTexts((words) => weights.find(([pattern]) => pattern.test(words))?.[1] ?? 3);

function weightOf(value: unknown): number {
  if (typeof value !== 'string') return 3;
  const words = splitWords(plainText(value));
  return weightOfWords(words);
}

const chanceOf = rememberTexts((words) => chances.find(([pattern]) => pattern.test(words))?.[1] ?? 0.5);

/** A flag: `isActive` is mostly set, `deleted` hardly ever. */
export function likelyFlag(name: string, random: Random): boolean {
  const words = splitWords(name);
  return random.next() < chanceOf(words);
}

/** Names of texts that are states although their schema lists none, and the states. */
const stateTexts: readonly (readonly [pattern: RegExp, states: readonly string[]])[] = [
  [endingIn('(?:payment|invoice|billing)_?status'), ['paid', 'pending', 'refunded']],
  [
    endingIn('(?:order|shipping|delivery|fulfil+ment|shipment)_?status'),
    ['delivered', 'shipped', 'processing', 'pending', 'cancelled'],
  ],
  [endingIn('booking_?status|reservation_?status'), ['confirmed', 'pending', 'cancelled']],
  [endingIn('status'), ['active', 'pending', 'inactive']],
  [endingIn('priority|severity|urgency|importance'), ['low', 'medium', 'high']],
  [endingIn('payment_?(?:method|type)|method_of_payment'), ['card', 'bank_transfer', 'invoice', 'paypal']],
  [endingIn('role'), ['member', 'editor', 'admin']],
];

const statesOf = rememberTexts((words) => stateTexts.find(([pattern]) => pattern.test(words))?.[1]);

/** A state for a text that is one by its name. */
export function stateText(words: string, random: Random): string | undefined {
  const states = statesOf(words);
  return states && plainText(pickLikely(states, random));
}
