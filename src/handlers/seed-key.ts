import { plainText } from '../json.ts';
import type { OperationRequest } from '../operation.ts';

/** The key of what is generated for a request: the operation and its path parameters. */
export function seedKeyOf({ operation, params }: Pick<OperationRequest, 'operation' | 'params'>): string {
  return [operation.id, ...Object.values(params).map(plainText)].join(' ');
}
