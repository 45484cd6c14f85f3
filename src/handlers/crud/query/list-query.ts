import { type ExplodedObject, memberName } from '../../../inference/query/exploded-parameters.ts';
import type { SelectingRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';

/**
 * The request with everything in its query that selects rows: the properties of exploded objects, path parameters that
 * are filters, what the path itself says, and the properties of the body where it holds the search.
 */
export function withListQuery<R extends SelectingRole>(request: CrudRequest<R>): CrudRequest<R> {
  const { role, input } = request;
  const { exploded, isSearchInBody, pathFilters = [], fixedFilters = {} } = role;
  const isInPath = pathFilters.length > 0 || Object.keys(fixedFilters).length > 0;
  if (exploded.length === 0 && isSearchInBody !== true && !isInPath) return request;
  const objects = exploded.map((object) => membersIn(object, input.query[object.name]));
  const taken = new Set(exploded.map(({ name }) => name));
  const others = Object.entries(input.query).filter(([name]) => !taken.has(name));
  const body = isSearchInBody === true && isObject(input.body) ? input.body : {};
  const inPath = Object.fromEntries(pathFilters.map((name) => [name, input.params[name]]));
  const query = Object.assign({}, ...objects, Object.fromEntries(others), body, inPath, fixedFilters);
  return { ...request, input: { ...input, query } };
}

/** The members of an object in the query, by the names that they have as parameters of their own. */
function membersIn(object: ExplodedObject, value: unknown): Readonly<Record<string, unknown>> {
  const members = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(members.map(([member, inner]) => [memberName(object, member), inner]));
}
