import type { IdInput } from '../../inference/resource.ts';
import { isObject, ownValue } from '../../json.ts';
import type { OperationRequest } from '../../operation.ts';

/**
 * A request whose body or query has the id, as one whose path has it: `{recipient_id, name}` sent to
 * `/recipient/update` is a `name` sent to the item of that id.
 */
export function withIdInPath({ in: place, name }: IdInput, request: OperationRequest): OperationRequest {
  const { params, query, body } = request;
  if (place === 'query') return { ...request, params: { ...params, [name]: query[name] } };
  if (!isObject(body)) return request;
  const { [name]: _id, ...rest } = body;
  return { ...request, params: { ...params, [name]: ownValue(body, name) }, body: rest };
}
