import type { AgreementRule, ArrangeOptions, Changes } from './agreement-rule.ts';
import type { ObjectFields } from './object-fields.ts';

/** Names, in snake case, of the day of a birth. */
export const births = /^(?:date_of_birth|birth_?(?:date|day)|dob|born(?:_on)?)$/;

/** An age is that of the day of birth beside it. */
export const ageByBirth: AgreementRule = {
  concerns: (names) => names.includes('age') && names.some((name) => births.test(name)),
  changes: ageChanges,
};

function ageChanges(fields: ObjectFields, { profile }: ArrangeOptions): Changes {
  const age = fields.get('age');
  const birth = [...fields.values()].find(({ words }) => births.test(words));
  if (age === undefined || age.isFixed || typeof birth?.value !== 'string') return {};
  const years = fullYears(birth.value, new Date(profile.moment()));
  return years !== undefined && typeof age.value === 'number' && age.fits(years) ? { [age.name]: years } : {};
}

/** How many years have passed since a day, as people count their age; `undefined` for a text that is no day before. */
export function fullYears(day: string, now: Date): number | undefined {
  const then = new Date(day);
  if (!(then.getTime() <= now.getTime())) return undefined;
  const ofYear = (time: Date) => time.toISOString().slice(-19);
  return now.getUTCFullYear() - then.getUTCFullYear() - (ofYear(now) < ofYear(then) ? 1 : 0);
}
