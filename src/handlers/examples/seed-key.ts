import type { Call } from '../../operation.ts';

/** What decides a value that is made up for a call: the operation, and what its path names. */
export function keyOfCall({ operation, params }: Pick<Call, 'operation' | 'params'>): string {
  return [operation.id, ...Object.values(params).map(String)].join(' ');
}
