import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { lastSegmentOf, plainName } from '../naming.ts';
import { rowsOf } from '../query/finders/finder.ts';
import { inferListParameters } from '../query/list-parameters.ts';
import { createItemRoleSearch } from '../relations/item-role-search.ts';
import type { ActionRole, ListRole, ReadRole, Role } from '../resource.ts';
import { inferActionCounter, inferStateTransition } from '../state-transition.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { describeItem } from '../wrapper/undeclared-item.ts';
import type { MarkedList, MarkingAct } from './marked-lists.ts';

/**
 * The acts that mark items for whoever performs them, the lists of the items that somebody has marked, and the reads that say
 * whether one is.
 * @param roleOf the roles so far: what is marked has to be an item of a collection
 */
export function inferMarks(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly (ActionRole | ListRole | ReadRole)[] {
  const roleAt = createItemRoleSearch(roleOf.values());
  return context.marked.flatMap((list) => {
    const [first] = list.acts;
    const path = first && context.toPlural(context.toVersionless(first.item));
    const onItem = path && roleAt(path.collection);
    const role = onItem && listRole(context, list, onItem);
    if (onItem === undefined || role === undefined) return [];
    const acts = list.acts.flatMap((act) => actionRole(context, list, act, onItem) ?? []);
    return [role, ...acts, ...list.checks.flatMap((check) => checkRole(list, check, onItem) ?? [])];
  });
}

/** The name of a mark, by the last word of its list. */
function markOf({ operation: { path } }: MarkedList): string {
  return plainName(lastSegmentOf(path.replace(/\/+$/, '')));
}

function listRole(context: InferenceContext, list: MarkedList, onItem: Role): ListRole | undefined {
  const { operation, personIn } = list;
  const { resource, collectionPath } = onItem;
  const response = inferSuccessResponse(operation, 'list');
  const envelope = response && rowsOf(context, response, resource, '');
  if (response === undefined || envelope === undefined) return undefined;
  const row = context.mergeSchema(resource.responseSchemas[0] ?? {});
  return {
    ...{ kind: 'list', operation, resource, collectionPath, parentParameters: [], response, envelope },
    ...inferListParameters(context.mergeSchema, operation, { row, envelope, response }),
    marked: { mark: markOf(list), ...(personIn !== undefined && { personIn }) },
  };
}

function checkRole(
  list: MarkedList,
  { operation, item, idParameter }: MarkedList['checks'][number],
  { resource, nestedPath, collectionPath }: Role,
): ReadRole | undefined {
  // As what a DELETE responds with, it is empty.
  const response = inferSuccessResponse(operation, 'delete');
  return (
    response && {
      ...{
        kind: 'read',
        operation,
        resource,
        collectionPath,
        idParameter,
        response,
        requiredMark: markOf(list),
      },
      ...(nestedPath && { nestedPath }),
      parentParameters: item.parameters.map(({ name }) => name),
    }
  );
}

function actionRole(
  context: InferenceContext,
  list: MarkedList,
  { operation, item: path, idParameter, verb, isUndone }: MarkingAct,
  onItem: Role,
): ActionRole | undefined {
  const { mergeSchema } = context;
  const { resource, nestedPath, collectionPath } = onItem;
  const success = inferSuccessResponse(operation, 'action');
  if (success === undefined) return undefined;
  const known = knownItems(context, resource.responseSchemas, path.segment);
  const evidence = { ...known, isOne: true, isJson: resource.requestSchemas.length > 0 };
  const response = describeItem(mergeSchema, resource, withItem(context, success, evidence));
  const [item = {}] = resource.responseSchemas;
  const act = isUndone ? `un${verb}` : verb;
  const counter = inferActionCounter(mergeSchema, item, act);
  return {
    ...{ kind: 'action', operation, resource, collectionPath, idParameter, response, verb },
    ...(nestedPath && { nestedPath }),
    parentParameters: path.parameters.map(({ name }) => name),
    changes: inferStateTransition(mergeSchema, item, act),
    reported: inferStateTransition(mergeSchema, response.item ?? response.schema ?? {}, act),
    mark: { name: markOf(list), isUndone },
    ...(counter && { counter }),
    writes: new Set(),
    ignored: [],
  };
}
