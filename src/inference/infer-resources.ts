import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import { buildResource } from './build-resource.ts';
import { buildRoles } from './build-roles.ts';
import { type CandidateGroup, groupCandidates, isSingleton, isWritable } from './group-candidates.ts';
import { inferActions } from './infer-actions.ts';
import { inferBulkCreates } from './infer-bulk-create.ts';
import type { ListRole, Parent, ReadRole, Resource, Role } from './resource.ts';
import { findCandidates } from './resource-candidates.ts';
import { collectionsAbove, nameOfCollection } from './resource-path.ts';

/** The resources of a contract, and what each operation that has to do with one does. */
export interface InferredResources {
  readonly resources: readonly Resource[];
  /** By the id of the operation; an operation that is not here has no state and answers from the contract. */
  readonly roleOf: ReadonlyMap<string, Role>;
  /** What operations show of collections in which nothing can create: they have no state, and agree all the same. */
  readonly readOnlyRoles: ReadonlyMap<string, ListRole | ReadRole>;
}

/**
 * Tells which operations list, create, read, replace, update, delete and act on which collection. A collection is one
 * only if something can create in it and something shows what was created; a single thing, such as `/settings`,
 * only if it can be both read and written.
 * @param mergeSchema that of the document, which merges each schema once for all who ask; its own, unless given
 */
export function inferResources(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  mergeSchema: MergeSchema = createSchemaMerger(document),
): InferredResources {
  const candidates = findCandidates(document, mergeSchema, operations);
  const all = groupCandidates(document, mergeSchema, candidates);
  const groups = all.filter(isWritable);
  const names = namesOf(groups);
  const parentOf = (collection: string) => findParent(collection, names);
  const roleOf = new Map<string, Role>();
  const resources = groups.map((group) => {
    const resource = buildResource(document, mergeSchema, group, names.get(group) ?? '', parentOf);
    for (const role of buildRoles(mergeSchema, group, resource)) roleOf.set(role.operation.id, role);
    return resource;
  });
  for (const role of inferBulkCreates(document, mergeSchema, operations, roleOf))
    roleOf.set(role.operation.id, role);
  const bases = { resources, roleOf };
  for (const role of inferActions(document, mergeSchema, operations, bases))
    roleOf.set(role.operation.id, role);
  return { resources, roleOf, readOnlyRoles: shownRoles(all.filter((group) => !isWritable(group))) };

  function shownRoles(stateless: readonly CandidateGroup[]): ReadonlyMap<string, ListRole | ReadRole> {
    const shown = stateless.flatMap((group) => {
      const name = nameOfCollection(group[0]?.path.collection ?? '');
      const resource = buildResource(document, mergeSchema, group, name, parentOf);
      return buildRoles(mergeSchema, group, resource).filter(
        (role) => role.kind === 'list' || role.kind === 'read',
      );
    });
    return new Map(shown.map((role) => [role.operation.id, role]));
  }
}

function namesOf(groups: readonly CandidateGroup[]): ReadonlyMap<CandidateGroup, string> {
  const names = new Map<CandidateGroup, string>();
  const taken = new Set<string>();
  for (const group of groups) {
    const roles = group.flatMap((candidate) => candidate.roles);
    const hinted = roles.find(({ hint }) => hint.name !== undefined)?.hint.name;
    const path = group[0]?.path.collection ?? '';
    const name = [hinted ?? nameOfCollection(path), path].find((each) => !taken.has(each)) ?? path;
    taken.add(name);
    names.set(group, name);
  }
  return names;
}

/** The nearest item that a collection stands in, of those that have state. */
function findParent(collection: string, names: ReadonlyMap<CandidateGroup, string>): Parent | undefined {
  for (const { collection: above, depth } of collectionsAbove(collection)) {
    for (const [group, resource] of names) {
      const isThere = !isSingleton(group) && group.some(({ path }) => path.collection === above);
      if (isThere) return { resource, depth, ...(depth > 1 && { nestedPath: above }) };
    }
  }
  return undefined;
}
