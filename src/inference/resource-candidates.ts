import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import type { BodyPath } from './body-path.ts';
import type { InferenceContext } from './inference-context.ts';
import {
  hasUnknownBody,
  inferRequestPayload,
  inferSuccessResponse,
  type SuccessKind,
  withItem,
} from './item-payloads.ts';
import { inferListEnvelope, isObjectSchema, type ListEnvelope } from './list-envelope.ts';
import { findName } from './naming.ts';
import type { RequestPayload, Role, SuccessResponse } from './resource.ts';
import { parseActionPath, parseResourcePath, type ResourcePath } from './resource-path.ts';
import { schemaIdentity } from './schema-identity.ts';
import { parseResourceHint, type ResourceHint } from './vendor-extension.ts';
import { createVerbPaths, type VerbPath, type VerbPathOf } from './verbs/verb-path.ts';
import { type PatchDocument, splitPatch } from './writes/patch-document.ts';

/** What an operation seems to do with the collection of its path, seen alone. */
export interface OperationCandidate {
  readonly kind: Exclude<Role['kind'], 'action' | 'count' | 'bulk-create' | 'bulk-delete'>;
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  /** What a verb in the path says; `path` is without it. */
  readonly verb?: VerbPath;
  readonly response: SuccessResponse;
  readonly sent?: RequestPayload;
  readonly patch?: PatchDocument;
  readonly envelope?: ListEnvelope;
}

/** The operations on one collection path and on the items below it. */
export interface ResourceCandidate {
  readonly path: ResourcePath;
  readonly roles: readonly OperationCandidate[];
}

type CandidateKind = OperationCandidate['kind'];

/** An operation with what follows from its path and its `x-resource`. */
interface OperationOnPath {
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  readonly verb?: VerbPath;
}

/** Groups the operations by the collections of their paths, and infers what each seems to do there. */
export function findCandidates(context: InferenceContext): readonly ResourceCandidate[] {
  const { document, operations, mergeSchema, reject } = context;
  const verbPathOf = createVerbPaths(operations.values(), mergeSchema);
  const groups = new Map<string, OperationOnPath[]>();
  for (const operation of operations.values()) {
    const hint = parseResourceHint(document, operation);
    const onPath = locate(operation, hint, verbPathOf);
    if (hint.isNone) reject(operation, 'x-resource is false');
    else if (onPath === undefined) reject(operation, 'its path names no collection');
    if (onPath === undefined || hint.isNone || hint.role === 'action') continue;
    const group = groups.get(onPath.path.collection) ?? [];
    groups.set(onPath.path.collection, [...group, onPath]);
  }
  return [...groups.values()].flatMap((group) => toResourceCandidate(context, group));
}

/** The last parameter of a path is the id where `x-resource` names a role on an item: `/orders/{id}/remove`. */
function locate(
  operation: Operation,
  hint: ResourceHint,
  verbPathOf: VerbPathOf,
): OperationOnPath | undefined {
  const { role } = hint;
  const isOnItem = role !== undefined && role !== 'list' && role !== 'create';
  const verb = role === undefined ? verbPathOf(operation) : undefined;
  if (verb !== undefined) return { operation, hint, path: verb.path, verb };
  const { path } = operation;
  const parsed = (isOnItem ? parseActionPath(path)?.item : undefined) ?? parseResourcePath(path);
  return parsed && { operation, hint, path: parsed };
}

function toResourceCandidate(
  context: InferenceContext,
  group: readonly OperationOnPath[],
): readonly ResourceCandidate[] {
  const [first] = group;
  const roles = group.flatMap((candidate) => inferCandidate(context, candidate, group));
  return first === undefined || roles.length === 0 ? [] : [{ path: first.path, roles }];
}

const kindsOnItem: Readonly<Record<string, CandidateKind>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  post: 'update',
  delete: 'delete',
};

const kindsOnCollection: Readonly<Record<string, CandidateKind>> = {
  ...kindsOnItem,
  get: 'list',
  post: 'create',
};

/** Which statuses mean success for each kind. */
const successKinds: Readonly<Record<CandidateKind, SuccessKind>> = {
  list: 'list',
  create: 'create',
  read: 'read',
  replace: 'change',
  update: 'change',
  delete: 'delete',
};

function inferCandidate(
  context: InferenceContext,
  candidate: OperationOnPath,
  group: readonly OperationOnPath[],
): readonly OperationCandidate[] {
  const { mergeSchema, reject } = context;
  const { operation, path, hint, verb } = candidate;
  const kinds = path.idParameter === undefined ? kindsOnCollection : kindsOnItem;
  const kind = hintedKind(hint) ?? verb?.kind ?? kinds[operation.method];
  if (kind === undefined) return reject(operation, `${operation.method.toUpperCase()} has no role`);
  const success = inferSuccessResponse(operation, successKinds[kind]);
  if (success === undefined) {
    return reject(operation, `it declares no JSON or empty response that a ${kind} succeeds with`);
  }
  if (hasUnknownBody(operation)) return reject(operation, 'its request body is neither JSON nor a form');
  if (kind === 'list') return inferListOrRead(context, candidate, success, group);
  const response = withItem(mergeSchema, success, path.segment);
  // A deletion of many items may respond with a list of them.
  const isBulk = kind === 'delete' && path.idParameter === undefined;
  if (hintedKind(hint) === undefined && !isBulk && isList(mergeSchema, response, path.segment)) {
    return reject(operation, `its response is a list or no object, and a ${kind} responds with an item`);
  }
  if (kind === 'read' && response.item === undefined) return reject(operation, 'its response has no item');
  if (kind === 'read' || kind === 'delete') return [{ ...candidate, kind, response }];
  return inferWrite(context, { ...candidate, kind, response }, group);
}

