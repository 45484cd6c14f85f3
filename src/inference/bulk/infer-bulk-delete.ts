import { structuredContent } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { withBodyAsQuery } from '../body-as-query.ts';
import type { InferenceContext } from '../inference-context.ts';
import { parseListVerb } from '../item-lists/list-verbs.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope } from '../list-envelope.ts';
import { plainName } from '../naming.ts';
import { inferFilterParameters } from '../query/list-parameters.ts';
import type { BulkDeleteRole, CreateRole, Role } from '../resource.ts';
import { parseResourcePath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { emptiedCollection, inferSoftDeletion } from '../writes/deletion.ts';
import { isBesideCreate } from './infer-bulk-create.ts';

/** Flags that ask for a dry run, in which nothing is deleted. */
const dryRunNames = /^(dry|dryrun|preview|simulate|validateonly)$/;

/**
 * A DELETE on a collection deletes what its filters find there: by `?status=done`, `?ids=1,2` or a body `{ids}`. It has
 * no role where a required parameter or body selects items in a way that is not understood.
 */
export function inferBulkDelete(
  context: InferenceContext,
  base: Omit<BulkDeleteRole, 'kind' | 'filters' | 'exploded' | 'flags' | 'ignored'>,
  segment: string,
): readonly BulkDeleteRole[] {
  const { mergeSchema, reject } = context;
  const { operation, resource, response } = base;
  const row = mergeSchema(resource.responseSchemas[0] ?? {});
  const {
    filters,
    exploded,
    parameters: query,
  } = inferFilterParameters(mergeSchema, withBodyAsQuery(mergeSchema, operation), row);
  const flags = query
    .filter(({ schema }) => mergeSchema(schema ?? {}).types.has('boolean'))
    .map(({ name }) => name);
  const isFilter = (name: string) => filters.some(({ parameterPath }) => parameterPath[0] === name);
  const unknown = query.find(
    ({ name, required }) => required === true && !flags.includes(name) && !isFilter(name),
  );
  if (unknown !== undefined) {
    return reject(
      operation,
      `its required parameter '${unknown.name}' selects no items by a property of theirs`,
    );
  }
  if (hasUnknownSelection(mergeSchema, operation, isFilter)) {
    return reject(operation, 'its required body selects no items by a property of theirs');
  }
  const envelope =
    response.schema &&
    inferListEnvelope(context, response.schema, knownItems(context, resource.responseSchemas, segment));
  return [
    {
      ...base,
      kind: 'bulk-delete',
      filters,
      exploded,
      flags: new Set(flags.filter((name) => !isFilter(name) && !dryRunNames.test(plainName(name)))),
      ignored: query.map(({ name }) => name).filter((name) => !flags.includes(name) && !isFilter(name)),
      ...(operation.requestBody && { isSearchInBody: true }),
      ...(envelope && { envelope }),
    },
  ];
}

/** Words for a path that a DELETE on many items has to itself, by plain names: `/tags/bulk`, `/tags/deleteMany`. */
const manyWords =
  /^(?:bulk|batch|many|multiple|(?:bulk|batch|multi)(?:delete|remove)|(?:delete|remove)(?:many|bulk|batch|multiple|selected))$/;

/**
 * The DELETEs beside a create, at a path of their own, of the items whose ids they are sent: `/tags/batch?ids=1,2`.
 * @param roleOf the roles so far
 */
export function inferBulkDeletes(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly BulkDeleteRole[] {
  const creates = [...roleOf.values()].filter((role) => role.kind === 'create');
  return [...context.operations.values()].flatMap((operation): readonly BulkDeleteRole[] => {
    const hint = parseResourceHint(context.document, operation);
    if (hint.isNone || hint.role !== undefined || roleOf.has(operation.id)) return [];
    return (
      inferEmptiedBin(context, operation, creates) ??
      inferCleared(context, operation, creates) ??
      inferDeleteOfMany(context, operation, creates)
    );
  });
}

/** A DELETE at a path for many, of the items whose ids it is sent. */
function inferDeleteOfMany(
  context: InferenceContext,
  operation: Operation,
  creates: readonly CreateRole[],
): readonly BulkDeleteRole[] {
  const path = operation.method === 'delete' ? parseResourcePath(operation.path) : undefined;
  if (path === undefined) return [];
  const create = manyWords.test(plainName(path.segment))
    ? creates.find((each) => isBesideCreate(each, path))
    : undefined;
  const response = inferSuccessResponse(operation, 'delete');
  if (create === undefined || response === undefined) return [];
  const { resource, collectionPath, parentParameters, nestedPath } = create;
  const base = { operation, resource, response, collectionPath, parentParameters };
  const [role] = inferBulkDelete(context, { ...base, ...(nestedPath && { nestedPath }) }, path.segment);
  return role !== undefined && role.filters.length > 0 ? [role] : [];
}

/** `DELETE /cart/clear` and `POST /cart/empty`, which are sent nothing, delete all that is there. */
function inferCleared(
  context: InferenceContext,
  operation: Operation,
  creates: readonly CreateRole[],
): readonly BulkDeleteRole[] | undefined {
  const [, above = '', last = ''] = /^(.+)\/([A-Za-z][\w-]*)\/?$/.exec(operation.path) ?? [];
  const verb = operation.method === 'get' ? undefined : parseListVerb(last);
  const path = verb?.change === 'clear' && verb.noun === '' ? parseResourcePath(above) : undefined;
  if (path === undefined || path.idParameter !== undefined || operation.requestBody !== undefined)
    return undefined;
  const create = creates.find(({ collectionPath }) => collectionPath === path.collection);
  const response = inferSuccessResponse(operation, 'delete');
  if (create === undefined || response === undefined || create.resource.isSingleton) return undefined;
  const { resource, collectionPath, parentParameters, nestedPath } = create;
  const base = { operation, resource, response, collectionPath, parentParameters };
  return inferBulkDelete(context, { ...base, ...(nestedPath && { nestedPath }) }, path.segment);
}

/** `DELETE /notes/trash` and `POST /notes/trash/empty` remove what was deleted, and stayed, for good. */
function inferEmptiedBin(
  context: InferenceContext,
  operation: Operation,
  creates: readonly CreateRole[],
): readonly BulkDeleteRole[] | undefined {
  const collection = emptiedCollection(operation);
  if (collection === undefined) return undefined;
  const create = creates.find((each) => each.operation.path === collection);
  const response = inferSuccessResponse(operation, 'delete');
  if (create === undefined || response === undefined) return undefined;
  const { resource, collectionPath, parentParameters, nestedPath } = create;
  const softDeletion = inferSoftDeletion(context, resource, [operation, create.operation]);
  return (
    softDeletion && [
      {
        ...{ kind: 'bulk-delete', operation, resource, response, collectionPath, parentParameters },
        ...(nestedPath && { nestedPath }),
        ...{ filters: [], exploded: [], ignored: [], flags: new Set() },
        softDeletion: { ...softDeletion, isOfDeleted: true },
      },
    ]
  );
}

/** Whether an operation must be sent a body of which no property is a filter. */
function hasUnknownSelection(
  mergeSchema: MergeSchema,
  { requestBody }: Operation,
  isFilter: (name: string) => boolean,
): boolean {
  if (requestBody?.required !== true) return false;
  const { properties } = mergeSchema(structuredContent(requestBody.content)?.schema ?? {});
  return ![...properties.keys()].some(isFilter);
}
