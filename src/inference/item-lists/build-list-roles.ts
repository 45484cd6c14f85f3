import type { Parameter, Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isSchema } from '../../schema/merged-schema.ts';
import { namesParticipant } from '../holds/hold-words.ts';
import { inferIdStrategy } from '../identity/id-strategy.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferRequestPayload, inferSuccessResponse, type SuccessKind, withItem } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope, openList } from '../list-envelope.ts';
import { singularsOf } from '../naming.ts';
import { isLoginName, isPeopleWord } from '../people/people-words.ts';
import { inferListParameters, type ReturnedList } from '../query/list-parameters.ts';
import { inferPageFields } from '../query/page-fields.ts';
import { namedFrom } from '../relations/shared-parents.ts';
import { showsInPart } from '../relations/shows-in-part.ts';
import { unknownParentRefusal } from '../relations/unknown-parents.ts';
import type {
  ActionRole,
  ItemList,
  ListAccess,
  ListChange,
  ReadRole,
  Resource,
  SuccessResponse,
} from '../resource.ts';
import { inferStateTransition } from '../state-transition.ts';
import { knownItems, sharesMost } from '../wrapper/item-evidence.ts';
import { describeItem } from '../wrapper/undeclared-item.ts';
import type { ListProperty } from './list-property.ts';
import type { FoundAccess, FoundItemList } from './own-collection.ts';
import { parsePersonalMark } from './people-marks.ts';
import { sendsList } from './sends-ids.ts';
import { locateTexts } from './text-lists.ts';

/** What the operations on lists in items do. */
export interface ListRoles {
  readonly roles: readonly (ActionRole | ReadRole)[];
  /** The lists that operations change, by the names of the resources whose items have them. */
  readonly itemLists: ReadonlyMap<string, readonly ItemList[]>;
}

/** Which statuses mean success. */
const successes: Readonly<Record<ListChange, SuccessKind>> = {
  list: 'list',
  read: 'read',
  add: 'create',
  put: 'change',
  change: 'change',
  replace: 'change',
  remove: 'delete',
  clear: 'delete',
};

/**
 * Builds the roles of the operations on lists in items.
 * @param resourceOf the resource of a collection path; those without state have none
 */
export function buildListRoles(
  context: InferenceContext,
  found: readonly FoundItemList[],
  resourceOf: (collection: string) => Resource | undefined,
  resources: readonly Resource[],
): ListRoles {
  const itemLists = new Map<string, readonly ItemList[]>();
  const { collection } = context.people;
  // What only `POST /admin/users` creates is the collection of `/users`.
  const path = collection === undefined ? undefined : { collection, segment: '', parameters: [] };
  const people =
    (path && resourceOf(context.toVersionless(path).collection)) ??
    resources.find(({ name, isSingleton }) => !isSingleton && isPeopleWord(name));
  const roles = found.flatMap((each) => {
    const resource = resourceOf(each.owner.candidate.path.collection);
    if (resource === undefined) return [];
    const list = buildItemList(context, each, { resource, resources, people });
    itemLists.set(resource.name, [...(itemLists.get(resource.name) ?? []), list]);
    return each.accesses.flatMap((access) => buildRole(context, { ...each, access, list, resource }) ?? []);
  });
  return { roles, itemLists };
}

function buildItemList(
  context: InferenceContext,
  { owner, list, accesses }: FoundItemList,
  { resource, resources, people }: KnownResources,
): ItemList {
  const { mergeSchema, collectionWords } = context;
  const name = `${resource.name}/${list.name}`;
  const payloads = accesses.map(({ operation }) => sentElement(context, operation, list.element, list.name));
  const sent = payloads.flatMap((payload) => payload?.schema ?? []);
  const add = accesses.findIndex(({ access }) => access.change === 'add');
  const id = inferIdStrategy(mergeSchema, {
    segment: list.name,
    parameters: accesses.flatMap(({ operation, access }) => parameterOf(operation, access.parameter)),
    responseSchemas: [list.element],
    parentProperties: [],
    otherSegments: collectionWords,
    ...(add >= 0 && { createSchema: payloads[add]?.schema ?? {} }),
    inPaths: [],
    hasIdPaths: false,
    references: [],
    examples: [],
    sentExamples: () => [],
    hint: {},
  });
  const target = targetOf(context, { owner, list, accesses }, { resource, resources, people });
  return {
    property: list.name,
    hasIds: list.hasIds,
    ...(id.property !== undefined && isAddedById(context, list, accesses) && { isAddedById: true }),
    ...(list.isMembership && { isMembership: true }),
    element: {
      name,
      otherNames: [],
      isSingleton: false,
      id,
      nestedPaths: [],
      requiresParents: accesses.some(({ operation }) => unknownParentRefusal(operation) !== undefined),
      hasHiddenIds: false,
      responseSchemas: list.hasIds ? [] : [list.element],
      requestSchemas: sent.filter(isSchema),
      examples: [],
    },
    ...(target !== undefined && { target: target.name }),
  };
}

