import { rememberTexts } from '../../remember-texts.ts';
import { splitWords } from '../property-words.ts';
import { findTheme } from '../themes/find-theme.ts';
import { createThing } from '../themes/thing.ts';
import { codeTexts } from './code-texts.ts';
import { stateText } from './likely-choice.ts';
import { linkTexts } from './link-texts.ts';
import { peopleTexts } from './people-texts.ts';
import { placeTexts } from './place-texts.ts';
import { remarkTexts } from './remark-texts.ts';
import type { TextGenerator, TextSubject } from './text-subject.ts';
import { thingTexts } from './thing-texts.ts';
import { timeTexts } from './time-texts.ts';
import { traitTexts } from './trait-texts.ts';

/** Generators by the last words of a property name; the first match counts. */
const generators: readonly TextGenerator[] = [
  ...peopleTexts,
  ...thingTexts,
  ...placeTexts,
  ...linkTexts,
  ...codeTexts,
  ...traitTexts,
  ...timeTexts,
  ...remarkTexts,
];

const generatorFor = rememberTexts((words) => generators.find(([pattern]) => pattern.test(words))?.[1]);

/** Whether the name of a property suggests what strings it holds. */
export function isMeaningfulName(name: string): boolean {
  return generatorFor(splitWords(name)) !== undefined;
}

/** A string that a property of that name is likely to hold; absent for a name that suggests nothing. */
export function stringByName(subject: TextSubject): string | undefined {
  const text = generatorFor(subject.words)?.(subject) ?? stateText(subject.words, subject.random);
  return text ?? themedText(subject);
}

/** Shorter forms of what a name suggests, for a small `maxLength`: `DE` for Germany. */
export function shorterForms({ words, profile }: TextSubject): readonly string[] {
  const { country, town } = profile.place();
  if (/(?:^|_)(?:country|nation)/.test(words)) return [country.code, country.alpha3];
  if (/(?:^|_)(?:language|lang|locale)/.test(words)) return [country.language.slice(0, 2)];
  return /(?:^|_)(?:state|province|region)/.test(words) ? [town.stateCode] : [];
}

/** What a property is called that has the name of a resource: `permissions`, `course`. */
function themedText({ words, profile, index }: TextSubject): string | undefined {
  const theme = findTheme(words);
  if (theme === undefined) return undefined;
  const { random, ordinal, rotation } = profile;
  const options = { random: random.fork(`${words} ${index}`), rotation, categories: [] };
  return createThing(theme, { ...options, ordinal: ordinal + index }).name;
}
