import type { Operation } from '../openapi/operations.ts';
import { withBodyAsQuery } from './body-as-query.ts';
import { inferManyInstead, listInstead } from './bulk/infer-bulk-create.ts';
import { inferBulkDelete } from './bulk/infer-bulk-delete.ts';
import { type CandidateGroup, collectionPathOf } from './group-candidates.ts';
import type { InferenceContext } from './inference-context.ts';
import { inferSuccessResponse, withItem } from './item-payloads.ts';
import type { ListEnvelope } from './list-envelope.ts';
import { findProperty, singularsOf } from './naming.ts';
import { isOfRequester } from './query/finders/infer-own-roles.ts';
import { inferListParameters } from './query/list-parameters.ts';
import { inferPathFilter } from './query/path-filter.ts';
import type {
  BulkCreateRole,
  CreateRole,
  DeleteRole,
  ListRole,
  NestedPath,
  ReadRole,
  ReplaceRole,
  RequestPayload,
  Resource,
  Role,
  SuccessResponse,
} from './resource.ts';
import type { OperationCandidate, ResourceCandidate } from './resource-candidates.ts';
import { findRenamedId, findShownId } from './wrapper/find-shown-id.ts';
import { knownItems } from './wrapper/item-evidence.ts';
import { withIdsPath } from './wrapper/locate-ids.ts';
import { describeItem, describeRows } from './wrapper/undeclared-item.ts';
import { deletesForGood, inferDeletion, inferSoftDeletion, isBin } from './writes/deletion.ts';
import { isCalledUpdate, saysItIsPartial, sparesRequired } from './writes/partial-put.ts';
import { isCalledRestoring } from './writes/restoration.ts';
import { isUpsert } from './writes/upsert.ts';

/** What each operation of a group does on its resource. */
export function buildRoles(
  context: InferenceContext,
  group: CandidateGroup,
  resource: Resource,
): readonly Role[] {
  const all = group.flatMap(({ roles }) => roles);
  return group.flatMap((candidate) => {
    const nestedPath = resource.nestedPaths.find(({ path }) => path === collectionPathOf(group, candidate));
    const siblings = { resource, ...(nestedPath && { nestedPath }), candidate, all };
    return candidate.roles.flatMap((role) => buildRole(context, role, siblings));
  });
}

/** The resource of a role, and the candidates beside it. */
interface Siblings {
  readonly resource: Resource;
  readonly nestedPath?: NestedPath;
  /** The operations on the same collection path. */
  readonly candidate: ResourceCandidate;
  /** Those of the whole group. */
  readonly all: readonly OperationCandidate[];
}

function buildRole(context: InferenceContext, role: OperationCandidate, siblings: Siblings): readonly Role[] {
  const { mergeSchema } = context;
  const { kind, operation, sent, envelope, path, pathFilter } = role;
  const { resource, nestedPath } = siblings;
  const response = describeItem(mergeSchema, resource, role.response);
  const base = {
    operation,
    resource,
    response,
    collectionPath: path.collection,
    parentParameters: path.parameters.map(({ name }) => name),
    ...(nestedPath && { nestedPath }),
  };
  if (kind === 'list') {
    if (envelope === undefined) return [];
    const rows = withRenamedId(context, resource, envelope);
    const list = buildList(mergeSchema, { ...base, kind, envelope: rows }, pathFilter);
    const isOwn = isOfRequester(context, operation) && { isOfUser: true as const };
    return [{ ...withSoftDeletion(context, siblings, list), ...isOwn }];
  }
  if (kind === 'create') return [buildCreate(context, role, siblings, { ...base, ...(sent && { sent }) })];
  if (kind === 'bulk-create') return sent ? [buildBulkCreate(context, role, { ...base, sent })] : [];
  if (path.idParameter !== undefined || resource.isSingleton) {
    return buildItemRole(context, role, siblings, base);
  }
  return kind === 'delete'
    ? inferBulkDelete(context, base, path.segment)
    : buildByBody(context, role, siblings, base);
}

