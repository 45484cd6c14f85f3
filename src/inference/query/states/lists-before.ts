import type { Operation } from '../../../openapi/operations.ts';
import type { InferenceContext } from '../../inference-context.ts';
import type { ListRole, Role } from '../../resource.ts';
import { parseResourcePath } from '../../resource-path.ts';
import { parseResourceHint } from '../../vendor-extension.ts';

/** A list whose path that of an operation goes on from, and the words that follow it. */
export interface ListBefore {
  readonly list: ListRole;
  readonly words: readonly string[];
}

/**
 * Infers the roles of the operations that nothing else has a role for, and whose paths go on from that of a list. The first
 * role of an operation counts.
 * @param roleOf the roles so far
 * @param infer what an operation does to or says of the items of a list before it
 */
export function inferAfterLists<R extends Role>(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
  methods: readonly Operation['method'][],
  infer: (operation: Operation, before: ListBefore) => R | undefined,
): readonly R[] {
  const listsBefore = createListsBefore(context, roleOf);
  return [...context.operations.values()].flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    const isHinted = hint.isNone || hint.role !== undefined;
    if (!methods.includes(operation.method) || roleOf.has(operation.id) || isHinted) return [];
    return listsBefore(operation)
      .flatMap((before) => infer(operation, before) ?? [])
      .slice(0, 1);
  });
}

/**
 * Prepares to find the lists whose paths an operation goes on from by one word or by two, the longer path first:
 * `/notifications` of `/notifications/unread/count`.
 */
function createListsBefore(
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
