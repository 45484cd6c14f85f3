import { stringByName } from './string-by-name.ts';
import type { TextSubject } from './text-subject.ts';
import { timeByName } from './time-by-name.ts';

const isoTime = ({ words, profile, random }: TextSubject) =>
  new Date(timeByName(words, profile, random)).toISOString().replace('.000Z', 'Z');

const byName = (subject: TextSubject, isExpected: (text: string) => boolean): string | undefined => {
  const text = stringByName(subject);
  return text !== undefined && isExpected(text) ? text : undefined;
};

const linked = (subject: TextSubject) =>
  byName(subject, (text) => /^https?:/.test(text)) ?? stringByName({ ...subject, words: 'url' });

/** Formats whose texts belong to what their object is about. */
const formats: Readonly<Record<string, (subject: TextSubject) => string | undefined>> = {
  date: (subject) => isoTime(subject).slice(0, 10),
  'date-time': isoTime,
  datetime: isoTime,
  'iso-date-time': isoTime,
  'date-time-local': (subject) => isoTime(subject).slice(0, 19),
  time: (subject) => `${isoTime(subject).slice(11, 16)}:00Z`,
  'iso-time': (subject) => `${isoTime(subject).slice(11, 16)}:00Z`,
  'time-local': (subject) => `${isoTime(subject).slice(11, 16)}:00`,
  email: (subject) => byName(subject, (text) => text.includes('@')) ?? subject.profile.person().email,
  uri: linked,
  url: linked,
  phone: ({ profile }) => profile.place().phone,
};

/** A text of a format, as its name and what its object is about ask for; absent where the format has nothing to do with either. */
export function textForFormat(format: string, subject: TextSubject): string | undefined {
  return Object.hasOwn(formats, format) ? formats[format]?.(subject) : undefined;
}
