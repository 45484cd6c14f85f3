import type { ResourceCandidate } from '../resource-candidates.ts';
import { createCollectionNames, withoutShared } from './collection-names.ts';

/**
 * Which names an `x-resource` may give for the collection at a path that has none: its whole name, that without what
 * all paths share, and any end of it that no other path has.
 * @param candidates those without a name of their own
 * @param stateful those among them that have state by themselves
 */
export function createHintNames(
  candidates: readonly ResourceCandidate[],
  stateful: readonly ResourceCandidate[],
): (candidate: ResourceCandidate) => ReadonlySet<string> {
  const pathsOf = (all: readonly ResourceCandidate[]) => all.map(({ path }) => path.collection);
  const { nameOf, candidatesOf } = createCollectionNames(pathsOf(stateful), pathsOf(candidates));
  const own = withoutShared(pathsOf(candidates).map(candidatesOf));
  const named = candidates.map((candidate, i) => {
    const { collection } = candidate.path;
    const [fullName = collection] = candidatesOf(collection);
    return [candidate, new Set([nameOf(collection), fullName, ...(own[i] ?? [])])] as const;
  });
  const byCandidate: ReadonlyMap<ResourceCandidate, ReadonlySet<string>> = new Map(named);
  return (candidate) => byCandidate.get(candidate) ?? new Set();
}
