import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { type CandidateGroup, isSingleton, responseSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { parseActionPath } from '../resource-path.ts';
import { inferActionCounter, inferStateTransition } from '../state-transition.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { areOnlyListed } from './given-items.ts';

/** An operation that looks like an action on the items of a collection, and its verb. */
interface LikelyAction {
  readonly operation: Operation;
  readonly verb: string;
}

/**
 * Finds out whether actions change the items of a collection that is listed, and that nothing makes, so that they are there
 * without being made: `POST /notifications/{id}/read` beside `GET /notifications`.
 */
export function createActedOnSearch(context: InferenceContext): (group: CandidateGroup) => boolean {
  const { mergeSchema, identify } = context;
  let actions: ReadonlyMap<string, readonly LikelyAction[]> | undefined;
  return (group) => {
    if (isSingleton(group) || !areOnlyListed(group.flatMap(({ roles }) => roles))) return false;
    const schemas = responseSchemasOf(mergeSchema, group);
    const shown = new Set(schemas.map(identify));
    actions ??= actionsByCollection(context);
    return group.some(({ path }) =>
      (actions?.get(path.collection) ?? []).some(({ operation, verb }) => {
        const success = inferSuccessResponse(operation, 'action');
        if (success === undefined) return false;
        const item = { ...knownItems(context, schemas, path.segment), isOne: true, isJson: false };
        const response = withItem(context, success, item).item;
        const changes = schemas.map((schema) => inferStateTransition(mergeSchema, schema, verb));
        const isChange = changes.some((each) => Object.keys(each).length > 0);
        const isCount = schemas.some((schema) => inferActionCounter(mergeSchema, schema, verb) !== undefined);
        return isChange || isCount || (response !== undefined && shown.has(identify(response)));
      }),
    );
  };
}

/** What may be an action, by the collection of the items that it is about: a write whose path nothing reads. */
function actionsByCollection({
  operations,
  toPlural,
  toVersionless,
}: InferenceContext): ReadonlyMap<string, readonly LikelyAction[]> {
  const all = [...operations.values()];
  const read = new Set(
    all
      .filter((each) => each.method === 'get' && successResponseOf(each).response.content !== undefined)
      .map(({ path }) => path),
  );
  const found = new Map<string, LikelyAction[]>();
  for (const operation of all) {
    const isWrite = ['post', 'put', 'patch'].includes(operation.method) && !read.has(operation.path);
    const action = isWrite ? parseActionPath(operation.path) : undefined;
    if (action === undefined) continue;
    const { collection } = toPlural(toVersionless(action.item));
    found.set(collection, [...(found.get(collection) ?? []), { operation, verb: action.verb }]);
  }
  return found;
}
