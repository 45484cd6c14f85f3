import type { Schema } from '../../../openapi/document.ts';
import type { Operation } from '../../../openapi/operations.ts';
import { isObjectSchema, type MergedSchema, type MergeSchema } from '../../../schema/merged-schema.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { inferSuccessResponse } from '../../item-payloads.ts';
import { findProperty, lastSegmentOf, plainName, singularsOf } from '../../naming.ts';
import { isOfUser } from '../../people/people-words.ts';
import { createItemRoleSearch } from '../../relations/item-role-search.ts';
import type { CountRole, FigureSource, Resource, Role, SourcedFigure } from '../../resource.ts';
import { parseActionPath } from '../../resource-path.ts';
import { parseResourceHint } from '../../vendor-extension.ts';
import { stateOfWork } from '../states/meant-state.ts';
import type { Figure } from './figure.ts';
import { type Counted, figureCalled, figureOfProperty, figuresIn, nounPattern } from './figure-names.ts';

/** How what has figures of several collections is called, by the last word of its path. */
const dashboardWords =
  /^(?:get|admin|user|my|sales)?(?:dashboard|stats|statistics?|summary|metrics|overview|counts|totals|analytics|insights|kpis?|report|home)(?:stats|summary|data|overview)?$/;

/**
 * Infers what responds with figures of several collections: `GET /dashboard` with `{totalUsers, completedTasks, totalRevenue}`, and
 * `/users/{id}/stats` of what belongs to the user. Each number has to name the rows that it counts, unless there is no
 * doubt which those are; what names none is left.
 * @param roleOf the roles so far
 */
