import type { OperationRequest } from '../../../operation.ts';
import { isItem } from '../items/fill-defaults.ts';

/** A call that asks for rows, with what its body asks for among what its query does. */
export function parseSearchBody(
  request: OperationRequest,
  { isSearchInBody = false }: { readonly isSearchInBody?: boolean },
): OperationRequest {
  return isSearchInBody && isItem(request.body)
    ? { ...request, query: { ...request.query, ...request.body } }
    : request;
}
