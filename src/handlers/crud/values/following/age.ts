import { births, fullYears } from '../../../../sample/agreement/age-by-birth.ts';
import { englishName } from '../../../../sample/english-names.ts';
import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';
import { toNumeric } from '../to-numeric.ts';

/** The age of whom an item says the day of birth of. */
export function ageByBirthday({ words, merged, siblings, given: { now } }: Missing): RuleValue | undefined {
  if (words !== 'age' || now === undefined) return undefined;
  const [, born] = [...siblings].find(([name]) => births.test(englishName(name))) ?? [];
  const years = typeof born === 'string' ? fullYears(born, now) : undefined;
  const value = years === undefined ? undefined : toNumeric(merged, years);
  return value !== undefined && fitsProperty(merged, value) ? { value } : undefined;
}
