import type { BulkCreateRole, CreateRole } from '../../../inference/resource.ts';
import { ownValue, plainText, scalarNumber } from '../../../json.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';

/**
 * What was sent of a new item with the properties that the query names: the `site_id` of `POST /hooks?site_id=1`, where
 * hooks show a `site_id`. The body counts before the query.
 */
export function withQueryValues(
  { crud, role, input }: Pick<CrudRequest<CreateRole | BulkCreateRole>, 'crud' | 'role' | 'input'>,
  sent: Item,
): Item {
  const { id, responseSchemas } = role.resource;
  const named = role.operation.parameters.flatMap(({ in: place, name }): [string, unknown][] => {
    const value = place === 'query' ? ownValue(input.query, name) : undefined;
    if (value === undefined || name === id.property || Object.hasOwn(sent, name)) return [];
    const declared = responseSchemas
      .map((view) => crud.mergeSchema(view).properties.get(name))
      .find(isSchema);
    const property = declared && crud.mergeSchema(declared);
    const forms = [value, plainText(value), scalarNumber(value)];
    const fitting = property && forms.find((form) => fitsProperty(property, form));
    return fitting === undefined ? [] : [[name, fitting]];
  });
  return named.length === 0 ? sent : { ...sent, ...Object.fromEntries(named) };
}
