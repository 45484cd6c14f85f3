import type { Operation } from '../../../openapi/operations.ts';
import type { InferenceContext } from '../../inference-context.ts';
import type { ListRole, Role } from '../../resource.ts';
import { parseResourcePath } from '../../resource-path.ts';

/** A list whose path that of an operation goes on from, and the words that follow it. */
export interface ListBefore {
  readonly list: ListRole;
  readonly words: readonly string[];
}

/**
 * Prepares to find the lists whose paths an operation goes on from by one word or by two, the longer path first:
 * `/notifications` of `/notifications/unread/count`.
 * @param roleOf the roles so far
 */
export function createListsBefore(
  { toPlural, toVersionless }: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): (operation: Operation) => readonly ListBefore[] {
  const lists = new Map<string, ListRole>();
  for (const role of roleOf.values()) {
    const isPlain = role.kind === 'list' && role.pathFilters === undefined && role.through === undefined;
    if (isPlain && !lists.has(role.collectionPath)) lists.set(role.collectionPath, role);
  }
  return (operation) => {
    const path = parseResourcePath(operation.path);
    if (path === undefined || path.idParameter !== undefined) return [];
    const segments = toPlural(toVersionless(path)).collection.split('/');
    return [1, 2].flatMap((count) => {
      const list = lists.get(segments.slice(0, -count).join('/'));
      const words = segments.slice(-count);
      return list === undefined || words.includes('{}') ? [] : [{ list, words }];
    });
  };
}