/** What is done to the item whose id is in the body. */
function buildByBody(
  context: InferenceContext,
  role: OperationCandidate,
  siblings: Siblings,
  base: Omit<DeleteRole, 'kind'>,
): readonly Role[] {
  const { kind, sent } = role;
  const property = siblings.resource.id.property ?? '';
  const hasId = sent !== undefined && context.mergeSchema(sent.schema).properties.has(property);
  return kind === 'replace' && hasId
    ? buildBodyReplace(context, { ...role, sent }, siblings)
    : buildChangeByBody(context, role, siblings, base);
}

function buildCreate(
  context: InferenceContext,
  { operation, path }: OperationCandidate,
  siblings: Siblings,
  base: Omit<CreateRole, 'kind' | 'updated' | 'readPath'>,
): CreateRole {
  const success = updatesToo(context, operation) ? inferSuccessResponse(operation, 'change') : undefined;
  const updated = success && describedResponse(context, siblings, path.segment, success);
  const idName = findShownId(context, siblings.resource, path, base);
  const one = listInstead(context, base.response.schema)?.one;
  const shown = one
    ? describedResponse(context, siblings, path.segment, { ...base.response, schema: one })
    : base.response;
  const located = withIdsPath(context.mergeSchema, shown, path.collection);
  const response = { ...located, ...(idName !== undefined && { idName }) };
  const readPath = readPathProperty(siblings);
  const create: CreateRole = { ...base, response, kind: 'create', ...(updated && { updated }), ...readPath };
  const many = inferManyInstead(context, create, base.response.schema);
  return many === undefined ? create : { ...create, many };
}

function buildBulkCreate(
  context: InferenceContext,
  { operation, itemsPath = [], envelope }: OperationCandidate,
  base: Omit<BulkCreateRole, 'kind' | 'isUpsert' | 'itemsPath' | 'envelope'>,
): BulkCreateRole {
  const { mergeSchema } = context;
  const described = envelope && describeRows(mergeSchema, base.resource, envelope);
  return {
    ...base,
    response: withIdsPath(mergeSchema, base.response, base.collectionPath),
    kind: 'bulk-create',
    isUpsert: updatesToo(context, operation),
    itemsPath,
    ...(described && { envelope: described }),
  };
}

/** Whether a create updates an item of the same id: a PUT never makes a second one (RFC 9110, 9.2.2). */
function updatesToo({ document }: InferenceContext, operation: Operation): boolean {
  return operation.method === 'put' || isUpsert(document, operation);
}

/** A list; one by POST, such as `POST /recipient/list`, or by QUERY has its filters and its page in the body. */
function buildList(
  mergeSchema: InferenceContext['mergeSchema'],
  base: Omit<ListRole, keyof ReturnType<typeof inferListParameters>>,
  pathFilter?: string,
): ListRole {
  const { operation, resource, envelope, response } = base;
  const list = { row: mergeSchema(resource.responseSchemas[0] ?? {}), envelope, response };
  if (operation.method !== 'post' && operation.method !== 'query')
    return withPathFilter(
      mergeSchema,
      { ...base, ...inferListParameters(mergeSchema, operation, list) },
      pathFilter,
    );
  const asQuery = withBodyAsQuery(mergeSchema, operation);
  return { ...base, ...inferListParameters(mergeSchema, asQuery, list), isSearchInBody: true };
}

/** The same list with the last parameter of its path as a filter: `GET /tasks/{projectId}`. */
function withPathFilter(
  mergeSchema: InferenceContext['mergeSchema'],
  list: ListRole,
  parameter?: string,
): ListRole {
  if (parameter === undefined) return list;
  const row = mergeSchema(list.resource.responseSchemas[0] ?? {});
  const filter = inferPathFilter(mergeSchema, list.operation, { parameter, names: [parameter] }, row);
  return filter === undefined
    ? list
    : { ...list, filters: [filter, ...list.filters], pathFilters: [parameter] };
}

