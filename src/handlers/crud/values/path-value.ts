import { pathProperties } from '../../../inference/path-properties.ts';
import { ownValue, plainText, scalarNumber } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
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
  return [parameter, plainText(parameter), scalarNumber(parameter)]
    .filter((value) => fitsProperty(merged, value))
    .map((value) => ({ value }))[0];
}

/** The values of a request's path, by the properties of a schema that hold them. */
export function pathValues(
  {
    crud,
    role,
    input,
  }: Pick<CrudRequest, 'crud' | 'role'> & { readonly input: Pick<CrudRequest['input'], 'params'> },
  schema: Schema,
): Item {
  const pairs = pathProperties(crud.mergeSchema, role.operation.path, schema);
  return Object.fromEntries([...pairs].map(([property, parameter]) => [property, input.params[parameter]]));
}