/** Whether what adds elements sends the list with nothing but ids in it, though the elements are objects with an id. */
function isAddedById(
  context: InferenceContext,
  { name, hasIds }: ListProperty,
  accesses: readonly FoundAccess[],
): boolean {
  const adding = accesses.filter(({ access }) => access.change === 'add');
  return !hasIds && adding.length > 0 && adding.every(({ operation }) => sendsList(context, operation, name));
}

/** The resource whose items have a list, all that there are, and the one of the people who use the API. */
interface KnownResources {
  readonly resource: Resource;
  readonly resources: readonly Resource[];
  readonly people: Resource | undefined;
}

/**
 * The collection whose items the elements are: that of their schema, or that of the list's name where they are ids or
 * show its items in part. Of several of one schema, it is that of the list's name, else that of the people: the members of a
 * team are users, and not the collaborators of some repository, who are shown alike.
 */
function targetOf(
  { identify, mergeSchema }: InferenceContext,
  { owner, list }: FoundItemList,
  { resource, resources, people }: KnownResources,
): Resource | undefined {
  if (list.isOfTexts) return undefined;
  const others = namedFrom(
    resource,
    resources.filter(
      (each) =>
        !each.isSingleton && each.id.property !== undefined && (each !== resource || !owner.isSingleton),
    ),
  );
  const identity = identify(list.element);
  const words = [list.name, list.name.replace(/_?(?:ids?|uuids?)$/i, '')].flatMap(singularsOf);
  const named = others.filter(({ name }) =>
    words.includes(singularsOf(name.slice(name.lastIndexOf('/') + 1))[0] ?? ''),
  );
  if (list.hasIds) return named[0] ?? (list.markedBy && people);
  const ofSchema = others.filter(({ responseSchemas }) =>
    responseSchemas.some((each) => identify(each) === identity),
  );
  const isPerson = (each: Resource) =>
    each === people &&
    (ofSchema.includes(each) ||
      ((list.markedBy !== undefined || [...mergeSchema(list.element).properties.keys()].some(isLoginName)) &&
        showsInPart(mergeSchema, list.element, each)));
  const namedOfSchema = named.filter((each) => ofSchema.includes(each));
  return (
    namedOfSchema.find(({ nestedPaths }) => nestedPaths.length === 0) ??
    others.find(isPerson) ??
    namedOfSchema[0] ??
    ofSchema[0] ??
    named.find((each) => showsInPart(mergeSchema, list.element, each))
  );
}

function parameterOf(
  { parameters }: Operation,
  name: string | undefined,
): readonly { readonly name: string; readonly schema: Schema }[] {
  const declared: readonly Parameter[] = parameters;
  const found = declared.find((each) => each.in === 'path' && each.name === name);
  return name === undefined ? [] : [{ name, schema: found?.schema ?? {} }];
}

/** What a role on a list is built from. */
interface RoleEvidence extends Omit<FoundItemList, 'list'> {
  readonly access: FoundAccess;
  readonly list: ItemList;
  readonly resource: Resource;
}

function buildRole(context: InferenceContext, evidence: RoleEvidence): ActionRole | ReadRole | undefined {
  const { owner, list, resource } = evidence;
  const { operation, access, parameters } = evidence.access;
  const success = inferSuccessResponse(operation, successes[access.change]);
  if (success === undefined) {
    context.reject(operation, 'it declares no JSON or empty response that a change of a list succeeds with');
    return undefined;
  }
  const { collection } = owner.candidate.path;
  const nestedPath = resource.nestedPaths.find(({ path }) => path === collection);
  const idParameter = owner.isSingleton ? undefined : parameters.at(-1);
  const { response, envelope, shows } = openShown(evidence, success) ?? shownBy(context, evidence, success);
  const sent = list.hasIds
    ? undefined
    : sentElement(context, operation, list.element.responseSchemas[0] ?? {}, list.property);
  const base = {
    operation,
    resource,
    collectionPath: collection,
    parentParameters: idParameter === undefined ? parameters : parameters.slice(0, -1),
    response,
    ...(nestedPath && { nestedPath }),
    ...(idParameter !== undefined && { idParameter }),
    access: {
      list,
      change: access.change,
      ...(access.parameter !== undefined && { parameter: access.parameter }),
      ...(access.isOwn && { isOwn: access.isOwn }),
      ...(sent && { sent }),
      shows,
      ...(envelope && { listed: listedAs(context, operation, list, { envelope, response }) }),
    },
  };
  if (operation.method === 'get') return { ...base, kind: 'read' };
  const verb = `${access.change} in ${list.property}`;
  const flagsIn = (item: Schema = {}) => (access.isOwn ? flagsOf(context, operation, access.noun, item) : {});
  const changes = flagsIn(resource.responseSchemas[0]);
  const reported = flagsIn(response.item ?? response.schema);
  return { ...base, kind: 'action', verb, changes, reported, writes: new Set(), ignored: [] };
}

