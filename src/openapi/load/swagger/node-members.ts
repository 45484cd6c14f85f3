import { isObject } from '../../../json.ts';

/** The object at a key of a node; an empty one where there is none. */
export function objectIn(node: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isObject(node) ? node[key] : undefined;
  return isObject(value) ? value : {};
}
