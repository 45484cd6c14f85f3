import { scalarText } from '../../json.ts';
import type { AgreementRule, Changes } from './agreement-rule.ts';
import type { ObjectFields } from './object-fields.ts';

const numbers = /^(?:(?:room|apartment|unit|office)_)?(?:number|no|nr)$/;
const floors = /^(?:floor|storey|story)(?:_(?:number|no|nr|level))?$/;

/** A room is on the floor that its number begins with: 509 is on the fifth. */
export const floorByNumber: AgreementRule = {
  concerns: (names) => names.some((name) => numbers.test(name)) && names.some((name) => floors.test(name)),
  changes: floorChanges,
};

function floorChanges(fields: ObjectFields): Changes {
  const all = [...fields.values()];
  const number = all.find(({ words }) => numbers.test(words));
  const floor = all.find(({ words }) => floors.test(words));
  const [, digits] = /^(\d{1,2})\d\d$/.exec(scalarText(number?.value) ?? '') ?? [];
  if (digits === undefined || floor === undefined || floor.isFixed) return {};
  const value = typeof floor.value === 'string' ? digits : Number(digits);
  return floor.fits(value) ? { [floor.name]: value } : {};
}