/** The flags that say of an item, or in a response, whether it is marked: `liked`. */
function flagsOf(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  segment: string,
  item: Schema,
): ActionRole['changes'] {
  const { verb = segment, isUndone } = parsePersonalMark(operation, segment) ?? {};
  return inferStateTransition(mergeSchema, item, isUndone === true ? `un${verb}` : verb);
}

/** Where a request has an element; absent where it has none. */
function sentElement(
  context: InferenceContext,
  operation: Operation,
  element: Schema,
  segment: string,
): ListAccess['sent'] {
  return inferRequestPayload(context, operation, knownItems(context, [element], segment));
}

/** How a response shows a list, page by page where the query says so. */
function listedAs(
  { mergeSchema }: InferenceContext,
  operation: Operation,
  { element }: ItemList,
  { envelope, response }: Pick<ReturnedList, 'envelope' | 'response'>,
): NonNullable<ListAccess['listed']> {
  const row = mergeSchema(element.responseSchemas[0] ?? {});
  return { envelope, ...inferListParameters(mergeSchema, operation, { row, envelope, response }) };
}

/** What a response shows, and where. */
interface Shown {
  readonly response: SuccessResponse;
  readonly shows: ListAccess['shows'];
  readonly envelope?: ListEnvelope;
}

/** A list of people of which no response is described is the whole body. */
function openShown({ access: { access }, list }: RoleEvidence, response: SuccessResponse): Shown | undefined {
  const isOpen = response.schema === undefined && response.isSilent === true;
  return isOpen && access.change === 'list' && list.isMembership
    ? { response, shows: 'list', envelope: openList }
    : undefined;
}

/** What a response shows: the item that has the list, an element of it, or the list. */
function shownBy(
  context: InferenceContext,
  { owner, list, resource }: RoleEvidence,
  success: SuccessResponse,
): Shown {
  const { mergeSchema, identify } = context;
  const { segment } = owner.candidate.path;
  const asItem = withItem(context, success, { ...knownItems(context, owner.schemas, segment), isJson: true });
  const { item } = asItem;
  const isItem = item !== undefined && owner.schemas.some((each) => identify(each) === identify(item));
  const hasList = item !== undefined && mergeSchema(item).properties.has(list.property);
  const whole = { response: describeItem(mergeSchema, resource, asItem), shows: 'item' } as const;
  if (success.schema === undefined || isItem || hasList) return whole;
  const texts = list.hasIds ? locateTexts(mergeSchema, success.schema) : undefined;
  if (texts !== undefined) {
    const pageFields = inferPageFields(mergeSchema, success.schema, texts.rowsPath, list.property);
    return { response: success, shows: 'list', envelope: { ...texts, pageFields } };
  }
  const [element = {}] = list.element.responseSchemas;
  const evidence = { ...knownItems(context, [element], list.property), isJson: true };
  const envelope = inferListEnvelope(context, success.schema, evidence);
  const isRow = envelope !== undefined && identify(envelope.rowSchema) === identify(element);
  if (envelope !== undefined && (isRow || mergeSchema(success.schema).types.has('array'))) {
    return { response: success, shows: 'list', envelope };
  }
  if (mergeSchema(success.schema).types.has('array')) {
    return { response: success, shows: 'list', envelope: { rowsPath: [], rowSchema: {}, pageFields: [] } };
  }
  const asElement = withItem(context, success, evidence);
  const shown = asElement.item;
  const isElement =
    shown !== undefined &&
    (identify(shown) === identify(element) || sharesMost(mergeSchema, shown, evidence) > 0);
  if (isElement) return { response: asElement, shows: 'element' };
  const names = [...mergeSchema(success.schema).properties.keys()];
  return { response: success, shows: names.some(namesParticipant) ? 'link' : 'item' };
}
