import { fitsProperty } from '../fits-property.ts';
import type { Missing, RuleValue } from '../missing-property.ts';

/** The flags that are set from the beginning: what is new works, and what is asked for succeeds. */
const setFlags = new Set(
  [
    'active enabled ok success successful succeeded acknowledged accepted healthy ready valid available alive up online',
    'status current operational connected created result exists found allowed authorized authenticated permitted reachable',
  ].flatMap((line) => line.split(' ')),
);

/** A flag of a new item: `active`, `success` and `contentIsValid` are `true`, any other is `false`. */
export function initialFlag({ plain, merged }: Pick<Missing, 'plain' | 'merged'>): RuleValue | undefined {
  if (!merged.types.has('boolean') || merged.types.size > 1) return undefined;
  const isSet = setFlags.has(plain.replace(/^is/, '')) || /valid$/.test(plain.replace(/invalid$/, ''));
  return [isSet, !isSet].filter((value) => fitsProperty(merged, value)).map((value) => ({ value }))[0];
}
