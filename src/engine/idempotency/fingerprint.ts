import { createHash } from 'node:crypto';
import type { OperationRequest } from '../../operation.ts';

/**
 * What tells a request from every other one, in 43 characters: its method, its path, its query and its body. The order
 * in which the properties of an object were sent makes no difference.
 */
export function fingerprintOf({ operation, basePath = '', params, query, body }: OperationRequest): string {
  const { method, path } = operation;
  const parts = [method, basePath + path, params, query, ...(body === undefined ? [] : [body])];
  return createHash('sha256').update(canonical(parts)).digest('base64url');
}

/** A JSON value as a text that is the same for equal values and for no others. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const ordered = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
