import { findProperty } from '../../../inference/naming.ts';
import { pathProperties } from '../../../inference/path-properties.ts';
import { formParameterOf } from '../../../inference/resource-path.ts';
import { isObject, ownValue, plainText, scalarNumber } from '../../../json.ts';
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

/** What the path of a request is taken from. */
type PathRequest = Pick<CrudRequest, 'crud' | 'role'> & {
  readonly input: Pick<CrudRequest['input'], 'params'>;
};

/** The values of a request's path, by the properties of a schema that hold them. */
export function pathValues({ crud, role, input }: PathRequest, schema: Schema): Item {
  const pairs = pathProperties(crud.mergeSchema, role.operation.path, schema);
  return Object.fromEntries([...pairs].map(([property, parameter]) => [property, input.params[parameter]]));
}

/** An item in the form that a request wants, unless it sent another: with the `ext` of `/files/{name}.{ext}`. */
export function withFormValue({ crud, role, input }: CrudRequest, schema: Schema, item: Item): Item {
  const parameter = formParameterOf(role.operation.path);
  const property = parameter && findProperty(crud.mergeSchema(schema).properties, [parameter]);
  if (!property || (isObject(input.body) && Object.hasOwn(input.body, property))) return item;
  return { ...item, [property]: input.params[parameter] };
}
