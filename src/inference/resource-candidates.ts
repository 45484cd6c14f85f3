import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { ShapeOf } from '../schema/merged-schema.ts';
import { answerOf, isSentOther, type Success, sentOf, withItem } from './infer-item-response.ts';
import { isObjectShape, type ListShape, listShapeOf } from './list-envelope.ts';
import { findName } from './naming.ts';
import type { Answer, Role, Sent } from './resource.ts';
import { actionPathOf, type ResourcePath, resourcePathOf } from './resource-path.ts';
import { sourceOf } from './schema-identity.ts';
import { type ResourceHint, resourceHintOf } from './vendor-extension.ts';

/** What an operation seems to do with the collection of its path. */
export interface DraftRole {
  readonly kind: Exclude<Role['kind'], 'action' | 'bulk' | 'clear'>;
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
  readonly answer: Answer;
  readonly sent?: Sent;
  readonly shape?: ListShape;
}

/** The operations of one collection path and of the items in it. */
export interface Draft {
  readonly path: ResourcePath;
  readonly roles: readonly DraftRole[];
}

/** An operation beside what its path and its `x-resource` say. */
interface Candidate {
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly hint: ResourceHint;
}

/** Sorts the operations by the collections of their paths, and tells what each seems to do there. */
export function draftsOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  operations: ReadonlyMap<string, Operation>,
): readonly Draft[] {
  const groups = new Map<string, Candidate[]>();
  for (const operation of operations.values()) {
    const hint = resourceHintOf(document, operation);
    const path = pathOf(operation, hint);
    if (path === undefined || hint.isNone || hint.role === 'action') continue;
    const group = groups.get(path.collection) ?? [];
    groups.set(path.collection, [...group, { operation, path, hint }]);
  }
  return [...groups.values()].flatMap((group) => draftOf(document, shapeOf, group));
}

/** An operation that is told to be on an item is so by the last parameter of its path: `/orders/{id}/remove`. */
function pathOf({ path }: Operation, { role }: ResourceHint): ResourcePath | undefined {
  const isOnItem = role !== undefined && role !== 'list' && role !== 'create';
  return (isOnItem ? actionPathOf(path)?.item : undefined) ?? resourcePathOf(path);
}

function draftOf(document: OpenApiDocument, shapeOf: ShapeOf, group: readonly Candidate[]): readonly Draft[] {
  const [first] = group;
  const roles = group.flatMap((candidate) => roleOf(document, shapeOf, candidate, group));
  return first === undefined || roles.length === 0 ? [] : [{ path: first.path, roles }];
}

const kindsOnItem: Readonly<Record<string, DraftRole['kind']>> = {
  get: 'read',
  put: 'replace',
  patch: 'update',
  post: 'update',
  delete: 'delete',
};

const kindsOnCollection: Readonly<Record<string, DraftRole['kind']>> = {
  ...kindsOnItem,
  get: 'list',
  post: 'create',
};

/** With which statuses each kind succeeds. */
const successOf: Readonly<Record<DraftRole['kind'], Success>> = {
  list: 'list',
  create: 'create',
  read: 'read',
  replace: 'change',
  update: 'change',
  delete: 'delete',
};

function roleOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  candidate: Candidate,
  group: readonly Candidate[],
): readonly DraftRole[] {
  const { operation, path, hint } = candidate;
  const kinds = path.idParameter === undefined ? kindsOnCollection : kindsOnItem;
  const kind = toldKind(hint) ?? kinds[operation.method];
  const found = kind && answerOf(operation, successOf[kind]);
  if (kind === undefined || found === undefined || isSentOther(operation)) return [];
  const { segment } = path;
  if (kind === 'list') return listRole(document, shapeOf, candidate, found, group);
  const answer = withItem(shapeOf, found, segment);
  // What is deleted many at once may be answered so.
  const isOfMany = kind === 'delete' && path.idParameter === undefined;
  if (toldKind(hint) === undefined && !isOfMany && isList(shapeOf, answer, segment)) return [];
  const isShown = kind !== 'read' || answer.item !== undefined;
  if (kind === 'read' || kind === 'delete') return isShown ? [{ ...candidate, kind, answer }] : [];
  return writeRole(shapeOf, { ...candidate, kind, answer }, group);
}

/** What an operation does that is sent an item; a create may be sent nothing. */
function writeRole(shapeOf: ShapeOf, role: DraftRole, group: readonly Candidate[]): readonly DraftRole[] {
  const { operation, kind, path } = role;
  const sent = sentOf(shapeOf, operation, path.segment, wrapperOf(shapeOf, group));
  const isBare = kind === 'create' && operation.requestBody === undefined;
  return sent === undefined && !isBare ? [] : [{ ...role, ...(sent && { sent }) }];
}

function toldKind({ role }: ResourceHint): DraftRole['kind'] | undefined {
  return role === 'action' ? undefined : role;
}

/** A GET without an id: a list, or a single thing to read. */
function listRole(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  candidate: Candidate,
  answer: Answer,
  group: readonly Candidate[],
): readonly DraftRole[] {
  const { segment } = candidate.path;
  if (answer.schema === undefined) return [];
  const shape = listShapeOf(shapeOf, answer.schema, segment);
  if (shape !== undefined && isListOf(document, shapeOf, shape, candidate, group)) {
    return [{ ...candidate, kind: 'list', answer, shape }];
  }
  const whole = withItem(shapeOf, answer, segment);
  return whole.item === undefined ? [] : [{ ...candidate, kind: 'read', answer: whole }];
}

/** An object with rows is a list when items are found below it or made in it, or when nothing writes it whole. */
function isListOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  { rows, row }: ListShape,
  { path, hint }: Candidate,
  group: readonly Candidate[],
): boolean {
  if (rows.length === 0 || hint.role === 'list') return true;
  if (group.some((other) => other.path.idParameter !== undefined)) return true;
  const posts = group.filter(({ operation }) => operation.method === 'post');
  const made = posts.map(({ operation }) => answerOf(operation, 'create'));
  if (made.some((answer) => answer && isItem(answer))) return true;
  // What is written whole, such as a cart with its lines, is one thing.
  return !group.some(({ operation }) => ['post', 'put', 'patch'].includes(operation.method));

  function isItem(answer: Answer): boolean {
    const { item } = withItem(shapeOf, answer, path.segment);
    return item !== undefined && sourceOf(document, item) === sourceOf(document, row);
  }
}

/** Whether what looks like an answer with an item is one with many, as that of `POST /orders/search` is. */
function isList(shapeOf: ShapeOf, { schema, item }: Answer, segment: string): boolean {
  if (schema === undefined) return false;
  const shape = shapeOf(schema);
  if (!isObjectShape(shape)) return shape.types.size > 0;
  const list = listShapeOf(shapeOf, schema, segment);
  const names = item === undefined ? [] : shapeOf(item).properties.keys();
  const only = list?.rows[0] !== undefined && ['data', 'items', 'results'].includes(list.rows[0]);
  return only && list.facts.length > 0 && findName(names, ['id', 'uuid']) === undefined;
}

/** The property in which the operations of a collection answer single items. */
function wrapperOf(shapeOf: ShapeOf, group: readonly Candidate[]): string | undefined {
  for (const { operation, path } of group) {
    const success = operation.method === 'post' ? 'create' : operation.method === 'get' ? 'read' : 'change';
    const answer = answerOf(operation, success);
    const wrapper = answer && withItem(shapeOf, answer, path.segment).wrapper;
    if (wrapper !== undefined) return wrapper;
  }
  return undefined;
}
