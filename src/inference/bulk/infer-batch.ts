import { structuredContent } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope } from '../list-envelope.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { ValueFilter } from '../query/filter.ts';
import { inferListParameters } from '../query/list-parameters.ts';
import type { BulkCreateRole, BulkDeleteRole, CreateRole, ListRole } from '../resource.ts';
import type { ResourcePath } from '../resource-path.ts';
import { parseVerbSegment, type VerbKind } from '../verbs/verb-words.ts';
import { knownItems, sharesMost } from '../wrapper/item-evidence.ts';
import { itemsInRequest } from '../wrapper/locate-bulk.ts';
import { withIdsPath } from '../wrapper/locate-ids.ts';
import { isUpsert } from '../writes/upsert.ts';

/** What creates in the collection that an operation on many of its items is beside. */
export type Creator = CreateRole | BulkCreateRole;

/** Words for an operation on many items at once. */
export const batchWord = /batch|bulk|multi(ple)?|many/i;

/** What verbs mean that are used of many items alone. */
const ownVerbs: Readonly<Record<string, VerbKind>> = { archive: 'delete', purge: 'delete', '': 'read' };

/**
 * Infers an operation on many items that its body names: `POST /contacts/batch/update` with `{inputs: [{id, name}]}`,
 * `POST /contacts/batch/archive` with `{inputs: [{id}]}`, `POST /points/delete` with `{points: [1, 2]}`. Creates and
 * updates are all or none; an update finds each of its items.
 */
export function inferBatch(
  context: InferenceContext,
  operation: Operation,
  path: ResourcePath,
  create: Creator,
): BulkCreateRole | BulkDeleteRole | ListRole | undefined {
  const kind = batchKind(path, operation.method);
  if (kind === 'create' || kind === 'update') return inferBatchWrite(context, operation, create, kind);
  const selected = selectionIn(context, operation, create);
  if (selected === undefined || operation.method !== 'post') return undefined;
  return kind === 'delete'
    ? inferBatchDelete(context, operation, create, selected)
    : inferBatchRead(context, operation, create, selected);
}

/** What a path says of many items: its last word is a verb, beside a word for many or after it. */
function batchKind({ collection, segment }: ResourcePath, method: string): VerbKind | undefined {
  const [before = ''] = collection.split('/').slice(-2);
  const isOfMany = [before, segment].some((word) => batchWord.test(word));
  const verb = segment.replace(batchWord, '').replace(/^\W|\W$/g, '');
  const kind = (isOfMany ? ownVerbs[verb.toLowerCase()] : undefined) ?? parseVerbSegment(verb, 'post')?.kind;
  if (method !== 'post') return isOfMany && (kind === 'read' || kind === 'update') ? 'update' : undefined;
  // `POST /points/delete` says by its body that it is about many; `POST /orders/new` makes one.
  return isOfMany || kind === 'delete' ? kind : undefined;
}

function inferBatchWrite(
  context: InferenceContext,
  operation: Operation,
  create: Creator,
  kind: 'create' | 'update',
): BulkCreateRole | undefined {
  const { document, mergeSchema, findGroup } = context;
  const response = inferSuccessResponse(operation, kind === 'create' ? 'create' : 'change');
  const items = itemsInRequest(mergeSchema, operation);
  const element = items && elementIn(context, items.rowSchema, create);
  if (response === undefined || items === undefined || element === undefined) return undefined;
  const grouped = findGroup(element.schema);
  const schema = grouped?.flat ?? element.schema;
  const { property } = create.resource.id;
  const hasId = property !== undefined && mergeSchema(schema).properties.has(property);
  if (kind === 'update' && !hasId) return undefined;
  const envelope = shownRowsIn(context, response.schema, create);
  return {
    ...ofCreator(create),
    operation,
    response: withIdsPath(mergeSchema, response, create.collectionPath),
    kind: 'bulk-create',
    isUpsert: kind === 'update' || isUpsert(document, operation),
    ...(kind === 'update' && { isUpdate: true as const }),
    itemsPath: items.rowsPath,
    sent: { itemPath: element.itemPath, schema, ...(grouped && { group: grouped.group }) },
    ...(envelope && { envelope }),
  };
}

/** Where an element of a request has its item: it is one, or has one in its only object, as Google's `requests: [{album}]` do. */
function elementIn(
  context: InferenceContext,
  rowSchema: Schema,
  create: Creator,
): { readonly itemPath: readonly string[]; readonly schema: Schema } | undefined {
  if (isAlike(context, rowSchema, create)) return { itemPath: [], schema: rowSchema };
  const { mergeSchema } = context;
  const objects = [...mergeSchema(rowSchema).properties].filter(
    ([, each]) => mergeSchema(each).properties.size > 0,
  );
  const [first, ...others] = objects;
  if (first === undefined || others.length > 0 || !isAlike(context, first[1], create)) return undefined;
  return { itemPath: [first[0]], schema: first[1] };
}

