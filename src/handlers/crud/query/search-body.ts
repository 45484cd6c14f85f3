import type { BulkDeleteRole, ListRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';

/** The request with the properties of its body as query parameters, where the body holds the search. */
export function withSearchBody<R extends ListRole | BulkDeleteRole>(request: CrudRequest<R>): CrudRequest<R> {
  const { role, input } = request;
  if (role.isSearchInBody !== true || !isObject(input.body)) return request;
  return { ...request, input: { ...input, query: { ...input.query, ...input.body } } };
}
