import { structuredContent } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { isOpaque, isSchema } from '../../schema/merged-schema.ts';
import { withBodyAsQuery } from '../body-as-query.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope } from '../list-envelope.ts';
import { lastSegmentOf } from '../naming.ts';
import { inferListParameters } from '../query/list-parameters.ts';
import type {
  BulkCreateRole,
  BulkDeleteRole,
  BulkUpdateRole,
  CreateRole,
  ListRole,
  RequestPayload,
  Role,
} from '../resource.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { withIdsPath } from '../wrapper/locate-ids.ts';
import type { RowsLocation } from '../wrapper/locate-rows.ts';
import { isUpsert } from '../writes/upsert.ts';
import { type Creator, inferBatch } from './infer-batch.ts';
import { inferBulkUpdate } from './infer-bulk-update.ts';
import { inferImport } from './infer-import.ts';

/** What an operation on many items of a collection does. */
type BulkRole = BulkCreateRole | BulkDeleteRole | BulkUpdateRole | ListRole;

/** Words for a POST that searches and creates nothing. */
const searchWords = /^_?(search|find|query|filter|list|lookup|scroll|(batch|bulk|multi|m)_?get|getBy)/i;

/** Words for a POST that asks about what it is sent and creates nothing: `/tuples/batch/check`. */
const askingWords = /^(?:check|validate|verify|test|preview|simulate|estimate|dry[-_]?run)$/i;

/**
 * The POSTs on many items of a collection: one that is sent a list of what the collection's create is sent creates them
 * all, such as `POST /users/createWithList`; `POST /orders/search` lists those that its body describes. A PUT or PATCH on
 * many changes them: `PATCH /users/bulk`.
 * @param roleOf the roles so far: only a collection in which something creates has bulk operations
 */