function inferBatchRead(
  context: InferenceContext,
  operation: Operation,
  create: Creator,
  selected: ValueFilter,
): ListRole | undefined {
  const { mergeSchema } = context;
  const response = inferSuccessResponse(operation, 'list');
  const envelope = shownRowsIn(context, response?.schema, create);
  if (response === undefined || envelope === undefined) return undefined;
  const row = mergeSchema(create.resource.responseSchemas[0] ?? {});
  const parameters = inferListParameters(mergeSchema, operation, { row, envelope, response });
  const filters = [...parameters.filters, selected];
  const base = { ...ofCreator(create), ...parameters, filters, operation, response, envelope };
  return { ...base, kind: 'list', isSearchInBody: true };
}

function inferBatchDelete(
  context: InferenceContext,
  operation: Operation,
  create: Creator,
  selected: ValueFilter,
): BulkDeleteRole | undefined {
  const response = inferSuccessResponse(operation, 'delete');
  if (response === undefined) return undefined;
  const envelope = shownRowsIn(context, response.schema, create);
  return {
    ...ofCreator(create),
    operation,
    response,
    kind: 'bulk-delete',
    filters: [selected],
    exploded: [],
    ignored: [],
    flags: new Set(),
    isSearchInBody: true,
    ...(envelope && { envelope }),
  };
}

/** What all operations of a collection have in common. */
export function ofCreator({ resource, collectionPath, parentParameters, nestedPath }: Creator) {
  return { resource, collectionPath, parentParameters, ...(nestedPath && { nestedPath }) };
}

/** The filter of a body that lists ids, or objects with an id: `{ids: […]}`, `{points: […]}`, `{inputs: [{id}]}`. */
export function selectionIn(
  { mergeSchema }: InferenceContext,
  { requestBody }: Operation,
  { resource, collectionPath }: Creator,
): ValueFilter | undefined {
  const { property } = resource.id;
  const { properties } = mergeSchema(structuredContent(requestBody?.content)?.schema ?? {});
  if (property === undefined) return undefined;
  const segment = collectionPath.slice(collectionPath.lastIndexOf('/') + 1);
  const words = singularsOf(segment).flatMap((word) => [`${word}ids`, `${plainName(word)}s`]);
  const lists = [...properties].filter(([, schema]) => isListOf(mergeSchema, schema, property));
  const objects = lists.find(([, schema]) => !isListOfIds(mergeSchema, schema));
  const ids = findName(
    lists.map(([name]) => name),
    ['ids', ...words, `${property}s`, plainName(segment)],
  );
  const parameterPath = ids === undefined ? objects && [objects[0], property] : [ids];
  const isNested = objects !== undefined && ids === objects[0];
  return parameterPath && valueFilter(isNested ? [ids, property] : parameterPath, property);
}

function valueFilter(parameterPath: readonly string[], property: string): ValueFilter {
  const words = { everything: [], absent: [], spellings: {} };
  return { kind: 'value', parameterPath, path: [property], words };
}

/** Whether a schema is a list of ids, or of objects that have the id of an item and require nothing else. */
function isListOf(mergeSchema: MergeSchema, schema: Schema, idProperty: string): boolean {
  if (isListOfIds(mergeSchema, schema)) return true;
  const { properties, required } = mergeSchema(mergeSchema(schema).items ?? {});
  return properties.has(idProperty) && [...required].every((name) => name === idProperty);
}

function isListOfIds(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { types } = mergeSchema(mergeSchema(schema).items ?? {});
  return ['string', 'integer', 'number'].some((type) => types.has(type));
}

/** Where a response has items of a collection, as what it is beside shows them. */
export function shownRowsIn(
  context: InferenceContext,
  schema: Schema | undefined,
  { resource, collectionPath }: Pick<Creator, 'resource' | 'collectionPath'>,
): ListEnvelope | undefined {
  const segment = collectionPath.slice(collectionPath.lastIndexOf('/') + 1);
  const evidence = knownItems(context, resource.responseSchemas, segment);
  const found = schema && inferListEnvelope(context, schema, evidence);
  return found && isAlikeIn(context, found.rowSchema, resource.responseSchemas) ? found : undefined;
}

/** Whether an object has mostly what a create is sent, or what shows its items. */
function isAlike(context: InferenceContext, row: Schema, { resource, sent }: Creator): boolean {
  return isAlikeIn(context, row, [...resource.responseSchemas, ...(sent ? [sent.schema] : [])]);
}

function isAlikeIn(context: InferenceContext, row: Schema, schemas: readonly Schema[]): boolean {
  const flat = context.findGroup(row)?.flat ?? row;
  return sharesMost(context.mergeSchema, flat, knownItems(context, schemas, '')) > 0;
}
