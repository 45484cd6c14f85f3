import type { Operation } from '../../openapi/operations.ts';
import { currentItem } from './infer-people.ts';
import { isCurrentSegment } from './people-words.ts';

/** The path of an operation with a parameter in place of a `me` before further segments. Made by `createCurrentSegments`. */
export type PathThroughCurrent = (path: string) => string;

/**
 * Finds the paths that lead through the current item: `/users/me/orders` is `/users/{(current)}/orders` where the
 * contract has `/users/{userId}/orders`, and the two have one collection.
 */
export function createCurrentSegments(operations: Iterable<Operation>): PathThroughCurrent {
  const templates = new Set([...operations].map(({ path }) => withoutNames(path)));
  return (path) => {
    const segments = path.split('/');
    const at = segments.findIndex(
      (segment, i) => i > 1 && i < segments.length - 1 && isCurrentSegment(segment),
    );
    if (at < 0) return path;
    const through = segments.with(at, `{${currentItem}}`).join('/');
    return templates.has(withoutNames(through)) ? through : path;
  };
}

function withoutNames(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '');
}
