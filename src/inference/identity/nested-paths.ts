import type { Schema } from '../../openapi/document.ts';
import { type CandidateGroup, collectionPathOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { referencesTo, typedReferencesTo } from '../path-properties.ts';
import type { NestedPath, Parent, ParentParameter, Resource } from '../resource.ts';
import { hasComposedKey, type ResourcePath } from '../resource-path.ts';
import { findOwnParent } from './own-children.ts';
import { findParentLocation } from './parent-location.ts';
import { personIn } from './people-references.ts';

/** What the nested paths of a collection are inferred from. */
interface NestedPathEvidence {
  /** The name of the collection. */
  readonly name: string;
  readonly responseSchemas: readonly Schema[];
  /** The resource that a path is nested in. */
  readonly parentOf: (path: string) => Parent | undefined;
}

/** The paths of a group below parameters: the properties of an item that hold the parents' ids, and the parents. */
export function inferNestedPaths(
  context: InferenceContext,
  group: CandidateGroup,
  { name, responseSchemas, parentOf }: NestedPathEvidence,
): readonly NestedPath[] {
  const paths = new Map(
    group.map((candidate) => [collectionPathOf(group, candidate), candidate.path.parameters]),
  );
  const nestedPaths = [...paths].filter(([, parameters]) => parameters.length > 0);
  return withSharedParents(
    withSharedBeginnings(
      nestedPaths.map(([path, parameters]) => {
        const parent = parentOf(path);
        // The first part of a composed key is no item of the collection itself.
        const isOwn = parent?.resource === name && hasComposedKey({ collection: path });
        return {
          path,
          parameters:
            parent?.resource === name && !isOwn
              ? locateOwnParents(context, responseSchemas, parameters)
              : locateParents(context, responseSchemas, { collection: path, parameters }),
          ...(parent && !isOwn && { parent }),
        };
      }),
    ),
  );
}

/**
 * Parents that no property names are those of a shorter path that begins alike, else of a longer one: what is made at
 * `/teams/{}/posts/{}/notes` is found at `/teams/{}/notes/{}`.
 */
function withSharedBeginnings(nestedPaths: readonly NestedPath[]): readonly NestedPath[] {
  return nestedPaths.map((nestedPath) => ({
    ...nestedPath,
    parameters: nestedPath.parameters.map((parameter, i) => {
      if (parameter.property !== undefined || parameter.references !== undefined) return parameter;
      const alike = nestedPaths.filter(
        ({ path, parameters }) =>
          i < parameters.length && beginning(path, i) === beginning(nestedPath.path, i),
      );
      const own = nestedPath.parameters.length;
      const shared =
        alike.find(({ parameters }) => parameters.length < own) ??
        alike.find(({ parameters }) => parameters.length > own);
      return shared === undefined ? parameter : { ...parameter, sharedWith: shared.path };
    }),
  }));
}

/** A path up to one of its parameters: `/plans/{}` of `/plans/{}/accounts/{}/payments` up to its first. */
function beginning(path: string, parameter: number): string {
  return path.split('{}', parameter + 1).join('{}');
}

function locateParents(
  { mergeSchema }: InferenceContext,
  schemas: readonly Schema[],
  { collection, parameters }: Pick<ResourcePath, 'collection' | 'parameters'>,
): readonly ParentParameter[] {
  const firstOfKey = parameters.length - keyParts(collection);
  return parameters.map((parameter, i) => {
    const location = findParentLocation(mergeSchema, schemas, { ...parameter, isPartOfKey: i >= firstOfKey });
    const isNamed = location !== undefined || parameters.length > 1;
    const references = isNamed ? undefined : referencesTo(mergeSchema, schemas, parameter);
    const isKnown = isNamed || references !== undefined;
    const typed = isKnown ? undefined : typedReferencesTo(mergeSchema, schemas, parameter);
    const person = isKnown || typed !== undefined ? {} : personIn(mergeSchema, schemas, parameter);
    return {
      name: parameter.name,
      ...location,
      ...person,
      ...(references !== undefined && { references }),
      ...(typed && { typed }),
    };
  });
}

/** The parents of items that are below others of their own collection: the last is named as such, and never by its own id. */
function locateOwnParents(
  { mergeSchema }: InferenceContext,
  schemas: readonly Schema[],
  parameters: ResourcePath['parameters'],
): readonly ParentParameter[] {
  return parameters.map((parameter, i) => ({
    name: parameter.name,
    ...(i === parameters.length - 1 && findOwnParent(mergeSchema, schemas, parameter)),
  }));
}

/** How many parameters at the end of a collection's path are part of the key of its items. */
function keyParts(path: string): number {
  return path.match(/(\/\{\})+$/)?.[0].match(/\{\}/g)?.length ?? 0;
}

/**
 * Nested paths whose parents the items do not name take the properties that compose the key: who creates at
 * `/orgs/{org}/repos` is the `owner.login` of `/repos/{owner}/{repo}`.
 */
function withSharedParents(nestedPaths: readonly NestedPath[]): readonly NestedPath[] {
  const key = nestedPaths.find((nestedPath) => hasComposedKey({ collection: nestedPath.path }))?.parameters;
  if (key === undefined) return nestedPaths;
  return nestedPaths.map((nestedPath) => {
    const { parameters } = nestedPath;
    const isNameless = parameters.every(({ property }) => property === undefined);
    if (!isNameless || parameters.length !== key.length) return nestedPath;
    return { ...nestedPath, parameters: parameters.map(({ name }, i) => ({ ...key[i], name })) };
  });
}

/** The nested path whose parents are a part of the id: the only one on which items are found by their ids. */
export function idScopeOf(
  group: CandidateGroup,
  nestedPaths: readonly NestedPath[],
): Pick<Resource, 'idScope'> {
  const onItems = group.filter(({ roles }) =>
    roles.some(({ kind }) => !['list', 'create', 'bulk-create'].includes(kind)),
  );
  const paths = new Set((onItems.length > 0 ? onItems : group).map((each) => collectionPathOf(group, each)));
  const [path] = paths;
  const isNested = nestedPaths.some((each) => each.path === path);
  return paths.size === 1 && path !== undefined && isNested ? { idScope: path } : {};
}