export function inferDashboards(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly CountRole[] {
  const boards = [...context.operations.values()].filter(
    ({ id, method, path }) =>
      method === 'get' && !roleOf.has(id) && dashboardWords.test(plainName(lastSegmentOf(path))),
  );
  if (boards.length === 0) return [];
  const sources = sourcesIn(context, roleOf);
  const roleOnItem = createItemRoleSearch(roleOf.values());
  return boards.flatMap((operation) => {
    const hint = parseResourceHint(context.document, operation);
    if (hint.isNone || hint.role !== undefined) return [];
    if (!operation.path.includes('{')) return boardOf(context, operation, sources);
    const parsed = parseActionPath(operation.path);
    const item = parsed && context.toPlural(context.toVersionless(parsed.item));
    const onItem = item && roleOnItem(item.collection);
    if (item === undefined || onItem === undefined || onItem.resource.isSingleton) return [];
    const parameters = [...item.parameters.map(({ name }) => name), item.idParameter ?? ''];
    const below = sources.flatMap((each) => sourceBelow(each, onItem.resource, parameters.length) ?? []);
    return boardOf(context, operation, below).map((role) => ({
      ...role,
      parentParameters: parameters,
      below: onItem.resource,
    }));
  });
}

/** Rows that figures may be about. */
interface Source extends FigureSource {
  readonly roles: readonly Role[];
  readonly of: Counted;
}

function sourcesIn({ mergeSchema }: InferenceContext, roleOf: ReadonlyMap<string, Role>): readonly Source[] {
  const byResource = new Map<Resource, Role[]>();
  for (const role of roleOf.values()) {
    const isSource = (role.kind === 'create' || role.kind === 'list') && !role.resource.isSingleton;
    if (isSource) byResource.set(role.resource, [...(byResource.get(role.resource) ?? []), role]);
  }
  return [...byResource].flatMap(([resource, roles]) => {
    const [first] = roles;
    if (first === undefined) return [];
    const creates = roles.filter(({ kind }) => kind === 'create');
    const words = [
      resource.name,
      ...(creates.length > 0 ? creates : [first]).map((each) => each.collectionPath),
    ];
    const counted = [...new Set(words.flatMap((word) => singularsOf(lastSegmentOf(word))))];
    const row = mergeSchema(resource.responseSchemas[0] ?? {});
    const of: Counted = { mergeSchema, row, counted, nouns: nounPattern(counted), isNamed: true };
    return [{ resource, collectionPath: first.collectionPath, roles, of }];
  });
}

/** Rows as far as they belong to an item: those on a path below it, else those that have its id. */
function sourceBelow(source: Source, parent: Resource, depth: number): Source | undefined {
  const nestedPath = source.roles
    .flatMap((role) => role.nestedPath ?? [])
    .find((path) => path.parent?.resource === parent.name && path.parent.depth === depth);
  if (nestedPath !== undefined) return { ...source, nestedPath };
  const words = singularsOf(lastSegmentOf(parent.name)).flatMap((word) => [`${word}id`, `${word}uuid`]);
  const link = depth === 1 ? findProperty(source.of.row.properties, words) : undefined;
  return link === undefined ? undefined : { ...source, link };
}

function boardOf(
  context: InferenceContext,
  operation: Operation,
  sources: readonly Source[],
): readonly CountRole[] {
  const { mergeSchema } = context;
  const response = inferSuccessResponse(operation, 'list');
  if (response?.schema === undefined || !isObjectSchema(mergeSchema(response.schema))) return [];
  const ofAll = figuresOfAll(context, response.schema, sources);
  const figures = ofAll.length > 0 ? ofAll : figuresOfOne(mergeSchema, response.schema, sources);
  const [one] = figures;
  if (one?.source === undefined) return [];
  const { resource, collectionPath } = one.source;
  return [
    {
      ...{ kind: 'count', operation, resource, collectionPath, parentParameters: [], response },
      ...{ countPath: one.path, figures, filters: [], exploded: [], ignored: [] },
      ...(isOfUser(operation.path) && { isOfUser: true }),
    },
  ];
}

/** The figures that say which rows each of them is about. */
function figuresOfAll(
  context: InferenceContext,
  body: Schema,
  sources: readonly Source[],
): readonly SourcedFigure[] {
  return figuresIn(context.mergeSchema, body, (name, schema) => {
    const named = sources.map((source) => said(source, figureOf(context, source, name, schema)));
    const first = named.find((found) => found.length > 0);
    if (first !== undefined) return first;
    // What only names a property is about the rows that alone have it.
    const [only, ...others] = sources.flatMap((each) => said(each, figureOfProperty(name, schema, each.of)));
    return only === undefined || others.length > 0 ? [] : [only];
  });
}

/**
 * The figures of a body that does not say what they are about: `{total, open, byPriority}` are about the only rows that
 * have such states and properties, two at least.
 */
function figuresOfOne(
  mergeSchema: MergeSchema,
  body: Schema,
  sources: readonly Source[],
): readonly SourcedFigure[] {
  const found = sources.flatMap((source) => {
    const { isNamed: _, ...of } = source.of;
    const figures = figuresIn(mergeSchema, body, (name, schema) =>
      said(source, figureCalled(name, schema, of)),
    );
    const telling = figures.filter(({ of: kind, state, property }) => kind !== 'count' || state || property);
    return telling.length < 2 ? [] : [figures];
  });
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? [] : only;
}

/** What is said of a source, with that. */
function said(
  { resource, collectionPath, nestedPath, link }: Source,
  figures: readonly Omit<Figure, 'path'>[],
): readonly Omit<SourcedFigure, 'path'>[] {
  const source = { resource, collectionPath, ...(nestedPath && { nestedPath }), ...(link && { link }) };
  return figures.map((figure) => ({ ...figure, source }));
}

function figureOf(
  context: InferenceContext,
  { resource, of }: Source,
  name: string,
  schema: MergedSchema,
): readonly Omit<Figure, 'path'>[] {
  const isOfRows =
    schema.items !== undefined &&
    resource.responseSchemas.some((each) => context.identify(each) === context.identify(schema.items ?? {}));
  if (!isOfRows) return figureCalled(name, schema, of);
  const [, before = '', after = ''] = of.nouns?.exec(plainName(name)) ?? [];
  const word = before + after;
  const state = word === '' ? undefined : stateOfWork(of.mergeSchema, of.row, word);
  return [{ of: 'newest', ...(state && { state }) }];
}
