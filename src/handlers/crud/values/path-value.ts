import { ownValue } from '../../../json.ts';
import { fitsProperty } from './fits-property.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/** The value of the path parameter that a property pairs with: `accountId` in `/accounts/{account_id}/wallet`. */
export function pathValue({
  name,
  merged,
  given,
}: Pick<Missing, 'name' | 'merged' | 'given'>): RuleValue | undefined {
  const parameter = given.path === undefined ? undefined : ownValue(given.path, name);
  if (parameter === undefined) return undefined;
  return [parameter, String(parameter), Number(parameter)]
    .filter((value) => fitsProperty(merged, value))
    .map((value) => ({ value }))[0];
}
