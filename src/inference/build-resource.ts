import { basePathsOf } from '../openapi/base-paths.ts';
import type { Parameter, Schema } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { responseKey } from '../openapi/responses.ts';
import { isOpaque, isSchema } from '../schema/merged-schema.ts';
import { type CandidateGroup, isSingleton, responseSchemasOf } from './group-candidates.ts';
import { type IdPlaces, idsInPaths, leadsByIds, referencesByName } from './identity/id-places.ts';
import { type IdParameter, inferIdStrategy } from './identity/id-strategy.ts';
import { idScopeOf, inferNestedPaths } from './identity/nested-paths.ts';
import { findOwnLink } from './identity/own-link.ts';
import type { InferenceContext } from './inference-context.ts';
import { examplesOfRole, itemExamples, sentExamplesOf } from './item-examples.ts';
import type { GroupNames } from './names/name-groups.ts';
import { areGiven } from './relations/given-items.ts';
import { unknownParentRefusal } from './relations/unknown-parents.ts';
import type { Parent, Resource } from './resource.ts';
import type { OperationCandidate } from './resource-candidates.ts';
import { parseResourcePath } from './resource-path.ts';
import { separateFrames } from './wrapper/item-frames.ts';
import { undeclaredItemSchema } from './wrapper/undeclared-item.ts';
import { areRestorable } from './writes/restoration.ts';

/** What surrounds a resource in its contract. */
export interface Surroundings {
  /** The places that may have ids. */
  readonly idPlaces: IdPlaces;
  /** The resource that a collection path is nested in. */
  readonly parentOf: (collection: string) => Parent | undefined;
  /** Whether the items of a group are jobs, which other operations start. */
  readonly areJobs: (group: CandidateGroup) => boolean;
  /** Whether actions change the items of a group, which nothing makes. */
  readonly areActedOn: (group: CandidateGroup) => boolean;
}

/** Merges what the candidates of a group say about their resource. */
export function buildResource(
  context: InferenceContext,
  group: CandidateGroup,
  names: GroupNames,
  { idPlaces, parentOf, areJobs, areActedOn }: Surroundings,
): Resource {
  const { document, mergeSchema } = context;
  const roles = group.flatMap((candidate) => candidate.roles);
  const onItem = usualFirst(roles.filter(({ path, person }) => path.idParameter !== undefined && !person));
  const segment = group[0]?.path.segment ?? '';
  const sent = distinct(context, roles.map((role) => role.sent?.schema).filter(isSchema));
  const shown = itemSchemasOf(context, group, onItem[0]);
  const { views: responseSchemas, frameOf } = separateFrames(context, shown, segment, sent);
  const nestedPaths = inferNestedPaths(context, group, { ...names, responseSchemas, parentOf });
  const create = createOf(roles);
  const parentProperties = nestedPaths.flatMap(namesOfParents);
  const parameters = onItem.map(idParameterOf);
  const collections = group.map(({ path }) => path.collection);
  const identified = { segment, collections, parameters: parameters.map((each) => each.name) };
  const examples = roles.flatMap((role) => examplesOfRole(context, role));
  const link = ownLinkOf(context, group, { onItem, responseSchemas, examples });
  const id = inferIdStrategy(mergeSchema, {
    segment,
    parameters,
    hasLink: link !== undefined,
    inPaths: idsInPaths(idPlaces, identified),
    hasIdPaths: leadsByIds(idPlaces, writtenCollections(roles)),
    references: referencesByName(idPlaces, identified),
    responseSchemas,
    parentProperties,
    otherSegments: context.collectionWords,
    // What neither a create nor a PUT makes has its id from the server, as a job does.
    ...((create !== undefined || !onItem.some(({ kind }) => kind === 'replace')) && {
      createSchema: create?.sent?.schema ?? {},
    }),
    examples,
    sentExamples: () => roles.flatMap((role) => sentExamplesOf(document, role)),
    hint: Object.assign({}, ...roles.map(({ hint }) => hint)),
  });
  return {
    ...names,
    isSingleton: isSingleton(group),
    id,
    ...(link && { link }),
    nestedPaths,
    requiresParents: roles.some(refusesUnknownParents),
    ...((areGiven(roles) || areActedOn(group)) && !areJobs(group) && { isGiven: true }),
    ...(isSingleton(group) && isMadeAndDeleted(roles) && { isRemovable: true }),
    ...(areRestorable(context, { responseSchemas }, roles) && { isRestorable: true }),
    hasHiddenIds:
      !isSingleton(group) && link === undefined && !showsIds(context, roles, { id, responseSchemas }),
    ...idScopeOf(group, nestedPaths),
    responseSchemas,
    ...framesIn(roles, frameOf),
    requestSchemas: sent,
    examples: itemExamples(context, roles, responseSchemas),
  };
}

