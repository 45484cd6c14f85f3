import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import type { FoundPart } from '../parts/part-roles.ts';
import type { PartAccess } from '../resource.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { parseResourcePath, plainPath } from '../resource-path.ts';

/** The operations on relationships, and the candidates of all else. */
export interface SeparatedLinkages {
  readonly linkages: readonly FoundPart[];
  readonly candidates: readonly ResourceCandidate[];
}

/** What each method does with a relationship (JSON:API 1.1, "Updating Relationships"). */
const changes: Readonly<Record<string, PartAccess['change']>> = {
  get: 'read',
  patch: 'merge',
  put: 'merge',
  post: 'add',
  delete: 'remove',
};

/**
 * Separates the operations on relationships of items, which are parts of those: `/articles/{id}/relationships/author`
 * reads and writes what the article itself has in `relationships` (JSON:API 1.1, "Fetching Relationships").
 */
export function separateLinkages(
  { operations }: Pick<InferenceContext, 'operations'>,
  candidates: readonly ResourceCandidate[],
): SeparatedLinkages {
  const collections = new Set(
    candidates
      .filter(({ roles }) => roles.some(({ path }) => path.idParameter))
      .map(({ path }) => path.collection),
  );
  const linkages = [...operations.values()].flatMap((operation) => {
    const found = linkageOf(operation);
    return found !== undefined && collections.has(found.item.collection) ? [found] : [];
  });
  const ids = new Set(linkages.map(({ operation }) => operation.id));
  return {
    linkages,
    candidates: linkages.length === 0 ? candidates : candidates.flatMap((each) => without(each, ids)),
  };
}

function without(candidate: ResourceCandidate, ids: ReadonlySet<string>): readonly ResourceCandidate[] {
  const roles = candidate.roles.filter(({ operation }) => !ids.has(operation.id));
  return roles.length === 0 ? [] : [{ ...candidate, roles }];
}

function linkageOf(operation: Operation): FoundPart | undefined {
  const [, itemPath = '', last = ''] =
    /^(.*\/\{[^{}]+\})\/relationships\/([^/]+)$/.exec(plainPath(operation.path)) ?? [];
  const item = parseResourcePath(itemPath);
  const change = changes[operation.method];
  if (item?.idParameter === undefined || change === undefined) return undefined;
  const parameter = /^\{(.*)\}$/.exec(last)?.[1];
  const part = parameter === undefined ? { path: [property, last] } : { path: [property], parameter };
  return { operation, item, part: { ...part, change, isLinkage: true } };
}

/** The property of a resource object that has its relationships. */
const property = 'relationships';
