import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope, openList } from '../list-envelope.ts';
import { lastSegmentOf, plainName, singularsOf } from '../naming.ts';
import { inferListParameters } from '../query/list-parameters.ts';
import { createItemRoleSearch } from '../relations/item-role-search.ts';
import { ownerRole } from '../relations/linked-lists.ts';
import { showsInPart } from '../relations/shows-in-part.ts';
import type { ListRole, Role, SuccessResponse } from '../resource.ts';
import { parseActionPath } from '../resource-path.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { describeRows } from '../wrapper/undeclared-item.ts';
import { parsePersonalMark } from './people-marks.ts';

/**
 * The lists of the people whom somebody has marked, beside those of the people who have: `GET /users/{id}/following` shows
 * those among whose followers the user is, whom `POST /users/{id}/follow` put there.
 * @param roleOf the roles so far
 */
export function inferInverseMarks(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ListRole[] {
  const ownerAt = createItemRoleSearch(roleOf.values());
  const marks = [...roleOf.values()].flatMap((role) => markOf(role) ?? []);
  if (marks.length === 0) return [];
  return [...context.operations.values()].flatMap((operation): readonly ListRole[] => {
    if (operation.method !== 'get' || roleOf.has(operation.id)) return [];
    const path = parseActionPath(operation.path);
    const owner = path && ownerAt(path.item.collection);
    const mark =
      path && marks.find(({ role, verb }) => role === owner?.resource && isOfMarked(verb, path.verb));
    const response = inferSuccessResponse(operation, 'list');
    if (path === undefined || owner === undefined || mark === undefined || response === undefined) return [];
    const { resource, collectionPath } = owner;
    const envelope = envelopeOf(context, response, owner);
    if (envelope === undefined) return [];
    const row = context.mergeSchema(resource.responseSchemas[0] ?? {});
    const base = { operation, resource, collectionPath, parentParameters: [], response, envelope };
    const linked = {
      membersIn: mark.membersIn,
      owner: ownerRole(owner, { operation }, path.item.idParameter),
    };
    return [
      {
        ...base,
        kind: 'list',
        ...inferListParameters(context.mergeSchema, operation, { row, envelope, response }),
        linked,
      },
    ];
  });
}

/** What people do to each other, and the list of those who have done it to somebody. */
function markOf(role: Role) {
  const access = role.kind === 'action' ? role.access : undefined;
  if (access?.isOwn !== true || access.change !== 'add' || access.list.target !== role.resource.name)
    return undefined;
  const mark = parsePersonalMark(role.operation, lastSegmentOf(role.operation.path));
  return mark && { role: role.resource, verb: mark.verb, membersIn: access.list.property };
}

/** Whether a word is for those to whom something was done, by a verb: `following`, `followings`, `followed`, `followees`. */
function isOfMarked(verb: string, word: string): boolean {
  const stem = (singularsOf(verb)[0] ?? verb).replace(/e$/, '');
  const plain = plainName(word);
  return plain.startsWith(stem) && isOfMarkedEnding(plain.slice(stem.length));
}

function isOfMarkedEnding(ending: string): boolean {
  return /^(?:ings?|ed|ees?)(?:users?|people|list)?$/.test(ending);
}

/** The rows of a list that shows the items, or a part of them; where it says nothing of its body, all of it. */
function envelopeOf(
  context: InferenceContext,
  { schema, isSilent }: SuccessResponse,
  { resource, collectionPath }: Role,
): ListRole['envelope'] | undefined {
  const { mergeSchema, identify, isJsonApi } = context;
  if (schema === undefined)
    return isSilent && isJsonApi ? describeRows(mergeSchema, resource, openList) : undefined;
  const known = knownItems(context, resource.responseSchemas, lastSegmentOf(collectionPath));
  const envelope = inferListEnvelope(context, schema, known);
  const isRow =
    envelope !== undefined &&
    (resource.responseSchemas.some((each) => identify(each) === identify(envelope.rowSchema)) ||
      showsInPart(mergeSchema, envelope.rowSchema, resource));
  return isRow ? envelope : undefined;
}
