import { contentWithFields } from '../codecs/declared-content.ts';
import type { Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { isObjectSchema, isOpaque } from '../schema/merged-schema.ts';
import type { InferenceContext } from './inference-context.ts';
import { sendsIds } from './item-lists/sends-ids.ts';
import { hasUnknownBody, inferRequestPayload, inferSuccessResponse, withItem } from './item-payloads.ts';
import { inferListEnvelope, type ListEnvelope, openList } from './list-envelope.ts';
import { findName, lastSegmentOf, plainName, singularsOf } from './naming.ts';
import { createCurrentSegments, type PathThroughCurrent } from './people/current-segments.ts';
import type { PeoplePath } from './people/infer-people.ts';
import { asksWhether } from './query/finders/infer-existence.ts';
import { listByParameter } from './query/list-by-parameter.ts';
import { inferPageFields } from './query/page-fields.ts';
import { createParentPaths } from './relations/parent-paths.ts';
import type { RequestPayload, SuccessResponse } from './resource.ts';
import { parseActionPath, parseResourcePath, type ResourcePath } from './resource-path.ts';
import { parseResourceHint, type ResourceHint } from './vendor-extension.ts';
import {
  alwaysCreates,
  type CandidateKind,
  hintedKind,
  kindOf,
  type OperationOnPath,
  successKinds,
  type VerbPath,
} from './verbs/operation-kind.ts';
import { createVerbPaths, type VerbPathOf } from './verbs/verb-path.ts';
import { forOperation, groupEvidence } from './wrapper/group-evidence.ts';
import { hasId, type ItemEvidence } from './wrapper/item-evidence.ts';
import { type BulkBodies, locateBulk } from './wrapper/locate-bulk.ts';
import { locateMap } from './wrapper/locate-map.ts';
import { isNameOfRows } from './wrapper/locate-rows.ts';
import { shownInList } from './wrapper/shown-in-list.ts';
import { isBesideItem, wrapperNames } from './wrapper/wrapper-names.ts';
import { isCreatingPut, isPutAmongItems } from './writes/creating-put.ts';
import { emptiedCollection } from './writes/deletion.ts';
import { isNamingPost } from './writes/naming-post.ts';
import { saysItLists } from './writes/operation-texts.ts';
import { type PatchDocument, splitPatch } from './writes/patch-document.ts';
import { queryProperties } from './writes/query-properties.ts';

/** What an operation seems to do with the collection of its path, seen alone. */
export interface OperationCandidate {
  readonly kind: CandidateKind;
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  /** What a verb in the path says; `path` is without it. */
  readonly verb?: VerbPath;
  /** What an operation for people stands for. */
  readonly person?: PeoplePath;
  readonly response: SuccessResponse;
  readonly sent?: RequestPayload;
  readonly patch?: PatchDocument;
  readonly envelope?: ListEnvelope;
  /** The last parameter of the path of a list, where it is a property of the rows. */
  readonly pathFilter?: string;
  /** Where a request has many items. */
  readonly itemsPath?: readonly string[];
}

/** The operations on one collection path and on the items below it. */
export interface ResourceCandidate {
  readonly path: ResourcePath;
  readonly roles: readonly OperationCandidate[];
}

/** Groups the operations by the collections of their paths, and infers what each seems to do there. */
export function findCandidates(context: InferenceContext): readonly ResourceCandidate[] {
  const { document, operations, mergeSchema, reject, marked } = context;
  const verbPathOf = createVerbPaths(operations.values(), mergeSchema);
  const pathThroughCurrent = createCurrentSegments(operations.values());
  const posts = [...operations.values()].filter(({ method }) => method === 'post');
  const posted = new Set(posts.map(({ path }) => path));
  const marking = new Set(
    marked.flatMap(({ operation, acts }) => [operation, ...acts.map((act) => act.operation)]),
  );
  const onPaths = [...operations.values()].flatMap((operation): OperationOnPath[] => {
    const hint = parseResourceHint(document, operation);
    const located = locate(context, operation, hint, { verbPathOf, pathThroughCurrent });
    if (located === undefined || hint.isNone) reject(operation, whyNoPath(context, operation, hint));
    if (located === undefined || hint.isNone || hint.role === 'action') return [];
    if (hint.role === undefined && marking.has(operation)) return [];
    if (hint.role === undefined && posted.has(emptiedCollection(operation) ?? '')) return [];
    return [{ ...located, path: context.toPlural(context.toVersionless(located.path)) }];
  });
  const toParent = createParentPaths(context, onPaths);
  const groups = new Map<string, OperationOnPath[]>();
  for (const each of onPaths) {
    const moved = toParent(each);
    const onPath = { ...moved, path: context.toScoped(moved.path) };
    const group = groups.get(onPath.path.collection);
    if (group === undefined) groups.set(onPath.path.collection, [onPath]);
    else group.push(onPath);
  }
  return [...groups.values()].flatMap((group) => toResourceCandidate(context, group));
}

function whyNoPath({ people }: InferenceContext, { id }: Operation, hint: ResourceHint): string {
  const act = people.acts.get(id);
  if (hint.isNone) return 'x-resource is false';
  return act === undefined ? 'its path names no collection' : `it is the ${act} of people`;
}

/** What a path means that is not made of nouns and parameters alone. */
interface PathReaders {
  readonly verbPathOf: VerbPathOf;
  readonly pathThroughCurrent: PathThroughCurrent;
}

/** The last parameter of a path is the id where `x-resource` names a role on an item: `/orders/{id}/remove`. */
function locate(
  { people, checkouts, document }: InferenceContext,
  operation: Operation,
  hint: ResourceHint,
  { verbPathOf, pathThroughCurrent }: PathReaders,
): OperationOnPath | undefined {
  const { role } = hint;
  const meant = people.paths.get(operation.id) ?? checkouts.get(operation.id);
  const person = role === undefined ? meant : undefined;
  if (person !== undefined) return { operation, hint, path: person.path, person };
  if (role === undefined && people.acts.has(operation.id)) return undefined;
  const isOnItem = role !== undefined && role !== 'list' && role !== 'create';
  const verb = role === undefined ? verbPathOf(operation) : undefined;
  if (verb !== undefined) return { operation, hint, path: verb.path, verb };
  const path = pathThroughCurrent(operation.path);
  const parsed = (isOnItem ? parseActionPath(path)?.item : undefined) ?? parseResourcePath(path);
  if (parsed === undefined) return undefined;
  const said = role === undefined && parsed.idParameter === undefined && saysItLists(document, operation);
  return { operation, hint, path: parsed, ...(said && { verb: { kind: 'list', path: parsed } }) };
}

function toResourceCandidate(
  context: InferenceContext,
  group: readonly OperationOnPath[],
): readonly ResourceCandidate[] {
  const [first] = group;
  if (first === undefined) return [];
  const evidence = groupEvidence(context, group, first.path.segment);
  const roles = group.flatMap((candidate) => inferCandidate(context, candidate, { group, evidence }));
  return roles.length === 0 ? [] : [{ path: first.path, roles }];
}

/** The operations on one collection path, and what their bodies say of its items. */
interface Siblings {
  readonly group: readonly OperationOnPath[];
  readonly evidence: ItemEvidence;
}

function candidateKind(
  context: InferenceContext,
  candidate: OperationOnPath,
  { group, evidence }: Siblings,
): CandidateKind | undefined {
  const isList = ({ operation }: OperationOnPath) => {
    const schema = inferSuccessResponse(operation, 'list')?.schema;
    return schema !== undefined && inferListEnvelope(context, schema, evidence) !== undefined;
  };
  if (isCreatingPut(candidate, group, isList)) return 'create';
  return isNamingPost(context, candidate, group) ? 'replace' : kindOf(candidate);
}

function inferCandidate(
  context: InferenceContext,
  candidate: OperationOnPath,
  siblings: Siblings,
): readonly OperationCandidate[] {
  const { reject } = context;
  const { operation } = candidate;
  const kind = candidateKind(context, candidate, siblings);
  if (kind === undefined) return reject(operation, `${operation.method.toUpperCase()} has no role`);
  const success = inferSuccessResponse(operation, successKinds[kind]);
  if (success === undefined) return inferExistenceCheck(context, candidate, kind, siblings);
  if (hasUnknownBody(operation) && !isPut({ ...candidate, kind })) {
    return reject(operation, 'its request body is neither JSON nor a form');
  }
  if (kind === 'list') return inferListOrRead(context, candidate, success, siblings);
  const rows = listByParameter(context, candidate, success, siblings);
  if (rows !== undefined) return [toFilteredList(candidate, success, rows)];
  const evidence = forOperation(context, withoutSilence(siblings.evidence, kind), candidate);
  const isOfMany = kind === 'create' || isPutAmongItems(candidate, siblings.group);
  const bulk = isOfMany && locateBulk(context, operation, success, evidence);
  if (bulk) return [toBulkCreate(candidate, success, bulk)];
  const response = inferItemResponse(context, candidate, kind, { success, group: siblings.group, evidence });
  if (response === undefined)
    return reject(operation, `its response is a list or no object, and a ${kind} responds with an item`);
  const isAsking = asksWhether(context.mergeSchema, operation, candidate.path.segment);
  if (kind === 'read' && (isAsking || response.item === undefined))
    return reject(operation, 'its response has no item');
  if (kind === 'read' || kind === 'delete') return [{ ...candidate, kind, response }];
  return inferWrite(context, { ...candidate, kind, response }, evidence);
}

/**
 * An operation without a response that its kind succeeds with: a GET that says by its status whether there is an item, 204
 * or a declared 404, for what a PUT makes on the same path, such as `/user/starred/{song}`; else it has no role.
 */
function inferExistenceCheck(
  { reject }: InferenceContext,
  candidate: OperationOnPath,
  kind: CandidateKind,
  { group }: Siblings,
): readonly OperationCandidate[] {
  const { operation } = candidate;
  const isMade = group.some(
    (each) => each.operation.path === operation.path && each.operation.method === 'put',
  );
  const isCheck = isMade && kind === 'read' && Object.hasOwn(operation.responses, '404');
  const response = isCheck ? inferSuccessResponse(operation, successKinds.delete) : undefined;
  return response === undefined
    ? reject(operation, `it declares no JSON or empty response that a ${kind} succeeds with`)
    : [{ ...candidate, kind, response }];
}

/** A list of the items whose property the last parameter of the path is. */
function toFilteredList(
  candidate: OperationOnPath,
  response: SuccessResponse,
  envelope: ListEnvelope,
): OperationCandidate {
  const { idParameter, ...path } = candidate.path;
  return {
    ...candidate,
    path,
    kind: 'list',
    response,
    envelope,
    ...(idParameter && { pathFilter: idParameter }),
  };
}

/** The response of an operation on one item; `undefined` where it is a list, and the operation none that changes an item. */
function inferItemResponse(
  context: InferenceContext,
  candidate: OperationOnPath,
  kind: CandidateKind,
  { success, ...siblings }: Siblings & { readonly success: SuccessResponse },
): SuccessResponse | undefined {
  const made = kind === 'create' ? shownInList(context, success, siblings) : undefined;
  if (made !== undefined) return made;
  const { evidence } = siblings;
  const found = withItem(context, success, evidence);
  const response = kind === 'read' ? found : withoutMessage(context, found);
  // A deletion of many items may respond with a list of them.
  const isBulk = kind === 'delete' && candidate.path.idParameter === undefined;
  const isOfMany = hintedKind(candidate.hint) === undefined && !isBulk && isList(context, response, evidence);
  if (!isOfMany) return response;
  // A PUT on an item changes it also where it responds with something else, such as the list that it is in.
  return isChangeOf(candidate, kind) ? withoutItem(response) : undefined;
}

/** A response without what merely says how a write went: `{message, status}` is no item, nor is `{data: true}`. */
function withoutMessage({ mergeSchema }: InferenceContext, response: SuccessResponse): SuccessResponse {
  const { item, itemPath } = response;
  const { properties } = mergeSchema(item ?? {});
  const isFlag = ([name, schema]: [string, Schema]) =>
    findName([name], wrapperNames) !== undefined && mergeSchema(schema).types.has('boolean');
  const isSaid = (member: [string, Schema]) => isBesideItem(member[0]) || isFlag(member);
  // What an envelope wraps may be a message by itself, unless it says how the request went too.
  const isAnswer = itemPath.length === 0 ? properties.size > 0 : [...properties].some(isFlag);
  return isAnswer && [...properties].every(isSaid) ? { ...withoutItem(response), itemPath: [] } : response;
}

function withoutItem({ item: _item, ...response }: SuccessResponse): SuccessResponse {
  return response;
}

/** Whether an operation changes or deletes the item that its path leads to, by the usual methods. */
function isChangeOf({ operation: { method }, path }: OperationOnPath, kind: CandidateKind): boolean {
  const isUsual = method === 'put' || method === 'patch' || method === 'delete';
  return isUsual && kind !== 'create' && path.idParameter !== undefined;
}

function toBulkCreate(
  candidate: OperationOnPath,
  response: SuccessResponse,
  { itemsPath, sent, envelope }: BulkBodies,
): OperationCandidate {
  const payload = { itemPath: [], schema: sent };
  return {
    ...candidate,
    kind: 'bulk-create',
    response,
    sent: payload,
    itemsPath,
    ...(envelope && { envelope }),
  };
}

/** A deletion that declares no body has none. */
function withoutSilence(evidence: ItemEvidence, kind: CandidateKind): ItemEvidence {
  return kind === 'delete' ? { ...evidence, isJson: false } : evidence;
}

/** An operation that is sent an item; a create may be sent nothing. */
function inferWrite(
  context: InferenceContext,
  candidate: OperationCandidate,
  evidence: ItemEvidence,
): readonly OperationCandidate[] {
  const { operation, kind } = candidate;
  const { patch, operation: others } = splitPatch(context.mergeSchema, operation);
  const sent = inferRequestPayload(context, others, evidence);
  if (isChangeOf(candidate, kind) && patch !== undefined) {
    return [{ ...candidate, kind: 'update', patch, ...(sent && { sent }) }];
  }
  if (sent !== undefined) return [{ ...candidate, sent }];
  // The path says which item there is, such as `PUT /buckets/{name}`; the body has bytes, or there is none.
  const isNamed = operation.requestBody === undefined || hasUnknownBody(operation);
  const isWhole = (isPut(candidate) && isNamed) || isSentText(context, candidate);
  if (isWhole) return [{ ...candidate, sent: { itemPath: [], schema: {} } }];
  const { item } = candidate.response;
  // What cannot be carried out still shows the item, and finds no unknown one.
  if (item !== undefined && (isChangeOf(candidate, kind) || isChangedByQuery(context, candidate, item)))
    return [{ ...candidate, kind: 'update' }];
  const isBare = kind === 'create' && operation.requestBody === undefined;
  return isBare ? [candidate] : context.reject(operation, 'its request body is not an object');
}

/** Whether a text makes or changes an item, of which it is one of the properties: `POST /categories` with `"Tea"`. */
function isSentText({ mergeSchema }: InferenceContext, { operation, response }: OperationCandidate): boolean {
  const { types, keywords } = mergeSchema(
    contentWithFields(operation.requestBody?.content ?? {})?.schema ?? {},
  );
  if (types.size !== 1 || !types.has('string') || keywords.format !== undefined) return false;
  const shown = mergeSchema(response.item ?? {}).properties;
  return [...shown.values()].some((property) => mergeSchema(property).types.has('string'));
}

/** Whether a POST on an item changes it by what its query names: `POST /pets/{id}?name=Rex`. */
function isChangedByQuery(
  { mergeSchema }: InferenceContext,
  { operation, kind, path }: OperationCandidate,
  item: Schema,
): boolean {
  const isOnItem = kind === 'update' && path.idParameter !== undefined && operation.requestBody === undefined;
  return isOnItem && queryProperties(mergeSchema, operation, [item]).size > 0;
}

/** Whether an operation puts an item where its path says. */
function isPut({ kind, operation: { method, requestBody }, path, verb, hint }: OnPath): boolean {
  const isBarePost = method === 'post' && requestBody === undefined && !verb && hint.role === undefined;
  return kind === 'replace' && (method === 'put' || isBarePost) && path.idParameter !== undefined;
}

type OnPath = Pick<OperationCandidate, 'kind' | 'operation' | 'path' | 'verb' | 'hint'>;

/** A GET without an id: a list, or the read of a singleton. */
function inferListOrRead(
  context: InferenceContext,
  candidate: OperationOnPath,
  response: SuccessResponse,
  siblings: Siblings,
): readonly OperationCandidate[] {
  const { reject } = context;
  const { evidence } = siblings;
  const opaque = opaqueList(context, candidate, response, siblings);
  if (opaque !== undefined) return [{ ...candidate, kind: 'list', response, envelope: opaque }];
  const ids = listOfIds(context, response, siblings);
  if (ids !== undefined) return [{ ...candidate, kind: 'list', response, envelope: ids }];
  const map = listOfMap(context, response, siblings);
  if (map !== undefined) return [{ ...candidate, kind: 'list', response, envelope: map }];
  if (response.schema === undefined && !response.isSilent)
    return reject(candidate.operation, 'its response declares no schema');
  const envelope = response.schema && inferListEnvelope(context, response.schema, evidence);
  if (envelope !== undefined && isListOf(context, envelope, candidate, siblings)) {
    return [{ ...candidate, kind: 'list', response, envelope }];
  }
  const read = withItem(context, response, evidence);
  return read.item === undefined
    ? reject(candidate.operation, 'its response is neither an object nor a list of objects')
    : [{ ...candidate, kind: 'read', response: read }];
}

/**
 * The rows of a list that does not describe its body, where items are created in it or found below its path: the body
 * itself, or where it must be an object, the property with the name of the collection.
 */
function opaqueList(
  { mergeSchema, operations }: InferenceContext,
  { path: { parameters } }: OperationOnPath,
  { schema, isSilent }: SuccessResponse,
  { group, evidence }: Siblings,
): ListEnvelope | undefined {
  // First what takes no search: most lists describe their rows.
  if (!evidence.isJson || (schema === undefined && !isSilent)) return undefined;
  const merged = schema && mergeSchema(schema);
  if (merged !== undefined && !isOpaque(merged)) return undefined;
  const isMadeElsewhere = () =>
    [...operations.values()].some(
      ({ method, path, requestBody }) =>
        method === 'post' && requestBody !== undefined && lastSegmentOf(path) === evidence.segment,
    );
  const hasItems =
    group.some(({ operation, path }) => operation.method === 'post' || path.idParameter !== undefined) ||
    // `/owners/{id}/shops` lists what `POST /shops` makes.
    (parameters.length > 0 && isOfMany(evidence.segment) && isMadeElsewhere());
  if (!hasItems) return undefined;
  if (merged === undefined) return openList;
  return { rowsPath: merged.types.has('object') ? [evidence.segment] : [], rowSchema: {}, pageFields: [] };
}

/** The rows of a list of texts or numbers, where items are created in the collection and found by an id below its path. */
function listOfIds(
  { mergeSchema }: InferenceContext,
  { schema }: SuccessResponse,
  { group }: Siblings,
): ListEnvelope | undefined {
  const isCreated = group.some(({ operation, path }) => operation.method === 'post' && !path.idParameter);
  const isFound = group.some(({ operation, path }) => operation.method !== 'post' && path.idParameter);
  const { types, items } = mergeSchema(schema ?? {});
  if (!isCreated || !isFound || !types.has('array') || items === undefined) return undefined;
  const ofRows = mergeSchema(items).types;
  const areIds = ofRows.size === 1 && ['string', 'integer', 'number'].some((type) => ofRows.has(type));
  return areIds ? { rowsPath: [], rowSchema: items, pageFields: [], isOfIds: true } : undefined;
}

/** The rows of a list that has its items under the ids by which they are found below its path. */
function listOfMap(
  context: InferenceContext,
  { schema }: SuccessResponse,
  { group, evidence }: Siblings,
): ListEnvelope | undefined {
  if (schema === undefined || !group.some(({ path }) => path.idParameter !== undefined)) return undefined;
  const found = locateMap(context, schema, evidence, (row) => {
    const names = [...context.mergeSchema(row).properties.keys()];
    const isShown = ({ operation }: OperationOnPath) => {
      const { properties } = context.mergeSchema(inferSuccessResponse(operation, 'read')?.schema ?? {});
      return names.length > 0 && names.every((name) => properties.has(name));
    };
    return evidence.isItem(row) || group.some(isShown);
  });
  if (found === undefined) return undefined;
  const { rowsPath } = found;
  const isWrapped = rowsPath.length > 0;
  const pageFields = isWrapped
    ? inferPageFields(context.mergeSchema, schema, rowsPath, evidence.segment)
    : [];
  return { ...found, pageFields, isMap: true };
}

/**
 * An object with rows is a list when items are found below its path or created in it, or when nothing writes it whole:
 * a cart with its lines, which PUT replaces, is one item.
 */
function isListOf(
  context: InferenceContext,
  { rowsPath, rowSchema }: ListEnvelope,
  { hint }: OperationOnPath,
  { group, evidence }: Siblings,
): boolean {
  if (rowsPath.length === 0 || hint.role === 'list') return true;
  if (group.some((other) => other.path.idParameter !== undefined)) return true;
  const posts = group.filter(({ operation }) => operation.method === 'post' || alwaysCreates(operation));
  const isCreate = (candidate: OperationOnPath) => {
    const { operation } = candidate;
    const response = inferSuccessResponse(operation, 'create');
    if (response === undefined) return false;
    if (!showsItem(response) && sendsRow(context, candidate, rowSchema)) return true;
    return isRow(response) || locateBulk(context, operation, response, evidence) !== undefined;
  };
  if (posts.some((each) => isCreate(each) || addsToNamed(each))) return true;
  return !group.some((other) => isWrite(other) && !linksItems(context, other));

  /**
   * `POST /orders` makes one of the rows that `GET /orders` shows as `{orders: […]}` or `{data: […]}`, unless it writes or
   * shows all of them. Below an item, rows without the name may be of something else.
   */
  function addsToNamed({ operation, path }: OperationOnPath): boolean {
    const name = rowsPath.at(-1) ?? '';
    const { segment } = evidence;
    const isNamed = path.parameters.length === 0 ? isNameOfRows(name, segment) : findName([name], [segment]);
    if (!isOfMany(segment) || !isNamed) return false;
    const sent = contentWithFields(operation.requestBody?.content)?.schema;
    if (sent === undefined || context.mergeSchema(sent).properties.has(name)) return false;
    const shown = inferSuccessResponse(operation, 'create')?.schema;
    return shown === undefined || !showsRowsAs(context, shown, rowsPath);
  }

  function showsItem(response: SuccessResponse): boolean {
    const { schema, item } = withoutMessage(context, withItem(context, response, evidence));
    return schema !== undefined && (item !== undefined || isBareId(context, schema));
  }

  function isRow(response: SuccessResponse): boolean {
    const { item, schema, idBeside } = withItem(context, response, evidence);
    if (idBeside !== undefined) return true;
    if (item === undefined) return schema !== undefined && isBareId(context, schema);
    if (isIdAlone(context, item)) return true;
    if (isOpaque(context.mergeSchema(rowSchema))) return true;
    return context.identify(item) === context.identify(rowSchema) || isBriefFormOf(context, rowSchema, item);
  }
}

/**
 * Whether a write below an item that responds with nothing, or with a message, is sent a row of the list there:
 * `POST /teams/{id}/groups` with `{name}` and 204, where `GET /teams/{id}/groups` shows `{results: [{id, name}]}`, and
 * `POST /photos/{id}/tags` with the `tag` that a row shows.
 */
function sendsRow(
  { mergeSchema }: InferenceContext,
  { operation, path }: OperationOnPath,
  row: Schema,
): boolean {
  const { properties } = mergeSchema(row);
  const isNamed = findName(properties.keys(), singularsOf(path.segment)) !== undefined;
  if (!isOfMany(path.segment) || path.parameters.length === 0 || !(isNamed || hasId(mergeSchema, row)))
    return false;
  const sent = contentWithFields(operation.requestBody?.content)?.schema ?? {};
  const names = [...mergeSchema(sent).properties.keys()];
  return names.filter((name) => properties.has(name)).length * 2 > names.length;
}

/** Whether a word of a path is a plural. */
function isOfMany(segment: string): boolean {
  return singularsOf(segment)[0] !== plainName(segment);
}

/** Whether a body has a list where another body has its rows, as one that shows them all does. */
function showsRowsAs({ mergeSchema }: InferenceContext, body: Schema, rowsPath: readonly string[]): boolean {
  const end = rowsPath.reduce(
    (schema: Schema | undefined, name) => schema && mergeSchema(schema).properties.get(name),
    body,
  );
  return end !== undefined && mergeSchema(end).types.has('array');
}

function isWrite({ operation: { method } }: OperationOnPath): boolean {
  return method === 'post' || method === 'put' || method === 'patch';
}

/** Whether a write puts others below an item by their ids: `POST /groups/{id}/contacts` with `{contact_ids: […]}`. */
function linksItems(context: InferenceContext, { operation, path }: OperationOnPath): boolean {
  const hasBody = contentWithFields(operation.requestBody?.content)?.schema !== undefined;
  return hasBody && path.parameters.length > 0 && sendsIds(context, operation, path.segment);
}

/**
 * Whether the rows of a list show what responses about one item show, or a part of it: its id, its name and the like. Two
 * things with an id that have most of that part in common are one, however they differ in the rest.
 */
function isBriefFormOf({ mergeSchema }: InferenceContext, row: Schema, item: Schema): boolean {
  const names = [...mergeSchema(row).properties.keys()];
  const { properties } = mergeSchema(item);
  const shared = names.filter((name) => properties.has(name)).length;
  if (names.length < 2 || shared * 3 < names.length * 2) return false;
  const haveIds = hasId(mergeSchema, row) && hasId(mergeSchema, item);
  if (shared < names.length) return haveIds && shared > 2;
  // Some generators write the schema of an item twice, once for where it may be null.
  return names.length === properties.size || hasId(mergeSchema, row);
}

/** Whether a create responds with nothing but a number or a text, which is the id. */
function isBareId({ mergeSchema }: InferenceContext, schema: Schema): boolean {
  const { types } = mergeSchema(schema);
  return ['integer', 'number', 'string'].some((type) => types.has(type));
}

/** Whether an item is shown by its id and nothing else: `{id: 7}`. */
function isIdAlone({ mergeSchema }: InferenceContext, item: Schema): boolean {
  return mergeSchema(item).properties.size === 1 && hasId(mergeSchema, item);
}

/** What the rows of a list are mostly called. */
const usualRowNames: readonly string[] = ['data', 'items', 'results'];

/** Whether what looks like a response with an item is one with many, as that of `POST /orders/search` is. */
function isList(
  context: InferenceContext,
  { schema, item, itemPath }: SuccessResponse,
  evidence: ItemEvidence,
): boolean {
  if (schema === undefined || itemPath.length > 0) return false;
  const { mergeSchema } = context;
  const merged = mergeSchema(schema);
  // A create may respond with the id alone, a deletion with a text.
  if (!isObjectSchema(merged)) return merged.types.has('array');
  // Most responses have no such property, and to look for rows in them takes long.
  if (!usualRowNames.some((name) => merged.properties.has(name))) return false;
  const list = inferListEnvelope(context, schema, evidence);
  const names = item === undefined ? [] : mergeSchema(item).properties.keys();
  const only = list?.rowsPath[0] !== undefined && usualRowNames.includes(list.rowsPath[0]);
  return only && list.pageFields.length > 0 && findName(names, ['id', 'uuid']) === undefined;
}
