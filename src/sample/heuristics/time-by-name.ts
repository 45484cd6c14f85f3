import type { Random } from '../../random.ts';
import { rememberTexts } from '../../remember-texts.ts';
import type { Profile } from '../profile/profile.ts';
import { endingIn } from '../property-words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/** When something happens, in milliseconds before or after its row was made. */
interface Window {
  readonly from: number;
  readonly to: number;
  /** Whether it has happened: it is never after the end of the demo. */
  readonly isPast?: boolean;
  /** Whether people agree on it: at a quarter of an hour during the day. */
  readonly isPlanned?: boolean;
}

/** When things happen, by the last words of their names; the first match counts. */
const windows: readonly (readonly [pattern: RegExp, window: Window])[] = [
  [
    endingIn('(?:birth|born)(?:_?(?:day|date|on))?|date_?of_?birth|birth_?date|dob|birthday'),
    { from: -68 * year, to: -19 * year, isPast: true },
  ],
  [
    endingIn('(?:founded|established|incorporated)(?:_?(?:at|on|date|in))?'),
    { from: -60 * year, to: -2 * year, isPast: true },
  ],
  [
    endingIn(
      '(?:hired?|hiring|employed|employment|joined|joining|join)(?:_?(?:at|on|date|since))?|member_?since|start_of_employment',
    ),
    { from: -9 * year, to: -20 * day, isPast: true },
  ],
  [
    endingIn(
      '(?:release|released|premiere|manufactured|manufacture|built|purchase|purchased|acquired|acquisition|bought)(?:_?(?:at|on|date))?',
    ),
    { from: -6 * year, to: -10 * day, isPast: true },
  ],
  [
    endingIn(
      '(?:updated|modified|changed|edited|last_?seen|last_?login|last_?active|last_?used|last_?activity|synced|seen|read|viewed|accessed)(?:_?(?:at|on|date|time))?|last_?(?:login|seen|update|modified|sync|activity|run|contact|reading)(?:_?(?:at|on|date|time))?',
    ),
    { from: hour, to: 30 * day, isPast: true },
  ],
  [
    endingIn(
      'created|created_?(?:at|on|date|time)|(?:date|time)_?created|creation_?(?:date|time)|inserted_?at|added_?(?:at|on)|registered_?(?:at|on)|registration_?date|placed_?(?:at|on)|ordered_?(?:at|on)|order_?date|submitted_?(?:at|on)|issued?_?(?:at|on|date)|invoice_?date|opened_?(?:at|on)|posted_?(?:at|on)|published_?(?:at|on|date)|publish_?date|publication_?date|recorded_?(?:at|on)|measured_?at|captured_?at|taken_?at|received_?(?:at|on)|requested_?(?:at|on)|signed_?up_?at|transaction_?date|booking_?date|booked_?(?:at|on)|sent_?(?:at|on)|uploaded_?(?:at|on)|logged_?at|visited_?(?:at|on)|visit_?date|enrolled_?(?:at|on)|enrollment_?date|enrolment_?date|applied_?(?:at|on)|application_?date',
    ),
    { from: 0, to: 0, isPast: true },
  ],
  [
    endingIn(
      '(?:paid|payment|confirmed|approved|accepted|verified|activated|processed|authorized|captured|started)(?:_?(?:at|on|date|time))',
    ),
    { from: 20 * minute, to: 20 * hour, isPast: true },
  ],
  [
    endingIn(
      '(?:shipped|dispatched|fulfilled|assigned|replied|responded|reviewed|checked|settled)(?:_?(?:at|on|date))',
    ),
    { from: day, to: 2 * day, isPast: true },
  ],
  [
    endingIn(
      '(?:delivered|completed|finished|resolved|closed|done|returned|refunded|cancell?ed|rejected|declined|failed|archived|deleted|suspended|deactivated|terminated)(?:_?(?:at|on|date))',
    ),
    { from: 3 * day, to: 9 * day, isPast: true },
  ],
  [
    endingIn(
      '(?:warranty|guarantee|insurance|licen[sc]e|passport|card)(?:_?(?:until|expiry|expires|end|expiration|expiry_?date|expiration_?date|end_?date))(?:_?(?:at|on))?',
    ),
    { from: 200 * day, to: 3 * year },
  ],
  [
    endingIn(
      '(?:expir(?:y|es|ed|ation|ing)|valid_?(?:until|to|before|through)|not_?after|best_?before|renew(?:s|al)?)(?:_?(?:at|on|date|time))?|end_?of_?life',
    ),
    { from: 60 * day, to: 400 * day },
  ],
  [
    endingIn('(?:valid|effective)_?(?:from|since|after|date|on|at)|not_?before|active_?(?:from|since)'),
    { from: 0, to: 10 * day },
  ],
  [
    endingIn('(?:due|deadline|target|payable)(?:_?(?:at|on|by|date|time))?|pay_?by|respond_?by'),
    { from: 7 * day, to: 40 * day },
  ],
  [
    endingIn(
      'check_?in|checkin(?:_?(?:at|on|date|time))?|check_?in_?(?:at|on|date|time)|arrival(?:_?(?:at|date|time))?|arrives?_?(?:at|on)?|pick_?up(?:_?(?:at|date|time))?|from|since|(?:start|starts|started|begin|begins|beginning|departure|depart|departs|scheduled|appointment|event|session|meeting|class|booking|reservation|visit|travel|delivery|rental|planned|estimated|expected|shipping|show|match|kickoff|interview)(?:_?(?:at|on|for|date|date_?time|time))|start|begin|departure|scheduled',
    ),
    { from: 2 * day, to: 45 * day, isPlanned: true },
  ],
  [
    endingIn(
      'check_?out|checkout(?:_?(?:at|on|date|time))?|check_?out_?(?:at|on|date|time)|until|to|(?:end|ends|ended|finish|return|drop_?off)(?:_?(?:at|on|date|date_?time|time))?|drop_?off',
    ),
    { from: 46 * day, to: 60 * day, isPlanned: true },
  ],
];

/** Anything else has happened when the row was made. */
const usual: Window = { from: 0, to: 0, isPast: true };

const windowFor = rememberTexts((words) => windows.find(([pattern]) => pattern.test(words))?.[1] ?? usual);

/** When what a property names has happened or will, in milliseconds since 1970. */
export function timeByName(words: string, profile: Profile, random: Random): number {
  const found = windowFor(words);
  const time = profile.moment() + found.from + Math.floor(random.next() * (found.to - found.from));
  if (found.isPlanned) return plannedTime(time, random);
  return toSecond(found.isPast && time > profile.end ? timeUntilEnd(profile, random) : time);
}

/** What has happened, and would be after the end, has happened in the time that there was. */
function timeUntilEnd({ moment, end }: Profile, random: Random): number {
  return moment() + Math.floor(random.next() * Math.max(0, end - moment()));
}

function toSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

/** On the same day, at a quarter of an hour between eight and six. */
function plannedTime(time: number, random: Random): number {
  return Math.floor(time / day) * day + 8 * hour + random.integer(0, 40) * 15 * minute;
}
