import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { plainName } from '../naming.ts';
import type { BulkUpdateRole, ListRole, Role } from '../resource.ts';
import { parseResourcePath } from '../resource-path.ts';
import { inferStateTransition } from '../state-transition.ts';
import { parseResourceHint } from '../vendor-extension.ts';
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
  const lists = new Map<string, ListRole>();
  for (const role of roleOf.values()) {
    const isPlain = role.kind === 'list' && role.pathFilters === undefined && role.through === undefined;
    if (isPlain && !lists.has(role.collectionPath)) lists.set(role.collectionPath, role);
  }
  return [...context.operations.values()].flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    const isWrite = ['post', 'put', 'patch'].includes(operation.method);
    if (!isWrite || hint.isNone || hint.role !== undefined || roleOf.has(operation.id)) return [];
    return inferMark(context, operation, lists) ?? [];
  });
}

function inferMark(
  context: InferenceContext,
  operation: Operation,
  lists: ReadonlyMap<string, ListRole>,
): BulkUpdateRole | undefined {
  const { list, words = [] } = listBefore(context, operation, lists) ?? {};
  const isBare =
    operation.requestBody === undefined && operation.parameters.every((each) => each.in !== 'query');
  const verb = verbOfAll(words) ?? (isBare && words.length === 1 && words[0]);
  const response = inferSuccessResponse(operation, 'change');
  if (list === undefined || typeof verb !== 'string' || response === undefined) return undefined;
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

/** The list whose path an operation goes on from by one word or two, and those words. */
function listBefore(
  { toPlural, toVersionless }: InferenceContext,
  operation: Operation,
  lists: ReadonlyMap<string, ListRole>,
): { readonly list: ListRole; readonly words: readonly string[] } | undefined {
  const path = parseResourcePath(operation.path);
  if (path === undefined || path.idParameter !== undefined) return undefined;
  const segments = toPlural(toVersionless(path)).collection.split('/');
  for (const count of [1, 2]) {
    const list = lists.get(segments.slice(0, -count).join('/'));
    const words = segments.slice(-count);
    if (list !== undefined && !words.includes('{}')) return { list, words };
  }
  return undefined;
}

/** The verb of words that say that it is done to all. */
function verbOfAll(words: readonly string[]): string | undefined {
  const [, after, before] = allWords.exec(plainName(words.join(''))) ?? [];
  return after ?? before;
}
