import { createHash } from 'node:crypto';
import { isObject } from '../../json.ts';
import type { OperationRequest } from '../../operation.ts';

/**
 * A hash of what a request asks for, in 43 characters: its method, path, query and body. The order of an object's
 * properties does not matter.
 */
export function fingerprintOf({ operation, basePath = '', params, query, body }: OperationRequest): string {
  const { method, path } = operation;
  const parts = [method, basePath + path, params, query, ...(body === undefined ? [] : [body])];
  return createHash('sha256').update(canonical(parts)).digest('base64url');
}

/** A JSON value as text: the same text for equal values, and for no others. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const ordered = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