/**
 * Whether a single item is made and deleted, as a lock is, and does not merely return to what it was, as settings do: a POST
 * creates it, or what reads it declares a 404.
 */
function isMadeAndDeleted(roles: readonly OperationCandidate[]): boolean {
  const isRead = (kind: OperationCandidate['kind']) => kind === 'read' || kind === 'list';
  const declares = (operation: Operation, status: number) =>
    !['default', undefined].includes(responseKey(operation, status));
  return (
    roles.some(({ kind }) => kind === 'delete') &&
    roles.some(
      ({ kind, operation }) =>
        (isRead(kind) && declares(operation, 404)) ||
        (operation.method === 'post' && declares(operation, 201)),
    )
  );
}

/** The schemas of items and rows in the responses of some roles that show the item in a property, with that property. */
function framesIn(
  roles: readonly OperationCandidate[],
  frameOf: (schema: Schema) => string | undefined,
): Pick<Resource, 'frames'> {
  const shown = roles
    .flatMap(({ response, envelope }) => [response.item, envelope?.rowSchema])
    .filter(isSchema);
  const frames = new Map(
    shown.flatMap((schema) => {
      const name = frameOf(schema);
      return name === undefined ? [] : [[schema, name] as const];
    }),
  );
  return frames.size === 0 ? {} : { frames };
}

/** The roles on an item, those first whose parameter most have: `/contacts/{number}` only looks up what `{id}` finds. */
function usualFirst(roles: readonly OperationCandidate[]): readonly OperationCandidate[] {
  const uses = (name: string | undefined) => roles.filter(({ path }) => path.idParameter === name).length;
  return roles.toSorted((a, b) => uses(b.path.idParameter) - uses(a.path.idParameter));
}

/** What makes an item: a sign-up sends less of a person than a create of the collection itself. */
function createOf(roles: readonly OperationCandidate[]): OperationCandidate | undefined {
  const creates = roles.filter(({ kind }) => kind === 'create');
  return (
    creates.find(({ person }) => person === undefined) ??
    creates[0] ??
    roles.find(({ kind }) => kind === 'bulk-create')
  );
}

/** Where items have their own address, for a collection with paths that lead to items. */
function ownLinkOf(
  { document, mergeSchema }: InferenceContext,
  group: CandidateGroup,
  {
    onItem,
    responseSchemas,
    examples,
  }: Pick<Resource, 'responseSchemas'> & {
    readonly onItem: readonly OperationCandidate[];
    readonly examples: readonly unknown[];
  },
): Resource['link'] {
  const [first] = onItem;
  if (first === undefined || isSingleton(group)) return undefined;
  const sent = group.flatMap(({ roles }) => roles.map((role) => role.sent?.schema)).filter(isSchema);
  return findOwnLink(mergeSchema, {
    responseSchemas,
    itemPaths: [...new Set(onItem.map(({ operation }) => operation.path))],
    sendable: new Set(
      sent.flatMap((schema) =>
        [...mergeSchema(schema).properties].flatMap(([name, property]) =>
          mergeSchema(property).keywords.readOnly === true ? [] : [name],
        ),
      ),
    ),
    examples,
    basePath: basePathsOf(document, first.operation.path)[0] ?? '',
  });
}

