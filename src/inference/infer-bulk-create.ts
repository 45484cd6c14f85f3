import { structuredContent } from '../codecs/declared-content.ts';
import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { isSchema, type MergeSchema } from '../schema/merged-schema.ts';
import { withBodyAsQuery } from './body-as-query.ts';
import { inferSuccessResponse } from './item-payloads.ts';
import { inferListEnvelope, type ListEnvelope } from './list-envelope.ts';
import { inferListParameters } from './query/list-parameters.ts';
import type { BulkCreateRole, CreateRole, ListRole, Role } from './resource.ts';
import { type ResourcePath, resourcePathOf } from './resource-path.ts';
import { schemaIdentity } from './schema-identity.ts';
import { parseResourceHint } from './vendor-extension.ts';

/** Words for a POST that looks for items and makes none. */
const searchWords = /^_?(search|find|query|filter|list|lookup)/i;

/**
 * The POSTs on many items of a collection: what is sent a list of what its create is sent makes them all, such as
 * `POST /users/createWithList`, and `POST /orders/search` lists those that its body asks for.
 * @param roleOf what was found before; such an operation is part of a collection in which something creates
 */
export function inferBulkCreates(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  operations: ReadonlyMap<string, Operation>,
  roleOf: ReadonlyMap<string, Role>,
): readonly (BulkCreateRole | ListRole)[] {
  const creates = [...roleOf.values()].filter((role) => role.kind === 'create');
  return [...operations.values()].flatMap((operation): readonly (BulkCreateRole | ListRole)[] => {
    const path = operation.method === 'post' ? resourcePathOf(operation.path) : undefined;
    const { isNone, role } = parseResourceHint(document, operation);
    if (path === undefined || isNone || role !== undefined || roleOf.has(operation.id)) return [];
    const create = creates.find((each) => isOf(each, path));
    return create === undefined ? [] : (manyOf(operation, create) ?? searchOf(operation, path, create));
  });

  function manyOf(operation: Operation, create: CreateRole): readonly BulkCreateRole[] | undefined {
    const response = inferSuccessResponse(operation, 'create');
    const sent = listIn(structuredContent(operation.requestBody?.content)?.schema, '');
    const isMany = sent !== undefined && isItem(sent.rowSchema, create);
    if (response === undefined || !isMany) return undefined;
    const rows = listIn(response.schema, operation.path);
    const shown = rows !== undefined && isItem(rows.rowSchema, create) ? { envelope: rows } : {};
    return [
      {
        ...create,
        ...shown,
        kind: 'bulk-create',
        operation,
        response,
        itemsPath: sent.rowsPath,
        sent: { schema: sent.rowSchema },
      },
    ];
  }

  function searchOf(
    operation: Operation,
    { segment }: ResourcePath,
    create: CreateRole,
  ): readonly ListRole[] {
    const response = inferSuccessResponse(operation, 'list');
    const envelope = listIn(response?.schema, segment);
    if (
      !searchWords.test(segment) ||
      response === undefined ||
      !envelope ||
      !isItem(envelope.rowSchema, create)
    )
      return [];
    const row = mergeSchema(create.resource.responseSchemas[0] ?? {});
    const declared = inferListParameters(mergeSchema, withBodyAsQuery(mergeSchema, operation), row);
    const { resource, parentParameters, nestedPath } = create;
    const placed = {
      operation,
      resource,
      parentParameters,
      ...(nestedPath && { nestedPath }),
    };
    return [{ ...placed, ...declared, kind: 'list', response, envelope, isSearchInBody: true }];
  }

  function listIn(schema: Schema | undefined, segment: string): ListEnvelope | undefined {
    return schema && inferListEnvelope(mergeSchema, schema, segment);
  }

  function isItem(schema: Schema, { resource, sent }: CreateRole): boolean {
    const known = [...resource.responseSchemas, sent?.schema]
      .filter(isSchema)
      .map((each) => schemaIdentity(document, each));
    return known.includes(schemaIdentity(document, schema));
  }
}

/** Whether a path is that of the create itself, or one with one more word: `/users/createWithList`. */
function isOf({ operation }: CreateRole, { collection, idParameter }: ResourcePath): boolean {
  const own = resourcePathOf(operation.path)?.collection;
  const above = collection.slice(0, collection.lastIndexOf('/'));
  return idParameter === undefined && (own === collection || own === above);
}
