import { buildResource, type Surroundings } from '../build-resource.ts';
import { buildRoles } from '../build-roles.ts';
import type { CandidateGroup } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import type { NamedGroups } from '../names/name-groups.ts';
import type { ListRole, ReadRole } from '../resource.ts';

/** A list or a read of a collection that nothing creates in. */
export type ReadOnlyRole = ListRole | ReadRole;

/** The lists and reads of the collections that nothing creates in. */
export interface ReadOnlyRoles {
  /** Whether an operation may have such a role, before it is inferred. */
  mayHave(id: string): boolean;
  /** By the id of the operation; undefined for one without such a role. */
  get(id: string): ReadOnlyRole | undefined;
  /** Those of the collection that an operation is about, in the contract's order. */
  besides(id: string): readonly ReadOnlyRole[];
}

/** What surrounds a resource, and what it is called. */
type NamedSurroundings = Surroundings & Pick<NamedGroups, 'nameOf'>;

/**
 * Infers the roles of collections without state, those of a group when the first of them is asked for: a large contract
 * has hundreds of groups, and a client uses few.
 */
export function createReadOnlyRoles(
  context: InferenceContext,
  groups: readonly CandidateGroup[],
  surroundings: NamedSurroundings,
): ReadOnlyRoles {
  const groupOf = new Map<string, CandidateGroup>();
  for (const group of groups) {
    for (const { operation } of group.flatMap(({ roles }) => roles)) {
      if (operation.method === 'get') groupOf.set(operation.id, group);
    }
  }
  const known = new Map<CandidateGroup, readonly ReadOnlyRole[]>();
  const besides = (id: string) => {
    const group = groupOf.get(id);
    if (group === undefined) return [];
    const roles = known.get(group) ?? buildGroup(context, group, surroundings);
    known.set(group, roles);
    return roles;
  };
  return {
    mayHave: (id) => groupOf.has(id),
    besides,
    get: (id) => besides(id).find(({ operation }) => operation.id === id),
  };
}

function buildGroup(
  context: InferenceContext,
  group: CandidateGroup,
  surroundings: NamedSurroundings,
): readonly ReadOnlyRole[] {
  const name = surroundings.nameOf(group[0]?.path.collection ?? '');
  const resource = buildResource(context, group, { name, otherNames: [] }, surroundings);
  const reads = group.map((candidate) => ({
    ...candidate,
    roles: candidate.roles.filter(
      ({ operation, envelope }) => operation.method === 'get' && !envelope?.isOfIds,
    ),
  }));
  return buildRoles(context, reads, resource).filter((role) => role.kind === 'list' || role.kind === 'read');
}
