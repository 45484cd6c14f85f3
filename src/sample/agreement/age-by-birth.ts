import type { AgreementRule, ArrangeOptions, Changes } from './agreement-rule.ts';
import type { ObjectFields } from './object-fields.ts';

const births = /^(?:date_of_birth|birth_?(?:date|day)|dob|born(?:_on)?)$/;
const year = 365.25 * 86_400_000;

/** An age is that of the day of birth beside it. */
export const ageByBirth: AgreementRule = {
  concerns: (names) => names.includes('age') && names.some((name) => births.test(name)),
  changes: ageChanges,
};

function ageChanges(fields: ObjectFields, { profile }: ArrangeOptions): Changes {
  const age = fields.get('age');
  const birth = [...fields.values()].find(({ words }) => births.test(words));
  if (age === undefined || age.isFixed || typeof birth?.value !== 'string') return {};
  const years = Math.floor((profile.moment() - Date.parse(birth.value)) / year);
  return Number.isFinite(years) && typeof age.value === 'number' && age.fits(years)
    ? { [age.name]: years }
    : {};
}
