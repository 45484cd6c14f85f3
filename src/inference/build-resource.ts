import type { OpenApiDocument, Parameter, Schema } from '../openapi/document.ts';
import { jsonOf } from '../openapi/json-media-type.ts';
import { resolve } from '../openapi/reference.ts';
import { isSchema, type ShapeOf } from '../schema/merged-schema.ts';
import { type Cluster, homePathOf, isSingleton, linkOf, viewsOf } from './group-candidates.ts';
import { type IdClues, resourceIdOf } from './id-strategy.ts';
import type { Home, Parent, Resource } from './resource.ts';
import type { DraftRole } from './resource-candidates.ts';
import { sourceOf } from './schema-identity.ts';

/** Brings together what the drafts of a cluster say of their resource. */
export function resourceOf(
  document: OpenApiDocument,
  shapeOf: ShapeOf,
  cluster: Cluster,
  name: string,
  parentOf: (collection: string) => Parent | undefined,
): Resource {
  const roles = cluster.flatMap((draft) => draft.roles);
  const views = distinct(document, viewsOf(cluster));
  const onItem = roles.filter(({ path }) => path.idParameter !== undefined);
  const homes = homesOf(shapeOf, cluster, views, parentOf);
  const create = roles.find(({ kind }) => kind === 'create');
  const id = resourceIdOf(shapeOf, {
    segment: cluster[0]?.path.segment ?? '',
    parameters: onItem.flatMap(idParameterOf),
    views,
    ...(create && { create: create.sent?.schema ?? {} }),
    examples: roles.flatMap((role) => shownItems(document, role)),
    hint: Object.assign({}, ...roles.map(({ hint }) => hint)),
  });
  return {
    name,
    isSingleton: isSingleton(cluster),
    id,
    homes,
    hasGlobalIds: homes.length !== 1 || cluster.some(({ path }) => path.parameters.length === 0),
    views,
    requests: distinct(document, roles.map(({ sent }) => sent?.schema).filter(isSchema)),
  };
}

/** The path parameter that holds the id, as the operation declares it. */
function idParameterOf({ operation, path }: DraftRole): IdClues['parameters'] {
  const declared: readonly (Parameter & { readonly example?: unknown })[] = operation.parameters;
  return declared
    .filter((parameter) => parameter.in === 'path' && parameter.name === path.idParameter)
    .map(({ name, schema = {}, example }) => ({ name, schema, example }));
}

/** Each schema once, however many references lead to it. */
function distinct(document: OpenApiDocument, schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [sourceOf(document, schema), schema])).values()];
}

function homesOf(
  shapeOf: ShapeOf,
  cluster: Cluster,
  views: readonly Schema[],
  parentOf: (collection: string) => Parent | undefined,
): readonly Home[] {
  const paths = new Map(cluster.map((draft) => [homePathOf(cluster, draft), draft.path.parameters]));
  const homes = [...paths].filter(([, parameters]) => parameters.length > 0);
  return homes.map(([path, parameters]) => {
    const parent = parentOf(path);
    return {
      path,
      parameters: parameters.map((parameter) => {
        const property = linkOf(shapeOf, views, parameter);
        return { name: parameter.name, ...(property !== undefined && { property }) };
      }),
      ...(parent && { parent }),
    };
  });
}

/** The items that the examples of an answer show. */
function shownItems(document: OpenApiDocument, { operation, answer, shape }: DraftRole): readonly unknown[] {
  const declared = jsonOf(operation.responses[answer.status]?.content);
  const values = [
    declared?.example,
    ...Object.values(declared?.examples ?? {}).map((example) => resolve(document, example).value),
  ];
  const path = shape?.rows ?? (answer.wrapper === undefined ? [] : [answer.wrapper]);
  return values.flatMap((value) => [path.reduce<unknown>(childOf, value)].flat());
}

function childOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
