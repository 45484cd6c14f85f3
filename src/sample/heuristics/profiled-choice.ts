import { splitWords } from '../property-words.ts';
import { findTheme } from '../themes/find-theme.ts';
import { categoryNames } from '../themes/thing.ts';
import type { TextSubject } from './text-subject.ts';

const genders: Readonly<Record<'female' | 'male', readonly string[]>> = {
  female: ['female', 'f', 'woman', 'w', 'ms', 'mrs'],
  male: ['male', 'm', 'man', 'mr'],
};

/** What a value of an enum means where its object decides, in snake case, by the last words of the property's name. */
const meanings: readonly (readonly [
  name: RegExp,
  meaningsOf: (subject: TextSubject) => readonly string[],
])[] = [
  [
    /(^|_)(country|nation)(_?code)?$/,
    ({ profile }) => {
      const { code, alpha3, name } = profile.place().country;
      return [code, alpha3, name];
    },
  ],
  [/(^|_)currency(_?code)?$/, ({ profile }) => [profile.currency()]],
  [
    /(^|_)(locale|language|lang)(_?code)?$/,
    ({ profile }) => {
      const { language, languageName } = profile.place().country;
      return [language, language.slice(0, 2), languageName];
    },
  ],
  [/(^|_)(time_?zone|tz)$/, ({ profile }) => [profile.place().town.timeZone]],
  [/(^|_)(gender|sex|salutation)$/, ({ profile }) => genders[profile.person().gender]],
  [
    /(^|_)(category|type|kind|department|room_type|genre)$/,
    ({ owner, profile }) => {
      const theme = findTheme(owner);
      const own = theme && profile.thing(theme).category;
      const group = theme?.groups.find(({ category }) => category === own);
      return group === undefined || (theme?.groups.length ?? 0) < 2 ? [] : categoryNames(group);
    },
  ],
];

/** Whether a value of an enum is the one that agrees with what its object is about. */
export function isMeaningOf(value: unknown, subject: TextSubject): boolean {
  if (typeof value !== 'string') return false;
  const meaning = meanings.find(([name]) => name.test(subject.words))?.[1];
  return meaning?.(subject).some((each) => splitWords(each) === splitWords(value)) === true;
}
