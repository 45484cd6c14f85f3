import type { Operation } from '../../openapi/operations.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import type { ActionRole, PartAccess, ReadRole, Resource } from '../resource.ts';
import type { ResourceCandidate } from '../resource-candidates.ts';
import { parseResourcePath, plainPath, type ResourcePath } from '../resource-path.ts';

/** An operation on a relationship of an item. */
export interface FoundLinkage {
  readonly operation: Operation;
  /** The path of the item. */
  readonly item: ResourcePath;
  readonly part: PartAccess;
}

/** The operations on relationships, and the candidates of all else. */
export interface SeparatedLinkages {
  readonly linkages: readonly FoundLinkage[];
  readonly candidates: readonly ResourceCandidate[];
}

/** What each method does with a relationship (JSON:API 1.1, "Updating Relationships"). */
const changes: Readonly<Record<string, PartAccess['change']>> = {
  get: 'read',
  patch: 'replace',
  put: 'replace',
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

function linkageOf(operation: Operation): FoundLinkage | undefined {
  const [, itemPath = '', last = ''] =
    /^(.*\/\{[^{}]+\})\/relationships\/([^/]+)$/.exec(plainPath(operation.path)) ?? [];
  const item = parseResourcePath(itemPath);
  const change = changes[operation.method];
  if (item?.idParameter === undefined || change === undefined) return undefined;
  const parameter = /^\{(.*)\}$/.exec(last)?.[1];
  const part = parameter === undefined ? { path: [property, last] } : { path: [property], parameter };
  return { operation, item, part: { ...part, change } };
}

/** The property of a resource object that has its relationships. */
const property = 'relationships';

/** Builds the roles of the operations on relationships of items with state. */
export function buildLinkageRoles(
  { reject }: Pick<InferenceContext, 'reject'>,
  linkages: readonly FoundLinkage[],
  resourceOf: (collection: string) => Resource | undefined,
): readonly (ActionRole | ReadRole)[] {
  return linkages.flatMap(({ operation, item, part }): readonly (ActionRole | ReadRole)[] => {
    const resource = resourceOf(item.collection);
    const response = inferSuccessResponse(operation, part.change === 'read' ? 'read' : 'change');
    if (resource === undefined)
      return reject(operation, 'nothing creates the items that have the relationship');
    if (response === undefined) return reject(operation, 'it declares no JSON or empty success');
    const nestedPath = resource.nestedPaths.find(({ path }) => path === item.collection);
    const base = {
      ...{ operation, resource, response, part },
      ...(nestedPath && { nestedPath }),
      collectionPath: item.collection,
      parentParameters: item.parameters.map(({ name }) => name),
      idParameter: item.idParameter ?? '',
    };
    if (part.change === 'read') return [{ ...base, kind: 'read' }];
    const verb = `${part.change} in ${[...part.path, part.parameter].filter(Boolean).join('.')}`;
    return [{ ...base, kind: 'action', verb, changes: {}, reported: {}, writes: new Set(), ignored: [] }];
  });
}
