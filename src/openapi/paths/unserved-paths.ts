import { type OpenApiDocument, unservedKey } from '../document.ts';
import type { Operation } from '../operations.ts';
import { parsePathKey } from './path-key.ts';

/** The paths of which nothing is served, since it is not known what they are: each as one operation that says why. */
export function unservedPathsOf(document: OpenApiDocument): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([key, item]): readonly Operation[] => {
    const unserved = unservedKey in item ? item[unservedKey] : undefined;
    if (typeof unserved !== 'string') return [];
    const { path, condition, rest } = parsePathKey(key);
    return [
      {
        id: key,
        method: 'get',
        path,
        condition,
        rest,
        parameters: [],
        responses: {},
        security: [],
        unserved,
      },
    ];
  });
}