function buildItemRole(
  context: InferenceContext,
  role: OperationCandidate,
  siblings: Siblings,
  base: Omit<DeleteRole, 'kind'>,
): readonly Role[] {
  const { kind, sent, patch, path, verb } = role;
  const idName = findRenamedId(context, base.resource, base.response.item, path.idParameter);
  const onItem = {
    ...base,
    response: { ...base.response, ...(idName !== undefined && { idName }) },
    ...(path.idParameter !== undefined && { idParameter: path.idParameter }),
    ...(verb?.idInput && { idInput: verb.idInput }),
  };
  if (kind === 'read') return [{ ...onItem, kind, ...hiddenMarks(context, siblings, onItem) }];
  if (kind === 'delete') return [{ ...onItem, kind, ...deletionProperty(context, siblings, onItem) }];
  if (kind === 'update') {
    const restores = base.resource.isRestorable === true && isCalledRestoring(context, base.operation);
    const addsBelow = addsToLists(siblings, base.operation);
    const written = { ...(sent && { sent }), ...(patch && { patch }), ...(addsBelow && { addsBelow }) };
    return [{ ...onItem, kind, ...written, ...(restores && { restores }) }];
  }
  return sent
    ? [buildReplace(context, role, siblings, { ...onItem, sent, ...readPathProperty(siblings) })]
    : [];
}

/** Whether a POST on an item is beside another method that changes it: `POST /lists/{id}` with `members` adds those. */
function addsToLists({ all }: Siblings, { method, path }: Operation): boolean {
  const isChange = (each: Operation) => each.path === path && ['put', 'patch'].includes(each.method);
  return method === 'post' && all.some(({ operation }) => isChange(operation));
}

/** The rows of a list, with the property in which they have their id where that is not the usual one. */
function withRenamedId(context: InferenceContext, resource: Resource, envelope: ListEnvelope): ListEnvelope {
  const described = describeRows(context.mergeSchema, resource, envelope);
  const idName = findRenamedId(context, resource, described.rowSchema, undefined);
  return idName === undefined ? described : { ...described, idName };
}

function deletionProperty(
  context: InferenceContext,
  siblings: Siblings,
  onItem: Omit<DeleteRole, 'kind'>,
): Pick<DeleteRole, 'deletion'> {
  if (siblings.resource.isSingleton || deletesForGood(onItem.operation.path)) return {};
  const own = siblings.all.map(({ operation }) => operation);
  const soft = inferSoftDeletion(context, siblings.resource, own);
  const deletion = inferDeletion(context, siblings.resource, onItem, { own, soft });
  return deletion === undefined ? {} : { deletion };
}

/** What a read hides an item by that is deleted and stays: all that says so, where its own response shows none of that. */
function hiddenMarks(
  context: InferenceContext,
  { resource, all }: Siblings,
  { response }: Omit<DeleteRole, 'kind'>,
): Partial<Pick<ReadRole, 'hiddenBy'>> {
  const own = all.map(({ operation }) => operation);
  const marks = inferSoftDeletion(context, resource, own)?.marks ?? [];
  const { properties } = context.mergeSchema(response.item ?? {});
  const isTold = properties.size === 0 || marks.some((name) => properties.has(name));
  return marks.length === 0 || isTold ? {} : { hiddenBy: marks };
}

/** A list that hides the items that are deleted and stay, where the contract has such. */
function withSoftDeletion(context: InferenceContext, { resource, all }: Siblings, list: ListRole): ListRole {
  const own = all.map(({ operation }) => operation);
  const softDeletion = inferSoftDeletion(context, resource, own);
  if (softDeletion === undefined) return list;
  const known = [...softDeletion.including, ...softDeletion.only];
  return {
    ...list,
    softDeletion: { ...softDeletion, ...(isBin(list.operation.path) && { isOfDeleted: true as const }) },
    ignored: list.ignored.filter((name) => !known.includes(name)),
  };
}

function buildReplace(
  context: InferenceContext,
  role: OperationCandidate,
  siblings: Siblings,
  base: Omit<ReplaceRole, 'kind' | 'created'>,
): Role {
  const created = createdResponseOf(context, role, siblings);
  const { resource, all } = siblings;
  const creates = all.filter(({ kind }) => kind === 'create');
  const isPartial =
    saysItIsPartial(context.document, role.operation) ||
    isCalledUpdate(context.document, context.mergeSchema, role) ||
    (created === undefined && sparesRequired(context.mergeSchema, role, creates, resource.id.property));
  return { ...base, kind: 'replace', ...(created && { created }), ...(isPartial && { isPartial }) };
}

