import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferListEnvelope } from '../list-envelope.ts';
import type { BulkCreateRole, BulkDeleteRole, Role, SuccessResponse } from '../resource.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { describeRows } from '../wrapper/undeclared-item.ts';

/**
 * The writes of many items that are sent the same body as the create of many at their path: a PUT of `{groups: [{id, name}]}`
 * changes the groups of those ids, a DELETE of it deletes them.
 * @param roleOf the roles so far
 */
export function inferSameBodies(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly (BulkCreateRole | BulkDeleteRole)[] {
  const creates = new Map(
    [...roleOf.values()].flatMap((role) =>
      role.kind === 'bulk-create' && role.itemsPath.length > 0 && namesItems(context, role)
        ? [[role.operation.path, role] as const]
        : [],
    ),
  );
  if (creates.size === 0) return [];
  return [...context.operations.values()].flatMap(
    (operation): readonly (BulkCreateRole | BulkDeleteRole)[] => {
      const create = creates.get(operation.path);
      if (create === undefined || create.operation === operation) return [];
      if (!haveOneBody(context, create.operation, operation)) return [];
      const role = roleOf.get(operation.id);
      const isDeletion = operation.method === 'delete' && (role === undefined || role.kind === 'bulk-delete');
      if (isDeletion) return deletionOfMany(context, create, operation);
      const isChange = role === undefined && (operation.method === 'put' || operation.method === 'patch');
      return isChange ? changeOfMany(context, create, operation) : [];
    },
  );
}

/** Whether what is sent of the items has their ids, though a create may leave them out. */
function namesItems({ mergeSchema }: InferenceContext, { sent, resource }: BulkCreateRole): boolean {
  return mergeSchema(sent.schema).properties.has(resource.id.property ?? '');
}

function haveOneBody({ identify }: InferenceContext, ...operations: readonly Operation[]): boolean {
  const schemas = operations.map(({ requestBody }) => contentWithFields(requestBody?.content)?.schema);
  const [first, second] = schemas.map((schema) => schema && identify(schema));
  return first !== undefined && first === second;
}

function deletionOfMany(
  context: InferenceContext,
  create: BulkCreateRole,
  operation: Operation,
): readonly BulkDeleteRole[] {
  const response = inferSuccessResponse(operation, 'delete');
  if (response === undefined) return [];
  const { resource, collectionPath, parentParameters, nestedPath, itemsPath } = create;
  return [
    {
      kind: 'bulk-delete',
      ...{ operation, resource, response, collectionPath, parentParameters, itemsPath },
      ...(nestedPath && { nestedPath }),
      ...{ filters: [], exploded: [], flags: new Set<string>(), ignored: [] },
      ...shownMany(context, create, response),
    },
  ];
}

/** Where a response has the items. */
function shownMany(
  context: InferenceContext,
  { resource, itemsPath }: BulkCreateRole,
  { schema }: SuccessResponse,
): Pick<BulkCreateRole, 'envelope'> {
  const evidence = knownItems(context, resource.responseSchemas, itemsPath.at(-1) ?? '');
  const envelope = schema && inferListEnvelope(context, schema, evidence);
  return envelope ? { envelope: describeRows(context.mergeSchema, resource, envelope) } : {};
}

function changeOfMany(
  context: InferenceContext,
  create: BulkCreateRole,
  operation: Operation,
): readonly BulkCreateRole[] {
  const response = inferSuccessResponse(operation, 'change');
  if (response === undefined) return [];
  const { envelope: _, ...others } = create;
  return [
    {
      ...others,
      ...{ operation, response, isUpsert: true, isUpdate: true },
      ...shownMany(context, create, response),
    },
  ];
}
