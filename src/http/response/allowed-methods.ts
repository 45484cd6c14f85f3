import type { Operation } from '../../openapi/operations.ts';

/** The methods that a path knows, as `Allow` tells them: HEAD too where there is GET. */
export function allowedMethods(operations: ReadonlyMap<string, Operation>): string {
  const methods = [...operations.keys()].map((name) => name.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
}
