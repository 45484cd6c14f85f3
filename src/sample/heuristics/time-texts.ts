import { endingIn } from '../property-words.ts';
import type { GenerateText, TextGenerator } from './text-subject.ts';
import { timeByName } from './time-by-name.ts';

/** A time as the words of its name ask for: a day, a time of day, or both. */
const time =
  (shape: 'date' | 'time' | 'date-time'): GenerateText =>
  ({ words, profile, random }) => {
    const text = new Date(timeByName(words, profile, random)).toISOString();
    if (shape === 'date') return text.slice(0, 10);
    return shape === 'time' ? text.slice(11, 16) : text.replace('.000Z', 'Z');
  };

const mailOwners = /(^|_)(messages?|e?mails?|sms|conversations?|chats?)(_|$)/;

/** Who a message is from, or to; elsewhere a day. */
const sideOf: GenerateText = (subject) =>
  mailOwners.test(subject.owner) ? subject.profile.person().email : time('date')(subject);

/** Days and times, where no format asks for one. */
export const timeTexts: readonly TextGenerator[] = [
  [/^(?:to|from)$/, sideOf],
  [
    endingIn(
      '(?:start|end|open|opens|close|closes|opening|closing|check_?in|check_?out|begin|finish|departure|arrival|appointment|booking|slot|from|to)_?time',
    ),
    time('time'),
  ],
  [
    endingIn(
      '(?:start|begin|end|from|to|until)(?:s)?|due|deadline|check_?in|check_?out|arrival|departure|date|on|birth_?day|dob|expiry|expiration|birth',
    ),
    time('date'),
  ],
  [endingIn('at|time|time_?stamp|created|updated|modified|deleted|date_?time|expires'), time('date-time')],
];
