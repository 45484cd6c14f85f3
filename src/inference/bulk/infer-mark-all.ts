import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { plainName } from '../naming.ts';
import { inferAfterLists, type ListBefore } from '../query/states/lists-before.ts';
import type { BulkUpdateRole, Role } from '../resource.ts';
import { inferStateTransition } from '../state-transition.ts';
import { shownRowsIn } from './infer-batch.ts';

/** How a word says that something is done to all: `mark-all-as-read`, `read-all`, `all-read`. */
const allWords = /^(?:mark|set)?all(?:as)?(.+)$|^(?:mark|set)?(?:as)?(.+?)all$/;

/**
 * Infers what puts all items of a list into a state, which its path names: `POST /notifications/mark-all-as-read`,
 * `PUT /notifications/read-all`, `/notifications/all/read`; without a body, `POST /notifications/read` too.
 * @param roleOf the roles so far
 */
export function inferMarkAll(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly BulkUpdateRole[] {
  return inferAfterLists(context, roleOf, ['post', 'put', 'patch'], (operation, before) =>
    inferMark(context, operation, before),
  );
}

function inferMark(
  context: InferenceContext,
  operation: Operation,
  { list, words }: ListBefore,
): BulkUpdateRole | undefined {
  const isBare =
    operation.requestBody === undefined && operation.parameters.every((each) => each.in !== 'query');
  const verb = verbOfAll(words) ?? (isBare && words.length === 1 && words[0]);
  const response = inferSuccessResponse(operation, 'change');
  if (typeof verb !== 'string' || response === undefined) return undefined;
  const { resource, collectionPath, parentParameters, nestedPath } = list;
  const changes = inferStateTransition(context.mergeSchema, resource.responseSchemas[0] ?? {}, verb);
  if (Object.keys(changes).length === 0) return undefined;
  const envelope = shownRowsIn(context, response.schema, list);
  return {
    kind: 'bulk-update',
    ...{ operation, resource, collectionPath, parentParameters, response, changes },
    ...(nestedPath && { nestedPath }),
    ...(envelope && { envelope }),
  };
}

/** The verb of words that say that it is done to all. */
function verbOfAll(words: readonly string[]): string | undefined {
  const [, after, before] = allWords.exec(plainName(words.join(''))) ?? [];
  return after ?? before;
}
