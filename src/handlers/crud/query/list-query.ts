import type { BulkDeleteRole, ListRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';

/**
 * The request with everything in its query that selects rows: the properties of exploded objects, and those of the body
 * where the body holds the search.
 */
export function withListQuery<R extends ListRole | BulkDeleteRole>(request: CrudRequest<R>): CrudRequest<R> {
  const { role, input } = request;
  const { exploded, isSearchInBody } = role;
  if (exploded.length === 0 && isSearchInBody !== true) return request;
  const objects = exploded.map((name) => input.query[name]).filter(isObject);
  const others = Object.entries(input.query).filter(([name]) => !exploded.includes(name));
  const body = isSearchInBody === true && isObject(input.body) ? input.body : {};
  const query = Object.assign({}, ...objects, Object.fromEntries(others), body);
  return { ...request, input: { ...input, query } };
}