export function inferBulkCreates(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly BulkRole[] {
  const { document, operations, reject } = context;
  const creates = [...roleOf.values()].filter(
    (role) => role.kind === 'create' || role.kind === 'bulk-create',
  );
  return [...operations.values()].flatMap((operation): readonly BulkRole[] => {
    const path = ['post', 'put', 'patch'].includes(operation.method)
      ? parseResourcePath(operation.path)
      : undefined;
    const hint = parseResourceHint(document, operation);
    if (path === undefined || hint.isNone || hint.role !== undefined || roleOf.has(operation.id)) return [];
    const create = creates.find((each) => isBesideCreate(each, path));
    if (create === undefined) return [];
    const isPost = operation.method === 'post';
    const role =
      inferBulkUpdate(context, operation, path, create) ??
      (isPost ? inferPostOnMany(context, operation, path, create) : undefined) ??
      inferBatch(context, operation, path, create) ??
      inferImport(context, operation, path, create);
    if (role !== undefined) return [role];
    if (!isPost) return [];
    return reject(
      operation,
      `it is sent neither a list nor a file of items of ${create.resource.name} nor searches them`,
    );
  });
}

function inferPostOnMany(
  context: InferenceContext,
  operation: Operation,
  path: ResourcePath,
  create: Creator,
): BulkCreateRole | ListRole | undefined {
  return inferBulkCreate(context, operation, create) ?? inferSearch(context, operation, path, create);
}

function inferBulkCreate(
  context: InferenceContext,
  operation: Operation,
  create: Creator,
): BulkCreateRole | undefined {
  if (askingWords.test(lastSegmentOf(operation.path))) return undefined;
  const response = inferSuccessResponse(operation, 'create');
  const items = listIn(context, structuredContent(operation.requestBody?.content)?.schema, create);
  if (response === undefined || items === undefined || !isSentLike(context, items.rowSchema, create)) {
    return undefined;
  }
  const list = listIn(context, response.schema, create);
  return {
    ...create,
    ...(list && showsItems(context, list.rowSchema, create) && { envelope: list }),
    kind: 'bulk-create',
    isUpsert: isUpsert(context.document, operation),
    operation,
    response: withIdsPath(context.mergeSchema, response, create.collectionPath),
    itemsPath: items.rowsPath,
    sent: { itemPath: [], schema: items.rowSchema },
  };
}

/**
 * How a create creates several items where its body may have a list of them instead of one: `{payment}` or
 * `{payments: [payment]}`, an item or a list of items.
 * @param whole the schema of the response, which may be a list of items too
 * @returns undefined for a create of one item alone
 */
export function inferManyInstead(
  context: InferenceContext,
  create: CreateRole,
  whole = create.response.schema,
): BulkCreateRole | undefined {
  const { document } = context;
  const { operation, sent, response } = create;
  const body = structuredContent(operation.requestBody?.content)?.schema;
  if (body === undefined || sent === undefined) return undefined;
  const items = itemsInstead(context, body, sent) ?? openItems(context, body, create);
  if (items === undefined) return undefined;
  const shown = listInstead(context, whole)?.list ?? whole;
  const list = listIn(context, shown, create);
  return {
    ...create,
    response: { ...response, ...(shown && { schema: shown }) },
    ...(list && showsItems(context, list.rowSchema, create) && { envelope: list }),
    kind: 'bulk-create',
    isUpsert: isUpsert(document, operation),
    itemsPath: items.rowsPath,
    sent: { ...sent, itemPath: [], schema: items.rowSchema },
  };
}

/** What a body is that has either one item or a list of them. */
export interface OneOrMany {
  readonly one: Schema;
  readonly list: Schema;
}

/** The two forms of a body that is one item or a list of them; `undefined` for any other. */
export function listInstead(
  { mergeSchema, identify }: InferenceContext,
  schema: Schema | undefined,
): OneOrMany | undefined {
  const variants = schema === undefined ? [] : mergeSchema(schema).variants;
  for (const { schema: list } of variants) {
    const { items } = mergeSchema(list);
    const one = items && variants.find((each) => identify(each.schema) === identify(items));
    if (one !== undefined) return { one: one.schema, list };
  }
  return undefined;
}

/** Where a body has a list of what else it has one of. A list in an item, as a folder has folders, is not instead of it. */
function itemsInstead(
  context: InferenceContext,
  body: Schema,
  sent: RequestPayload,
): RowsLocation | undefined {
  const { mergeSchema, identify } = context;
  const isSame = (a: Schema, b: Schema) => identify(a) === identify(b);
  const { properties } = mergeSchema(body);
  if (sent.itemPath.length > 0) {
    const lists = [...properties].flatMap(([name, schema]) => {
      const { items } = mergeSchema(schema);
      return items !== undefined && isSame(items, sent.schema)
        ? [{ rowsPath: [name], rowSchema: items }]
        : [];
    });
    return lists[0];
  }
  const several = listInstead(context, body);
  return several && { rowsPath: [], rowSchema: several.one };
}

/** A body of which nothing is declared may be a list, where the response is one: it is of what was sent. */
function openItems(
  { mergeSchema }: InferenceContext,
  body: Schema,
  { response, sent }: CreateRole,
): RowsLocation | undefined {
  const isOpen = isOpaque(mergeSchema(body)) && sent?.itemPath.length === 0;
  return isOpen && response.itemPath[0] === 0 ? { rowsPath: [], rowSchema: body } : undefined;
}

function inferSearch(
  context: InferenceContext,
  operation: Operation,
  { segment }: ResourcePath,
  create: Creator,
): ListRole | undefined {
  const { mergeSchema } = context;
  const response = inferSuccessResponse(operation, 'list');
  const envelope = listIn(context, response?.schema, create, segment);
  if (!searchWords.test(segment) || response === undefined || envelope === undefined) return undefined;
  if (!isItemOf(context, envelope.rowSchema, create)) return undefined;
  const { resource, collectionPath, parentParameters, nestedPath } = create;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  return {
    operation,
    resource,
    collectionPath,
    parentParameters,
    ...(nestedPath && { nestedPath }),
    ...inferListParameters(mergeSchema, withBodyAsQuery(mergeSchema, operation), { row, envelope, response }),
    kind: 'list',
    response,
    envelope,
    isSearchInBody: true,
  };
}

function listIn(
  context: InferenceContext,
  schema: Schema | undefined,
  { resource, sent }: Creator,
  segment = '',
): ListEnvelope | undefined {
  const items = [...resource.responseSchemas, sent?.schema].filter(isSchema);
  return schema && inferListEnvelope(context, schema, knownItems(context, items, segment));
}

/** Whether a list has what a create is sent: by its schema, or because it has the same properties. */
function isSentLike(context: InferenceContext, schema: Schema, create: Creator): boolean {
  if (isItemOf(context, schema, create)) return true;
  const names = [...context.mergeSchema(schema).properties.keys()];
  const { properties, required } = context.mergeSchema(create.sent?.schema ?? {});
  const isWhole = [...required].every((name) => names.includes(name));
  return names.length > 0 && isWhole && names.every((name) => properties.has(name));
}

/** Whether a schema is that of the items of a create, in its request or in responses. */
function isItemOf({ identify }: InferenceContext, schema: Schema, { resource, sent }: Creator): boolean {
  const known = [...resource.responseSchemas, sent?.schema].filter(isSchema).map(identify);
  return known.includes(identify(schema));
}

/** Whether a row of a response shows an item, or only its id, as `{id, status}` does. */
function showsItems(context: InferenceContext, row: Schema, create: Creator): boolean {
  const { property } = create.resource.id;
  const hasItsId = property !== undefined && context.mergeSchema(row).properties.has(property);
  return hasItsId || isItemOf(context, row, create);
}

/** Whether a path is that of the create itself, or has one more segment, `/users/createWithList`, or a word for many: `/users/batch/create`. */
export function isBesideCreate(
  { collectionPath: own }: Creator,
  { collection, idParameter }: ResourcePath,
): boolean {
  const above = collection.slice(0, collection.lastIndexOf('/')).replace(/\/(batch|bulk)$/i, '');
  return idParameter === undefined && (own === collection || own === above);
}