/**
 * A PATCH on a collection changes the item whose id is in its body, and so does a PUT that has the id under another name than
 * responses: `PATCH /notes` with `{note_id, title}`.
 */
function buildChangeByBody(
  context: InferenceContext,
  role: OperationCandidate,
  siblings: Siblings,
  base: Omit<DeleteRole, 'kind'>,
): readonly Role[] {
  const { kind, operation, sent, path } = role;
  const { property } = siblings.resource.id;
  const { properties } = context.mergeSchema(sent?.itemPath.length === 0 ? sent.schema : {});
  const own = singularsOf(path.segment).flatMap((word) => [`${word}id`, `${word}uuid`]);
  const name = findProperty(properties, property === undefined ? own : [property, ...own]);
  if (name === undefined || (kind !== 'replace' && kind !== 'update'))
    return context.reject(operation, 'neither its path nor its body says which item');
  const onItem = { ...path, idParameter: name };
  const verb = { kind, path: onItem, idInput: { in: 'body', name } } as const;
  return buildItemRole(context, { ...role, path: onItem, verb }, siblings, base);
}

/** A PUT on a collection replaces the item whose id is in its body, and creates it where it says so. */
function buildBodyReplace(
  context: InferenceContext,
  role: OperationCandidate & { readonly sent: RequestPayload },
  { resource, nestedPath }: Siblings,
): readonly Role[] {
  const { document } = context;
  const { operation, response, sent, path } = role;
  const parentParameters = path.parameters.map(({ name }) => name);
  const base = { operation, resource, response, collectionPath: path.collection, parentParameters };
  const created = isUpsert(document, operation) && { created: response };
  return [{ ...base, kind: 'replace', sent, ...created, ...(nestedPath && { nestedPath }) }];
}

/** A PUT on an unknown id creates when it declares a 201, says that it creates, or when nothing else does. */
function createdResponseOf(
  context: InferenceContext,
  { operation, path, response }: OperationCandidate,
  siblings: Siblings,
): SuccessResponse | undefined {
  const declared = inferSuccessResponse(operation, 'created');
  if (declared !== undefined) {
    return describedResponse(context, siblings, path.segment, declared);
  }
  const { document } = context;
  const isCreatedElsewhere =
    siblings.all.some(({ kind }) => kind === 'create' || kind === 'bulk-create') &&
    !isUpsert(document, operation);
  return isCreatedElsewhere ? undefined : describeItem(context.mergeSchema, siblings.resource, response);
}

/** A further response of an operation, with the location of the item in it. */
function describedResponse(
  context: InferenceContext,
  { resource }: Siblings,
  segment: string,
  response: SuccessResponse,
): SuccessResponse {
  const evidence = { ...knownItems(context, resource.responseSchemas, segment), isJson: true };
  return describeItem(context.mergeSchema, resource, withItem(context, response, evidence));
}

function readPathProperty(siblings: Siblings): Pick<ReplaceRole, 'readPath'> {
  const readPath = readPathOf(siblings);
  return readPath === undefined ? {} : { readPath };
}

/** The path by which an item is read: one beside the create, else one whose parameters the item's id has. */
function readPathOf({ candidate, all, resource }: Siblings): string | undefined {
  // What is read without an id, such as a page that looks like one item, leads to no item.
  const leadsToItem = ({ path }: OperationCandidate) =>
    resource.isSingleton || path.idParameter !== undefined;
  const reads = all.filter(
    (each) => each.kind === 'read' && each.verb?.idInput === undefined && !each.person && leadsToItem(each),
  );
  const beside = reads.find(({ path }) => path.collection === candidate.path.collection);
  const elsewhere = reads.find(
    ({ path }) => path.parameters.length === 0 || path.collection === resource.idScope,
  );
  return (beside ?? elsewhere)?.operation.path;
}
