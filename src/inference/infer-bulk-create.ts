import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { jsonOf } from '../openapi/json-media-type.ts';
import type { Operation } from '../openapi/operations.ts';
import { isSchema, type ShapeOf } from '../schema/merged-schema.ts';
import { answerOf } from './infer-item-response.ts';
import { type ListShape, listShapeOf } from './list-envelope.ts';
import { listParametersOf } from './query/list-parameters.ts';
import type { BulkRole, CreateRole, ListRole, Role } from './resource.ts';
import { type ResourcePath, resourcePathOf } from './resource-path.ts';
import { sourceOf } from './schema-identity.ts';
import { askedInBody } from './search-in-body.ts';
import { resourceHintOf } from './vendor-extension.ts';

/** Words for a POST that looks for items and makes none. */
const searchWords = /^_?(search|find|query|filter|list|lookup)/i;

/**
 * The POSTs on many items of a collection: what is sent a list of what its create is sent makes them all, such as
 * `POST /users/createWithList`, and `POST /orders/search` lists those that its body asks for.
 * @param roleOf what was found before; such an operation is part of a collection in which something creates
 */
export function bulkRolesOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  operations: ReadonlyMap<string, Operation>,
  roleOf: ReadonlyMap<string, Role>,
): readonly (BulkRole | ListRole)[] {
  const creates = [...roleOf.values()].filter((role) => role.kind === 'create');
  return [...operations.values()].flatMap((operation): readonly (BulkRole | ListRole)[] => {
    const path = operation.method === 'post' ? resourcePathOf(operation.path) : undefined;
    const { isNone, role } = resourceHintOf(document, operation);
    if (path === undefined || isNone || role !== undefined || roleOf.has(operation.id)) return [];
    const create = creates.find((each) => isOf(each, path));
    return create === undefined ? [] : (manyOf(operation, create) ?? searchOf(operation, path, create));
  });

  function manyOf(operation: Operation, create: CreateRole): readonly BulkRole[] | undefined {
    const answer = answerOf(operation, 'create');
    const sent = listIn(jsonOf(operation.requestBody?.content)?.schema, '');
    const isMany = sent !== undefined && isItem(sent.row, create);
    if (answer === undefined || !isMany) return undefined;
    const rows = listIn(answer.schema, operation.path);
    const shown = rows !== undefined && isItem(rows.row, create) ? { shape: rows } : {};
    return [
      { ...create, ...shown, kind: 'bulk', operation, answer, sentIn: sent.rows, sent: { schema: sent.row } },
    ];
  }

  function searchOf(
    operation: Operation,
    { segment }: ResourcePath,
    create: CreateRole,
  ): readonly ListRole[] {
    const answer = answerOf(operation, 'list');
    const shape = listIn(answer?.schema, segment);
    if (!searchWords.test(segment) || answer === undefined || !shape || !isItem(shape.row, create)) return [];
    const row = shapeOf(create.resource.views[0] ?? {});
    const told = listParametersOf(shapeOf, askedInBody(shapeOf, operation), row);
    const { resource, homeParameters, home } = create;
    const placed = { operation, resource, homeParameters, ...(home && { home }) };
    return [{ ...placed, ...told, kind: 'list', answer, shape, isAskedInBody: true }];
  }

  function listIn(schema: Schema | undefined, segment: string): ListShape | undefined {
    return schema && listShapeOf(shapeOf, schema, segment);
  }

  function isItem(schema: Schema, { resource, sent }: CreateRole): boolean {
    const known = [...resource.views, sent?.schema].filter(isSchema).map((each) => sourceOf(document, each));
    return known.includes(sourceOf(document, schema));
  }
}

/** Whether a path is that of the create itself, or one with one more word: `/users/createWithList`. */
function isOf({ operation }: CreateRole, { collection, idParameter }: ResourcePath): boolean {
  const own = resourcePathOf(operation.path)?.collection;
  const above = collection.slice(0, collection.lastIndexOf('/'));
  return idParameter === undefined && (own === collection || own === above);
}