/** An operation that is sent an item; a create may be sent nothing. */
function inferWrite(
  { mergeSchema, reject }: InferenceContext,
  candidate: OperationCandidate,
  group: readonly OperationOnPath[],
): readonly OperationCandidate[] {
  const { operation, kind, path } = candidate;
  const { patch, operation: others } = splitPatch(mergeSchema, operation);
  const sent = inferRequestPayload(mergeSchema, others, path.segment, itemPathOf(mergeSchema, group));
  if (isOnItem(candidate) && patch !== undefined) {
    return [{ ...candidate, kind: 'update', patch, ...(sent && { sent }) }];
  }
  if (sent !== undefined) return [{ ...candidate, sent }];
  // What cannot be carried out still shows the item, and finds no unknown one.
  if (isOnItem(candidate) && candidate.response.item !== undefined) return [{ ...candidate, kind: 'update' }];
  const isBare = kind === 'create' && operation.requestBody === undefined;
  return isBare ? [candidate] : reject(operation, 'its request body is not an object');
}

/** Whether an operation changes the item that its path leads to, by the usual methods. */
function isOnItem({ kind, operation: { method }, path }: OperationCandidate): boolean {
  const isChange = kind === 'update' || kind === 'replace';
  return isChange && path.idParameter !== undefined && (method === 'put' || method === 'patch');
}

function hintedKind({ role }: ResourceHint): CandidateKind | undefined {
  return role === 'action' ? undefined : role;
}

/** A GET without an id: a list, or the read of a singleton. */
function inferListOrRead(
  context: InferenceContext,
  candidate: OperationOnPath,
  response: SuccessResponse,
  group: readonly OperationOnPath[],
): readonly OperationCandidate[] {
  const { mergeSchema, reject } = context;
  const { segment } = candidate.path;
  if (response.schema === undefined) return reject(candidate.operation, 'its response declares no schema');
  const envelope = inferListEnvelope(mergeSchema, response.schema, segment);
  if (envelope !== undefined && isListOf(context, envelope, candidate, group)) {
    return [{ ...candidate, kind: 'list', response, envelope }];
  }
  const read = withItem(mergeSchema, response, segment);
  return read.item === undefined
    ? reject(candidate.operation, 'its response is neither an object nor a list of objects')
    : [{ ...candidate, kind: 'read', response: read }];
}

/**
 * An object with rows is a list when items are found below its path or created in it, or when nothing writes it whole:
 * a cart with its lines, which PUT replaces, is one item.
 */
function isListOf(
  { document, mergeSchema }: InferenceContext,
  { rowsPath, rowSchema }: ListEnvelope,
  { path, hint }: OperationOnPath,
  group: readonly OperationOnPath[],
): boolean {
  if (rowsPath.length === 0 || hint.role === 'list') return true;
  if (group.some((other) => other.path.idParameter !== undefined)) return true;
  const posts = group.filter(({ operation }) => operation.method === 'post');
  const responses = posts.map(({ operation }) => inferSuccessResponse(operation, 'create'));
  if (responses.some((response) => response && isRow(response))) return true;
  return !group.some(({ operation }) => ['post', 'put', 'patch'].includes(operation.method));

  function isRow(response: SuccessResponse): boolean {
    const { item } = withItem(mergeSchema, response, path.segment);
    return item !== undefined && schemaIdentity(document, item) === schemaIdentity(document, rowSchema);
  }
}

/** Whether what looks like a response with an item is one with many, as that of `POST /orders/search` is. */
function isList(mergeSchema: MergeSchema, { schema, item }: SuccessResponse, segment: string): boolean {
  if (schema === undefined) return false;
  const merged = mergeSchema(schema);
  if (!isObjectSchema(merged)) return merged.types.size > 0;
  const list = inferListEnvelope(mergeSchema, schema, segment);
  const names = item === undefined ? [] : mergeSchema(item).properties.keys();
  const only = list?.rowsPath[0] !== undefined && ['data', 'items', 'results'].includes(list.rowsPath[0]);
  return only && list.pageFields.length > 0 && findName(names, ['id', 'uuid']) === undefined;
}

/** Where the operations of a collection respond with single items. */
function itemPathOf(mergeSchema: MergeSchema, group: readonly OperationOnPath[]): BodyPath {
  for (const { operation, path } of group) {
    const success = operation.method === 'post' ? 'create' : operation.method === 'get' ? 'read' : 'change';
    const response = inferSuccessResponse(operation, success);
    const { itemPath = [] } = response ? withItem(mergeSchema, response, path.segment) : {};
    if (itemPath.length > 0) return itemPath;
  }
  return [];
}
