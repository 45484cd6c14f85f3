import type { OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { createShapes } from '../schema/merged-schema.ts';
import { actionsOf } from './actions.ts';
import { resourceOf } from './build-resource.ts';
import { rolesOf } from './build-roles.ts';
import { type Cluster, hasState, isSingleton, mergeDrafts } from './group-candidates.ts';
import { bulkRolesOf } from './infer-bulk-create.ts';
import type { ListRole, Parent, ReadRole, Resource, Role } from './resource.ts';
import { draftsOf } from './resource-candidates.ts';
import { collectionsAbove, nameOfCollection } from './resource-path.ts';

/** The resources of a contract, and what each operation that has to do with one does. */
export interface Inferred {
  readonly resources: readonly Resource[];
  /** By the id of the operation; an operation that is not here has no state and answers from the contract. */
  readonly roleOf: ReadonlyMap<string, Role>;
  /** What operations show of collections in which nothing can create: they have no state, and agree all the same. */
  readonly shownBy: ReadonlyMap<string, ListRole | ReadRole>;
}

/**
 * Tells which operations list, create, read, replace, update, delete and act on which collection. A collection is one
 * only if something can create in it and something shows what was created; a single thing, such as `/settings`,
 * only if it can be both read and written.
 */
export function inferResources(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
): Inferred {
  const shapeOf = createShapes(document);
  const drafts = draftsOf(document, shapeOf, operations);
  const all = mergeDrafts(document, shapeOf, drafts);
  const clusters = all.filter(hasState);
  const names = namesOf(clusters);
  const parentOf = (collection: string) => findParent(collection, names);
  const roleOf = new Map<string, Role>();
  const resources = clusters.map((cluster) => {
    const resource = resourceOf(document, shapeOf, cluster, names.get(cluster) ?? '', parentOf);
    for (const role of rolesOf(shapeOf, cluster, resource)) roleOf.set(role.operation.id, role);
    return resource;
  });
  for (const role of bulkRolesOf(document, shapeOf, operations, roleOf)) roleOf.set(role.operation.id, role);
  const bases = { resources, roleOf };
  for (const role of actionsOf(document, shapeOf, operations, bases)) roleOf.set(role.operation.id, role);
  return { resources, roleOf, shownBy: shownRoles(all.filter((cluster) => !hasState(cluster))) };

  function shownRoles(stateless: readonly Cluster[]): ReadonlyMap<string, ListRole | ReadRole> {
    const shown = stateless.flatMap((cluster) => {
      const name = nameOfCollection(cluster[0]?.path.collection ?? '');
      const resource = resourceOf(document, shapeOf, cluster, name, parentOf);
      return rolesOf(shapeOf, cluster, resource).filter(
        (role) => role.kind === 'list' || role.kind === 'read',
      );
    });
    return new Map(shown.map((role) => [role.operation.id, role]));
  }
}

function namesOf(clusters: readonly Cluster[]): ReadonlyMap<Cluster, string> {
  const names = new Map<Cluster, string>();
  const taken = new Set<string>();
  for (const cluster of clusters) {
    const roles = cluster.flatMap((draft) => draft.roles);
    const hinted = roles.find(({ hint }) => hint.name !== undefined)?.hint.name;
    const path = cluster[0]?.path.collection ?? '';
    const name = [hinted ?? nameOfCollection(path), path].find((each) => !taken.has(each)) ?? path;
    taken.add(name);
    names.set(cluster, name);
  }
  return names;
}

/** The nearest item that a collection stands in, of those that have state. */
function findParent(collection: string, names: ReadonlyMap<Cluster, string>): Parent | undefined {
  for (const { collection: above, depth } of collectionsAbove(collection)) {
    for (const [cluster, resource] of names) {
      const isThere = !isSingleton(cluster) && cluster.some(({ path }) => path.collection === above);
      if (isThere) return { resource, depth, ...(depth > 1 && { home: above }) };
    }
  }
  return undefined;
}