/**
 * Whether a client can know the id of an item: it chooses the id, or a response has it, in the body or in the `Location`
 * of a create whose items can be read.
 */
function showsIds(
  { mergeSchema }: InferenceContext,
  roles: readonly OperationCandidate[],
  { id: { property, assignedBy, clientMaySet }, responseSchemas }: Pick<Resource, 'id' | 'responseSchemas'>,
): boolean {
  const declared = responseSchemas
    .map((each) => mergeSchema(each))
    .some((view) => {
      return isOpaque(view) || (property !== undefined && view.properties.has(property));
    });
  if ((property !== undefined && declared) || assignedBy === 'client' || clientMaySet) return true;
  const creates = roles.filter(({ kind }) => kind === 'create');
  const isRead = roles.some(({ kind, path }) => kind === 'read' && path.idParameter !== undefined);
  return creates.some(({ response: { status, schema } }) => {
    const { types } = mergeSchema(schema ?? {});
    const isScalar = ['string', 'integer', 'number'].some((type) => types.has(type));
    return isScalar || (isRead && (status === 201 || status === 202));
  });
}

/** The schemas of items in responses; where no response describes them, that of what is sent. */
function itemSchemasOf(
  context: InferenceContext,
  group: CandidateGroup,
  onItem: OperationCandidate | undefined,
): readonly Schema[] {
  const described = distinct(context, responseSchemasOf(context.mergeSchema, group));
  if (described.length > 0) return described;
  const roles = group.flatMap((candidate) => candidate.roles);
  const creates = roles.filter(({ kind }) => kind === 'create' || kind === 'bulk-create');
  const sent = [...creates, ...roles].map((role) => role.sent?.schema).filter(isSchema);
  const parameter = onItem && idParameterOf(onItem);
  const schema = undeclaredItemSchema(context.mergeSchema, {
    sent: distinct(context, sent),
    segment: group[0]?.path.segment ?? '',
    isSingleton: isSingleton(group),
    ...(parameter && { parameter }),
  });
  return schema === undefined ? [] : [schema];
}

/** The properties that say below which parents an item is. */
function namesOfParents({ parameters }: Resource['nestedPaths'][number]): readonly string[] {
  return parameters.flatMap(({ property }) => property ?? []);
}

/** The paths of a collection as the contract writes them: `/admin/users`, whose items are those of `/users`. */
function writtenCollections(roles: readonly OperationCandidate[]): ReadonlySet<string> {
  return new Set(roles.flatMap(({ operation }) => parseResourcePath(operation.path)?.collection ?? []));
}

/** The path parameter that holds the id, as the operation declares it; its name alone, where it does not. */
function idParameterOf({ operation, path }: OperationCandidate): IdParameter {
  const declared: readonly (Parameter & Pick<IdParameter, 'example'>)[] = operation.parameters;
  const found = declared.find(({ in: location, name }) => location === 'path' && name === path.idParameter);
  const { schema = {}, example } = found ?? {};
  // What FastAPI writes has it in the schema, and older contracts beside that.
  const description = found?.description ?? schema.description;
  const name = path.idParameter ?? '';
  const whole = Object.values(operation.resourceNames ?? {}).find((each) => each.endsWith(`{${name}}`));
  return {
    name,
    schema,
    example,
    ...(typeof description === 'string' && { description }),
    ...(whole !== undefined && { resourceName: whole }),
  };
}

/** Each schema once, however many references lead to it. */
function distinct({ identify }: InferenceContext, schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [identify(schema), schema])).values()];
}

/** Whether an operation makes no item of an unknown parent: of one in its path never, else where it declares so. */
function refusesUnknownParents({ kind, path, operation }: OperationCandidate): boolean {
  const isBelow = kind === 'create' && path.parameters.length > 0;
  return isBelow || unknownParentRefusal(operation) !== undefined;
}
