import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
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
import { actionPathOf, type ResourcePath, resourcePathOf } from './resource-path.ts';
import { schemaIdentity } from './schema-identity.ts';
import { parseResourceHint, type ResourceHint } from './vendor-extension.ts';

/** What an operation seems to do with the collection of its path. */
export interface OperationCandidate {
  readonly kind: Exclude<Role['kind'], 'action' | 'bulk-create' | 'bulk-delete'>;
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  readonly response: SuccessResponse;
  readonly sent?: RequestPayload;
  readonly envelope?: ListEnvelope;
}

/** The operations of one collection path and of the items in it. */
export interface ResourceCandidate {
  readonly path: ResourcePath;
  readonly roles: readonly OperationCandidate[];
}

/** An operation beside what its path and its `x-resource` say. */
interface Candidate {
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
}

/** Sorts the operations by the collections of their paths, and tells what each seems to do there. */
export function findCandidates(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  operations: ReadonlyMap<string, Operation>,
): readonly ResourceCandidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const operation of operations.values()) {
    const hint = parseResourceHint(document, operation);
    const path = pathOf(operation, hint);
    if (path === undefined || hint.isNone || hint.role === 'action') continue;
    const group = groups.get(path.collection) ?? [];
    groups.set(path.collection, [...group, { operation, path, hint }]);
  }
  return [...groups.values()].flatMap((group) => toCandidate(document, mergeSchema, group));
}

/** An operation that is told to be on an item is so by the last parameter of its path: `/orders/{id}/remove`. */
function pathOf({ path }: Operation, { role }: ResourceHint): ResourcePath | undefined {
  const isOnItem = role !== undefined && role !== 'list' && role !== 'create';
  return (isOnItem ? actionPathOf(path)?.item : undefined) ?? resourcePathOf(path);
}

function toCandidate(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  group: readonly Candidate[],
): readonly ResourceCandidate[] {
  const [first] = group;
  const roles = group.flatMap((candidate) => roleOf(document, mergeSchema, candidate, group));
  return first === undefined || roles.length === 0 ? [] : [{ path: first.path, roles }];
}

const kindsOnItem: Readonly<Record<string, OperationCandidate['kind']>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  post: 'update',
  delete: 'delete',
};

const kindsOnCollection: Readonly<Record<string, OperationCandidate['kind']>> = {
  ...kindsOnItem,
  get: 'list',
  post: 'create',
};

/** With which statuses each kind succeeds. */
const successOf: Readonly<Record<OperationCandidate['kind'], SuccessKind>> = {
  list: 'list',
  create: 'create',
  read: 'read',
  replace: 'change',
  update: 'change',
  delete: 'delete',
};

function roleOf(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  candidate: Candidate,
  group: readonly Candidate[],
): readonly OperationCandidate[] {
  const { operation, path, hint } = candidate;
  const kinds = path.idParameter === undefined ? kindsOnCollection : kindsOnItem;
  const kind = declaredKind(hint) ?? kinds[operation.method];
  const found = kind && inferSuccessResponse(operation, successOf[kind]);
  if (kind === undefined || found === undefined || hasUnknownBody(operation)) return [];
  const { segment } = path;
  if (kind === 'list') return listRole(document, mergeSchema, candidate, found, group);
  const response = withItem(mergeSchema, found, segment);
  // What is deleted many at once may be answered so.
  const isOfMany = kind === 'delete' && path.idParameter === undefined;
  if (declaredKind(hint) === undefined && !isOfMany && isList(mergeSchema, response, segment)) return [];
  const isShown = kind !== 'read' || response.item !== undefined;
  if (kind === 'read' || kind === 'delete') return isShown ? [{ ...candidate, kind, response }] : [];
  return writeRole(mergeSchema, { ...candidate, kind, response }, group);
}

/** What an operation does that is sent an item; a create may be sent nothing. */
function writeRole(
  mergeSchema: MergeSchema,
  role: OperationCandidate,
  group: readonly Candidate[],
): readonly OperationCandidate[] {
  const { operation, kind, path } = role;
  const sent = inferRequestPayload(mergeSchema, operation, path.segment, wrapperOf(mergeSchema, group));
  const isBare = kind === 'create' && operation.requestBody === undefined;
  return sent === undefined && !isBare ? [] : [{ ...role, ...(sent && { sent }) }];
}

function declaredKind({ role }: ResourceHint): OperationCandidate['kind'] | undefined {
  return role === 'action' ? undefined : role;
}

/** A GET without an id: a list, or a single thing to read. */
function listRole(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  candidate: Candidate,
  response: SuccessResponse,
  group: readonly Candidate[],
): readonly OperationCandidate[] {
  const { segment } = candidate.path;
  if (response.schema === undefined) return [];
  const envelope = inferListEnvelope(mergeSchema, response.schema, segment);
  if (envelope !== undefined && isListOf(document, mergeSchema, envelope, candidate, group)) {
    return [{ ...candidate, kind: 'list', response, envelope }];
  }
  const whole = withItem(mergeSchema, response, segment);
  return whole.item === undefined ? [] : [{ ...candidate, kind: 'read', response: whole }];
}

/** An object with rows is a list when items are found below it or made in it, or when nothing writes it whole. */
function isListOf(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  { rowsPath, rowSchema }: ListEnvelope,
  { path, hint }: Candidate,
  group: readonly Candidate[],
): boolean {
  if (rowsPath.length === 0 || hint.role === 'list') return true;
  if (group.some((other) => other.path.idParameter !== undefined)) return true;
  const posts = group.filter(({ operation }) => operation.method === 'post');
  const made = posts.map(({ operation }) => inferSuccessResponse(operation, 'create'));
  if (made.some((response) => response && isItem(response))) return true;
  // What is written whole, such as a cart with its lines, is one thing.
  return !group.some(({ operation }) => ['post', 'put', 'patch'].includes(operation.method));

  function isItem(response: SuccessResponse): boolean {
    const { item } = withItem(mergeSchema, response, path.segment);
    return item !== undefined && schemaIdentity(document, item) === schemaIdentity(document, rowSchema);
  }
}

/** Whether what looks like an answer with an item is one with many, as that of `POST /orders/search` is. */
function isList(mergeSchema: MergeSchema, { schema, item }: SuccessResponse, segment: string): boolean {
  if (schema === undefined) return false;
  const envelope = mergeSchema(schema);
  if (!isObjectSchema(envelope)) return envelope.types.size > 0;
  const list = inferListEnvelope(mergeSchema, schema, segment);
  const names = item === undefined ? [] : mergeSchema(item).properties.keys();
  const only = list?.rowsPath[0] !== undefined && ['data', 'items', 'results'].includes(list.rowsPath[0]);
  return only && list.pageFields.length > 0 && findName(names, ['id', 'uuid']) === undefined;
}

/** The property in which the operations of a collection answer single items. */
function wrapperOf(mergeSchema: MergeSchema, group: readonly Candidate[]): string | undefined {
  for (const { operation, path } of group) {
    const success = operation.method === 'post' ? 'create' : operation.method === 'get' ? 'read' : 'change';
    const response = inferSuccessResponse(operation, success);
    const envelopeKey = response && withItem(mergeSchema, response, path.segment).envelopeKey;
    if (envelopeKey !== undefined) return envelopeKey;
  }
  return undefined;
}
