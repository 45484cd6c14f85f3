import type { Operation } from '../../../openapi/operations.ts';
import { pathKeyOf } from '../../../openapi/operations.ts';
import { parsePointer } from '../../../openapi/reference.ts';

/** The id of the operation that a location of the contract is in, such as `#/paths/~1pets/get/responses`. */
export type FindOperationAt = (location: string) => string | undefined;

/** Prepares to find operations by locations. */
export function createFindOperationAt(operations: Iterable<Operation>): FindOperationAt {
  const ids = new Map([...operations].map((each) => [placeOf(pathKeyOf(each), each.method), each.id]));
  return (location) => {
    const [paths, path = '', method = ''] = parsePointer(location.slice(1)) ?? [];
    return paths === 'paths' ? ids.get(placeOf(path, method)) : undefined;
  };
}

function placeOf(path: string, method: string): string {
  return `${method} ${path}`;
}
