import type { CandidateGroup } from '../group-candidates.ts';
import type { Resource } from '../resource.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { type CollectionNames, createCollectionNames, withoutShared } from './collection-names.ts';

/** The names of a collection. */
export type GroupNames = Pick<Resource, 'name' | 'otherNames'>;

/** What the collections with state are called, and what any path would be called beside them. */
export interface NamedGroups {
  readonly groups: ReadonlyMap<CandidateGroup, GroupNames>;
  readonly nameOf: CollectionNames['nameOf'];
}

/**
 * Names collections: as an `x-resource` says, else by their paths without what all of them share, else, where that name
 * is taken, by more of their paths. The first of two that would have one name has it.
 * @param groups the collections with state
 * @param candidates all collections of the contract
 * @param takenNames names that none of them may have
 */
export function nameGroups(
  groups: readonly CandidateGroup[],
  candidates: readonly ResourceCandidate[],
  takenNames: readonly string[],
): NamedGroups {
  const { nameOf, candidatesOf } = createCollectionNames(
    groups.filter(hasOwnPath).map(pathOf),
    candidates.map(({ path }) => path.collection),
  );
  const names = new Map<CandidateGroup, string>();
  const taken = new Set(takenNames);
  const isHinted = (group: CandidateGroup) => hintOf(group) !== undefined;
  for (const group of [...groups.filter(isHinted), ...groups.filter((each) => !isHinted(each))]) {
    const path = pathOf(group);
    const candidates = candidatesOf(path);
    const short = hintOf(group) ?? nameOf(path);
    const longer = candidates.slice(0, Math.max(candidates.indexOf(short), 0)).reverse();
    const possible = [short, ...(longer.length > 0 ? longer : candidates)];
    const name = possible.find((each) => !taken.has(each)) ?? path;
    taken.add(name);
    names.set(group, name);
  }
  const others = otherNames(groups, candidatesOf, taken);
  return {
    groups: new Map(
      groups.map((group) => [group, { name: names.get(group) ?? '', otherNames: others.get(group) ?? [] }]),
    ),
    nameOf,
  };
}

/** The names that the paths of groups may give and that nothing else has: what they were called, or may yet be. */
function otherNames(
  groups: readonly CandidateGroup[],
  candidatesOf: CollectionNames['candidatesOf'],
  taken: ReadonlySet<string>,
): ReadonlyMap<CandidateGroup, readonly string[]> {
  const possible = groups.map((group) => [...candidatesOf(pathOf(group)), pathOf(group)]);
  const own = withoutShared(possible);
  return new Map(groups.map((group, i) => [group, (own[i] ?? []).filter((name) => !taken.has(name))]));
}

function pathOf(group: CandidateGroup): string {
  return group[0]?.path.collection ?? '';
}

/** Whether a path of the contract leads to a collection: people who only sign up have none of their own. */
function hasOwnPath(group: CandidateGroup): boolean {
  return group.some(({ roles }) => roles.some(({ person }) => person === undefined));
}

function hintOf(group: CandidateGroup): string | undefined {
  return group.flatMap(({ roles }) => roles).find(({ hint }) => hint.name !== undefined)?.hint.name;
}
