import type { ShapeOf } from '../schema/merged-schema.ts';
import { type Cluster, homePathOf } from './group-candidates.ts';
import { clearRolesOf } from './infer-bulk-delete.ts';
import { answerOf, withItem } from './infer-item-response.ts';
import { listParametersOf } from './query/list-parameters.ts';
import type { Answer, DeleteRole, Home, ReplaceRole, Resource, Role } from './resource.ts';
import type { Draft, DraftRole } from './resource-candidates.ts';

/** What each operation of a cluster does on its resource. */
export function rolesOf(shapeOf: ShapeOf, cluster: Cluster, resource: Resource): readonly Role[] {
  const all = cluster.flatMap(({ roles }) => roles);
  return cluster.flatMap((draft) => {
    const home = resource.homes.find(({ path }) => path === homePathOf(cluster, draft));
    return draft.roles.flatMap((role) =>
      finish(shapeOf, role, { resource, ...(home && { home }), draft, all }),
    );
  });
}

interface Context {
  readonly resource: Resource;
  readonly home?: Home;
  readonly draft: Draft;
  readonly all: readonly DraftRole[];
}

function finish(shapeOf: ShapeOf, role: DraftRole, context: Context): readonly Role[] {
  const { kind, operation, answer, sent, shape, path } = role;
  const { resource, home } = context;
  const homeParameters = path.parameters.map(({ name }) => name);
  const placed = { operation, resource, answer, homeParameters, ...(home && { home }) };
  if (kind === 'list') {
    const row = shapeOf(resource.views[0] ?? {});
    return shape ? [{ ...placed, kind, shape, ...listParametersOf(shapeOf, operation, row) }] : [];
  }
  if (kind === 'create') return [{ ...placed, kind, ...(sent && { sent }), ...readingOf(context) }];
  if (path.idParameter !== undefined || resource.isSingleton) {
    return itemRoles(shapeOf, role, context, placed);
  }
  return kind === 'delete'
    ? clearRolesOf(shapeOf, placed, path.segment)
    : bodyReplace(shapeOf, role, context);
}

function itemRoles(
  shapeOf: ShapeOf,
  role: DraftRole,
  context: Context,
  placed: Omit<DeleteRole, 'kind'>,
): readonly Role[] {
  const { kind, sent, path } = role;
  const onItem = { ...placed, ...(path.idParameter !== undefined && { idParameter: path.idParameter }) };
  if (kind === 'read' || kind === 'delete') return [{ ...onItem, kind }];
  return sent ? [writeRole(shapeOf, role, context, { ...onItem, sent, ...readingOf(context) })] : [];
}

type Writing = Omit<ReplaceRole, 'kind' | 'created'>;

function writeRole(shapeOf: ShapeOf, role: DraftRole, context: Context, writing: Writing): Role {
  if (role.kind === 'update') return { ...writing, kind: 'update' };
  const created = createdAnswerOf(shapeOf, role, context);
  return { ...writing, kind: 'replace', ...(created && { created }) };
}

/** A PUT on a collection replaces the item whose id is in its body, and is nothing else. */
function bodyReplace(
  shapeOf: ShapeOf,
  { kind, operation, answer, sent, path }: DraftRole,
  { resource, home }: Context,
): readonly Role[] {
  const { property } = resource.id;
  if (kind !== 'replace' || sent === undefined || property === undefined) return [];
  if (!shapeOf(sent.schema).properties.has(property)) return [];
  const homeParameters = path.parameters.map(({ name }) => name);
  return [{ kind, operation, resource, answer, sent, homeParameters, ...(home && { home }) }];
}

/** A PUT on an unknown id creates when it declares a 201, or when nothing else creates. */
function createdAnswerOf(
  shapeOf: ShapeOf,
  { operation, path, answer }: DraftRole,
  { all }: Context,
): Answer | undefined {
  const declared = answerOf(operation, 'created');
  if (declared !== undefined) return withItem(shapeOf, declared, path.segment);
  return all.some(({ kind }) => kind === 'create') ? undefined : answer;
}

function readingOf(context: Context): Pick<ReplaceRole, 'readPath'> {
  const readPath = readPathOf(context);
  return readPath === undefined ? {} : { readPath };
}

/** The path by which an item is read: one beside the create, else one without further parameters. */
function readPathOf({ draft, all }: Context): string | undefined {
  const reads = all.filter(({ kind }) => kind === 'read');
  const beside = reads.find(({ path }) => path.collection === draft.path.collection);
  return (beside ?? reads.find(({ path }) => path.parameters.length === 0))?.operation.path;
}
