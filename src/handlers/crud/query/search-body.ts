import { isObject } from '../../../json.ts';
import type { OperationRequest } from '../../../operation.ts';

/** A call that asks for rows, with what its body asks for among what its query does. */
export function parseSearchBody(
  request: OperationRequest,
  { isSearchInBody = false }: { readonly isSearchInBody?: boolean },
): OperationRequest {
  return isSearchInBody && isObject(request.body)
    ? { ...request, query: { ...request.query, ...request.body } }
    : request;
}
