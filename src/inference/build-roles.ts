import type { MergeSchema } from '../schema/merged-schema.ts';
import { type CandidateGroup, nestedPathOf } from './group-candidates.ts';
import { inferBulkDeletes } from './infer-bulk-delete.ts';
import { inferSuccessResponse, withItem } from './item-payloads.ts';
import { inferListParameters } from './query/list-parameters.ts';
import type { DeleteRole, NestedPath, ReplaceRole, Resource, Role, SuccessResponse } from './resource.ts';
import type { OperationCandidate, ResourceCandidate } from './resource-candidates.ts';

/** What each operation of a cluster does on its resource. */
export function buildRoles(
  mergeSchema: MergeSchema,
  group: CandidateGroup,
  resource: Resource,
): readonly Role[] {
  const all = group.flatMap(({ roles }) => roles);
  return group.flatMap((candidate) => {
    const nestedPath = resource.nestedPaths.find(({ path }) => path === nestedPathOf(group, candidate));
    return candidate.roles.flatMap((role) =>
      finish(mergeSchema, role, { resource, ...(nestedPath && { nestedPath }), candidate, all }),
    );
  });
}

interface Context {
  readonly resource: Resource;
  readonly nestedPath?: NestedPath;
  readonly candidate: ResourceCandidate;
  readonly all: readonly OperationCandidate[];
}

function finish(mergeSchema: MergeSchema, role: OperationCandidate, context: Context): readonly Role[] {
  const { kind, operation, response, sent, envelope, path } = role;
  const { resource, nestedPath } = context;
  const parentParameters = path.parameters.map(({ name }) => name);
  const placed = {
    operation,
    resource,
    response,
    parentParameters,
    ...(nestedPath && { nestedPath }),
  };
  if (kind === 'list') {
    const row = mergeSchema(resource.responseSchemas[0] ?? {});
    return envelope
      ? [{ ...placed, kind, envelope, ...inferListParameters(mergeSchema, operation, row) }]
      : [];
  }
  if (kind === 'create') return [{ ...placed, kind, ...(sent && { sent }), ...readingOf(context) }];
  if (path.idParameter !== undefined || resource.isSingleton) {
    return itemRoles(mergeSchema, role, context, placed);
  }
  return kind === 'delete'
    ? inferBulkDeletes(mergeSchema, placed, path.segment)
    : bodyReplace(mergeSchema, role, context);
}

function itemRoles(
  mergeSchema: MergeSchema,
  role: OperationCandidate,
  context: Context,
  placed: Omit<DeleteRole, 'kind'>,
): readonly Role[] {
  const { kind, sent, path } = role;
  const onItem = { ...placed, ...(path.idParameter !== undefined && { idParameter: path.idParameter }) };
  if (kind === 'read' || kind === 'delete') return [{ ...onItem, kind }];
  return sent ? [writeRole(mergeSchema, role, context, { ...onItem, sent, ...readingOf(context) })] : [];
}

type Writing = Omit<ReplaceRole, 'kind' | 'created'>;

function writeRole(
  mergeSchema: MergeSchema,
  role: OperationCandidate,
  context: Context,
  writing: Writing,
): Role {
  if (role.kind === 'update') return { ...writing, kind: 'update' };
  const created = createdResponseOf(mergeSchema, role, context);
  return { ...writing, kind: 'replace', ...(created && { created }) };
}

/** A PUT on a collection replaces the item whose id is in its body, and is nothing else. */
function bodyReplace(
  mergeSchema: MergeSchema,
  { kind, operation, response, sent, path }: OperationCandidate,
  { resource, nestedPath }: Context,
): readonly Role[] {
  const { property } = resource.id;
  if (kind !== 'replace' || sent === undefined || property === undefined) return [];
  if (!mergeSchema(sent.schema).properties.has(property)) return [];
  const parentParameters = path.parameters.map(({ name }) => name);
  return [{ kind, operation, resource, response, sent, parentParameters, ...(nestedPath && { nestedPath }) }];
}

/** A PUT on an unknown id creates when it declares a 201, or when nothing else creates. */
function createdResponseOf(
  mergeSchema: MergeSchema,
  { operation, path, response }: OperationCandidate,
  { all }: Context,
): SuccessResponse | undefined {
  const declared = inferSuccessResponse(operation, 'created');
  if (declared !== undefined) return withItem(mergeSchema, declared, path.segment);
  return all.some(({ kind }) => kind === 'create') ? undefined : response;
}

function readingOf(context: Context): Pick<ReplaceRole, 'readPath'> {
  const readPath = readPathOf(context);
  return readPath === undefined ? {} : { readPath };
}

/** The path by which an item is read: one beside the create, else one without further parameters. */
function readPathOf({ candidate, all }: Context): string | undefined {
  const reads = all.filter(({ kind }) => kind === 'read');
  const beside = reads.find(({ path }) => path.collection === candidate.path.collection);
  return (beside ?? reads.find(({ path }) => path.parameters.length === 0))?.operation.path;
}
