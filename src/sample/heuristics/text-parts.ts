import { companyOwners, peopleOwners } from '../owner-words.ts';
import { findTheme, generalTheme } from '../themes/find-theme.ts';
import { type RemarkKind, remarks } from '../themes/remarks.ts';
import type { Thing } from '../themes/thing.ts';
import { stringsForFormat } from './string-by-format.ts';
import type { GenerateText, TextSubject } from './text-subject.ts';

/** A text of a format. */
export const format =
  (name: string): GenerateText =>
  ({ random }) =>
    stringsForFormat(name, random)[0] ?? '';

/** The thing that the owner of a text is. */
export const thingOf = ({ owner, profile }: TextSubject): Thing =>
  profile.thing(findTheme(owner) ?? generalTheme);

/** A thing of another resource than the text's own: `product_name` in a line. */
export const thingNamed =
  (word: string): GenerateText =>
  ({ profile }) =>
    profile.thing(findTheme(word) ?? generalTheme).name;

/** The person that the owner is, by its whole name. */
export const fullName: GenerateText = ({ profile }) => profile.person().full;
/** The company that the owner is, by its name. */
export const company: GenerateText = ({ profile }) => profile.company().name;
/** Whether the owner is a company. */
export const isOfCompany = ({ owner }: TextSubject) => companyOwners.test(owner) && !peopleOwners.test(owner);

/** A `name` depends on its owner: a person, a company, a thing. */
export const nameOf: GenerateText = (subject) => {
  if (isOfCompany(subject)) return company(subject);
  if (peopleOwners.test(subject.owner) || subject.words === 'full_name') return fullName(subject);
  if (/(^|_)(cit(y|ie)|town)s?(_|$)/.test(subject.owner)) return subject.profile.place().town.city;
  return thingOf(subject).name;
};

/** Two sentences that people write. */
export const remark =
  (kind: RemarkKind): GenerateText =>
  ({ random }) => {
    const { openings, endings } = remarks[kind];
    return `${random.pick(openings)} ${random.pick(endings)}`.trim();
  };

/** A code: each `#` of the pattern becomes a digit, each `@` a letter. */
export const code =
  (pattern: string): GenerateText =>
  ({ random }) =>
    pattern.replace(/[#@]/g, (mark) =>
      mark === '#' ? `${random.integer(0, 9)}` : (random.pick([...'ABCDEFGHKLMNPRSTUVWX']) ?? 'A'),
    );

/** One of a few texts. */
export const pick =
  (...values: readonly string[]): GenerateText =>
  ({ random }) =>
    random.pick(values);
