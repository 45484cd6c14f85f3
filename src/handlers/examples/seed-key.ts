import type { OperationRequest } from '../../operation.ts';

/** What decides a value that is made up for a call: the operation, and what its path names. */
export function seedKeyOf({ operation, params }: Pick<OperationRequest, 'operation' | 'params'>): string {
  return [operation.id, ...Object.values(params).map(String)].join(' ');
}
