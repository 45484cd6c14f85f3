import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName } from '../../naming.ts';
import type { CountRole, Role } from '../../resource.ts';
import { countPathIn } from '../infer-finders.ts';
import { inferAfterLists, type ListBefore } from './lists-before.ts';
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
  return inferAfterLists(context, roleOf, ['get'], (operation, before) =>
    inferCount(context, operation, before),
  );
}

function inferCount(
  { mergeSchema }: InferenceContext,
  operation: CountRole['operation'],
  { list: { resource, collectionPath, parentParameters, nestedPath }, words }: ListBefore,
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
