import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName } from '../../naming.ts';
import type { CountRole, ListRole, Role } from '../../resource.ts';
import { parseResourcePath } from '../../resource-path.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { countPathIn } from '../infer-finders.ts';
import { selectedByState, stateCalled } from './named-state.ts';

/** How a word says that it counts: `unread-count`, `countUnread`. */
const countWords = /^(.+?)(?:total|num|number|items?)?counts?$|^(?:get)?count(?:of)?(.+)$/;

/**
 * Infers what counts the items in a state that its path names: `GET /notifications/unread-count`,
 * `/notifications/unread/count`, `/tasks/count/completed`.
 * @param roleOf the roles so far
 */
export function inferStateCounts(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly CountRole[] {
  const lists = new Map<string, ListRole>();
  for (const role of roleOf.values())
    if (role.kind === 'list' && !lists.has(role.collectionPath)) lists.set(role.collectionPath, role);
  return [...context.operations.values()].flatMap((operation) => {
    const path = parseResourcePath(operation.path);
    const hint = parseResourceHint(context.document, operation);
    const isOpen = operation.method === 'get' && !roleOf.has(operation.id) && !hint.isNone && !hint.role;
    if (!isOpen || path === undefined || path.idParameter !== undefined) return [];
    const { collection } = context.toPlural(context.toVersionless(path));
    const segments = collection.split('/');
    for (const length of [1, 2]) {
      const list = lists.get(segments.slice(0, -length).join('/'));
      const role = list && inferCount(context, operation, list, segments.slice(-length));
      if (role !== undefined) return [role];
    }
    return [];
  });
}

function inferCount(
  { mergeSchema }: InferenceContext,
  operation: CountRole['operation'],
  { resource, collectionPath, parentParameters, nestedPath }: ListRole,
  words: readonly string[],
): CountRole | undefined {
  const [, before, after] = countWords.exec(plainName(words.join(''))) ?? [];
  const response = inferSuccessResponse(operation, 'list');
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const state = stateCalled(mergeSchema, row, before ?? after ?? '');
  if (response === undefined || state === undefined) return undefined;
  const countPath = countPathIn({ mergeSchema }, response.schema ?? {}, words.join('_'));
  if (countPath === undefined) return undefined;
  return {
    kind: 'count',
    ...{ operation, resource, collectionPath, parentParameters, response, countPath },
    ...(nestedPath && { nestedPath }),
    ...{ exploded: [], ignored: [], ...selectedByState(state) },
  };
}
