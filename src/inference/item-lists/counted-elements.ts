import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import { createItemRoleSearch } from '../relations/item-role-search.ts';
import type { ActionRole, Role } from '../resource.ts';
import { type ActionPath, parseActionPath, splitPath } from '../resource-path.ts';
import { type ActionCounter, type ElementCounter, inferActionCounter } from '../state-transition.ts';
import { knownItems } from '../wrapper/item-evidence.ts';

/** What a request calls an element of a list, after the word for it, by plain names; the word alone is one of them. */
const endings = ['id', 'ids', 'uuid', 'uuids', '', 's', 'index', 'text', 'name', 'value', 'key'];

/** Words for an element that somebody chooses, whatever the list is called. */
const chosen = ['choice', 'option', 'answer', 'selection', 'selectedoption', 'chosenoption'];

/**
 * Infers which list has the element that an action counts, and how its body names it: `POST /polls/{id}/vote` with
 * `{optionId}`, where each of a poll's `options` has a number of `votes`.
 */
export function inferElementCounter(
  mergeSchema: MergeSchema,
  item: Schema,
  { requestBody }: Operation,
  verb: string,
): ElementCounter | undefined {
  const schema = contentWithFields(requestBody?.content)?.schema;
  const sent = schema === undefined ? [] : [...mergeSchema(schema).properties.keys()];
  const found = sent.length === 0 ? [] : countedLists(mergeSchema, item, verb);
  for (const counted of found) {
    const words = [...singularsOf(counted.list), ...chosen];
    const named = findName(
      sent,
      words.flatMap((word) => endings.map((ending) => word + ending)),
    );
    if (named !== undefined) return { ...counted, named, in: 'body' };
  }
  return undefined;
}

/** The lists whose elements have a number that a verb counts. */
function countedLists(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
): readonly (ActionCounter & Pick<ElementCounter, 'list'>)[] {
  return [...mergeSchema(item).properties].flatMap(([list, schema]) => {
    const { types, items } = mergeSchema(schema);
    const isOfObjects = types.has('array') && items !== undefined && isObjectSchema(mergeSchema(items));
    const counter = isOfObjects ? inferActionCounter(mergeSchema, items, verb) : undefined;
    return counter === undefined ? [] : [{ ...counter, list }];
  });
}

/**
 * Infers the actions on elements of lists that no path reads by itself: `POST /polls/{id}/options/{optionId}/vote`, which
 * responds with the poll, the option, or nothing of both.
 * @param roleOf the roles so far
 */
export function inferElementActions(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly ActionRole[] {
  const roleOnItem = createItemRoleSearch(roleOf.values());
  return [...context.operations.values()].flatMap((operation): readonly ActionRole[] => {
    const parsed = operation.method === 'get' ? undefined : parseActionPath(operation.path);
    if (parsed === undefined || roleOf.has(operation.id)) return [];
    const { prefix, last } = splitPath(context.toVersionless(parsed.item).collection);
    const onItem = prefix.endsWith('/{}') ? roleOnItem(prefix.slice(0, -'/{}'.length)) : undefined;
    return onItem === undefined ? [] : elementAction(context, { operation, parsed, onItem, segment: last });
  });
}

/** What seems to be an action on an element of a list. */
interface ElementAction {
  readonly operation: Operation;
  readonly parsed: ActionPath;
  /** A role on the item that has the list. */
  readonly onItem: Role;
  /** The word for the list in the path, as a plain name. */
  readonly segment: string;
}

function elementAction(
  context: InferenceContext,
  { operation, parsed: { item: path, verb }, onItem, segment }: ElementAction,
): readonly ActionRole[] {
  const { mergeSchema, identify } = context;
  const { resource, nestedPath, collectionPath } = onItem;
  const [item = {}] = resource.responseSchemas;
  const list = countedLists(mergeSchema, item, verb).find((each) => plainName(each.list) === segment);
  const success = inferSuccessResponse(operation, 'action');
  if (list === undefined || success === undefined || resource.isSingleton) return [];
  const { items = {} } = mergeSchema(mergeSchema(item).properties.get(list.list) ?? {});
  const isShown = success.schema !== undefined && identify(success.schema) === identify(items);
  const known = knownItems(context, isShown ? [items] : resource.responseSchemas, list.list);
  const parameters = path.parameters.map(({ name }) => name);
  const counter = inferActionCounter(mergeSchema, item, verb);
  const named = path.idParameter ?? '';
  return [
    {
      kind: 'action',
      ...{ operation, resource, collectionPath, verb },
      ...{ changes: {}, reported: {}, writes: new Set(), ignored: [] },
      ...(nestedPath && { nestedPath }),
      parentParameters: parameters.slice(0, -1),
      idParameter: parameters.at(-1) ?? '',
      response: withItem(context, success, { ...known, isOne: true }),
      ...(counter && { counter }),
      counted: { ...list, named, in: 'path', ...(isShown && { isShown }) },
    },
  ];
}
