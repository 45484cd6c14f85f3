import { queryProperties } from '../../../inference/writes/query-properties.ts';
import { ownValue, plainText, scalarNumber } from '../../../json.ts';
import { isSchema } from '../../../schema/merged-schema.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';

/** What a query is taken from. */
type QueryRequest = Pick<CrudRequest, 'crud' | 'role' | 'input'>;

/**
 * What was sent of a new item with the properties that the query names: the `site_id` of `POST /hooks?site_id=1`, where
 * hooks show a `site_id`. The body counts before the query.
 * @param hidden the property that no query sets: that of the id, unless the query says which element is meant
 */
export function withQueryValues(
  { crud, role, input }: QueryRequest,
  sent: Item,
  hidden = role.resource.id.property,
): Item {
  const { responseSchemas } = role.resource;
  const properties = queryProperties(crud.mergeSchema, role.operation, responseSchemas);
  const named = [...properties].flatMap(([parameter, name]): [string, unknown][] => {
    const value = ownValue(input.query, parameter);
    if (value === undefined || name === hidden || Object.hasOwn(sent, name)) return [];
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

/** The same of an item that changes, where the operation has no body: what a body is sent with is no change. */
export function withoutBodyFromQuery(request: QueryRequest, sent: Item): Item {
  return request.role.operation.requestBody === undefined ? withQueryValues(request, sent) : sent;
}
