import type { Operation } from '../../../openapi/operations.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { plainName, singularsOf } from '../../naming.ts';
import type { ActionRole, ListRole, Resource, Role } from '../../resource.ts';
import { stateNamesAfter } from '../../state-transition.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import type { NamedState } from '../filter.ts';
import { rowsOf } from '../finders/finder.ts';
import { inferListParameters } from '../list-parameters.ts';
import { selectedByState, stateCalled } from './named-state.ts';

/**
 * The lists of the items in a state that the last word of their path names: `/tasks/completed` beside `/tasks`, and
 * `/favorites`, of what `POST /posts/{id}/favorite` marks.
 * @param roleOf the roles so far
 */
export function inferStateLists(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const roles = [...roleOf.values()];
  const lists = roles.filter((role) => role.kind === 'list');
  const marks = roles.filter(
    (role): role is ActionRole => role.kind === 'action' && Object.values(role.changes).includes(true),
  );
  const rolesOn = createRolesOn(roles);
  const below = lists.flatMap((list) => listBelow(context.mergeSchema, list, rolesOn(list)) ?? []);
  const elsewhere = [...context.operations.values()].flatMap(
    (operation) => (roleOf.has(operation.id) ? undefined : listOfMarked(context, operation, marks)) ?? [],
  );
  const open = [...context.operations.values()].flatMap(
    (operation) => (roleOf.has(operation.id) ? undefined : openListBelow(context, operation, lists)) ?? [],
  );
  return [...below, ...open, ...elsewhere];
}

/** Prepares to find the roles that are on the same resource as another. */
function createRolesOn(roles: readonly Role[]): (other: Role) => readonly Role[] {
  const byResource = new Map<Resource, Role[]>();
  for (const role of roles) {
    const known = byResource.get(role.resource);
    if (known === undefined) byResource.set(role.resource, [role]);
    else known.push(role);
  }
  return ({ resource }) => byResource.get(resource) ?? [];
}

/**
 * A list by a word that names a state of its items, where those are shown in other states too.
 * @param roles those on the resource of the list
 */
function listBelow(mergeSchema: MergeSchema, list: ListRole, roles: readonly Role[]): ListRole | undefined {
  const { before, last } = splitLast(list.operation.path);
  const isOn = ({ kind, operation: { path } }: Role) =>
    (kind === 'list' && path.replace(/\/+$/, '') === before) ||
    (kind === 'read' && splitLast(path).before === before && splitLast(path).last.startsWith('{'));
  if (list.pathFilters !== undefined || list.isSearchInBody || !roles.some(isOn)) return undefined;
  const row = mergeSchema(list.resource.responseSchemas[0] ?? {});
  const state = stateCalled(mergeSchema, row, last);
  return state && !asksForTimes(list, state) ? withState(list, state) : undefined;
}

/** Whether a list of what is free asks when it is to be: what somebody has now may be free then. */
function asksForTimes({ operation, ignored }: ListRole, state: NamedState): boolean {
  const isFree = 'conditions' in state && state.conditions.some((each) => 'isTaken' in each);
  const times = operation.parameters.filter(
    ({ name }) => ignored.includes(name) && /date|time|check_?(?:in|out)|^(?:start|end|from|to)$/i.test(name),
  );
  return isFree && times.length > 0;
}

/**
 * A list by a word that names a state of its items, where the response says nothing of its body: `/spots/available`, of spots
 * that are sent with `isAvailable`.
 */
function openListBelow(
  context: InferenceContext,
  operation: Operation,
  lists: readonly ListRole[],
): ListRole | undefined {
  const hint = parseResourceHint(context.document, operation);
  if (operation.method !== 'get' || hint.isNone || hint.role !== undefined) return undefined;
  const { before, last } = splitLast(operation.path);
  const beside = lists.find((list) => list.operation.path.replace(/\/+$/, '') === before);
  const response = inferSuccessResponse(operation, 'list');
  if (beside === undefined || beside.pathFilters !== undefined || response?.schema !== undefined)
    return undefined;
  const { resource, collectionPath, parentParameters, nestedPath } = beside;
  const { mergeSchema } = context;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const state = stateCalled(mergeSchema, row, last);
  const envelope = response && state && rowsOf(context, response, resource, last);
  if (response === undefined || state === undefined || envelope === undefined) return undefined;
  const parameters = inferListParameters(mergeSchema, operation, { row, envelope, response });
  const base = { operation, resource, collectionPath, parentParameters, response, envelope };
  return withState({ ...base, kind: 'list', ...(nestedPath && { nestedPath }), ...parameters }, state);
}

/** A list with a path of its own, which is called after an action that sets a flag of the items that it shows. */
function listOfMarked(
  context: InferenceContext,
  operation: Operation,
  marks: readonly ActionRole[],
): ListRole | undefined {
  const hint = parseResourceHint(context.document, operation);
  const isList = operation.method === 'get' && !operation.path.includes('{');
  if (!isList || hint.isNone || hint.role !== undefined) return undefined;
  const words = singularsOf(splitLast(operation.path).last);
  const mark = marks.find(({ verb }) =>
    [plainName(verb), ...stateNamesAfter(verb)].some((each) => words.includes(each)),
  );
  const response = inferSuccessResponse(operation, 'list');
  if (mark === undefined || response?.schema === undefined) return undefined;
  const { resource, collectionPath } = mark;
  const envelope = rowsOf(context, response, resource, words[0] ?? '');
  const property = Object.entries(mark.changes).find(([, value]) => value === true)?.[0];
  if (envelope === undefined || property === undefined) return undefined;
  const { mergeSchema } = context;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const parameters = inferListParameters(mergeSchema, operation, { row, envelope, response });
  const base = { operation, resource, collectionPath, parentParameters: [], response, envelope };
  return withState({ ...base, kind: 'list', ...parameters }, { path: [property], value: true });
}

/** The same list with a filter by a state, as if the query had it under the name of the state. */
function withState(list: ListRole, state: NamedState): ListRole {
  const threshold = list.operation.parameters.find(
    ({ name, in: place }) =>
      place === 'query' && list.ignored.includes(name) && thresholds.test(plainName(name)),
  );
  if (threshold === undefined || !('conditions' in state))
    return { ...list, ...selectedByState(state, list.filters) };
  const { name, schema } = threshold;
  const standard = schema?.default;
  const conditions = state.conditions.map((each) =>
    'level' in each ? { ...each, parameter: name, ...(typeof standard === 'number' && { standard }) } : each,
  );
  const ignored = list.ignored.filter((each) => each !== name);
  return { ...list, ignored, ...selectedByState({ ...state, conditions }, list.filters) };
}

/** The parameters that say what is little: `/products/low-stock?threshold=5`. */
const thresholds =
  /^(?:(?:stock)?threshold|level|below|under|max(?:imum)?(?:stock|quantity)?|minstock|quantity)$/;

function splitLast(path: string) {
  const plain = path.replace(/\/+$/, '');
  const at = plain.lastIndexOf('/');
  return { before: plain.slice(0, at), last: plain.slice(at + 1) };
}
