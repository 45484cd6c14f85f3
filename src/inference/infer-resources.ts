import { debugInference } from '../debug.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { NamedOperations } from '../openapi/named-operation.ts';
import type { Operation } from '../openapi/operations.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { createSchemaMerger } from '../schema/schema-merger.ts';
import { buildResource, type Surroundings } from './build-resource.ts';
import { buildRoles } from './build-roles.ts';
import { inferBulkCreates } from './bulk/infer-bulk-create.ts';
import { inferBulkDeletes } from './bulk/infer-bulk-delete.ts';
import { inferMarkAll } from './bulk/infer-mark-all.ts';
import { inferSameBodies } from './bulk/same-body.ts';
import { formatBehavior } from './format-behavior.ts';
import {
  type CandidateGroup,
  groupCandidates,
  isSingleton,
  responseSchemasOf,
  whyNotStateful,
} from './group-candidates.ts';
import { findIdPlaces, type IdPlaces } from './identity/id-places.ts';
import { collectionWordsIn } from './identity/identifier-words.ts';
import { inferActions } from './infer-actions.ts';
import type { InferenceContext } from './inference-context.ts';
import { buildListRoles } from './item-lists/build-list-roles.ts';
import { inferElementActions } from './item-lists/counted-elements.ts';
import { separateItemLists } from './item-lists/find-item-lists.ts';
import { inferMarks } from './item-lists/infer-marks.ts';
import { inferInverseMarks } from './item-lists/inverse-marks.ts';
import { withoutMarks } from './item-lists/item-marks.ts';
import { inferKeyedWrites } from './item-lists/keyed-writes.ts';
import { findMarkedLists } from './item-lists/marked-lists.ts';
import { separateLinkages } from './json-api/linkages.ts';
import { type NamedGroups, nameGroups } from './names/name-groups.ts';
import { createReadOnlyRoles, type ReadOnlyRoles } from './on-demand/read-only-roles.ts';
import { describeOperations, type InferredRoles } from './operation-behavior.ts';
import { buildPartRoles } from './parts/part-roles.ts';
import { separateParts } from './parts/separate-parts.ts';
import { inferPeople, type PeoplePlan } from './people/infer-people.ts';
import type { PeopleAct } from './people/people-words.ts';
import { inferDashboards } from './query/figures/infer-dashboards.ts';
import { inferFigures } from './query/figures/infer-figures.ts';
import { inferValueLists } from './query/figures/infer-value-lists.ts';
import { findFilterHeader } from './query/finders/filter-header.ts';
import { inferFeeds, inferFollowedFeeds } from './query/finders/infer-feeds.ts';
import { inferOwnRoles } from './query/finders/infer-own-roles.ts';
import { withoutLookUps } from './query/finders/look-up-writes.ts';
import { createFinderSearch } from './query/found-by-property.ts';
import { inferFinders } from './query/infer-finders.ts';
import { inferRankedLists } from './query/ranked/infer-ranked-lists.ts';
import { inferStateCounts } from './query/states/infer-state-counts.ts';
import { inferStateLists } from './query/states/infer-state-lists.ts';
import { createActedOnSearch } from './relations/acted-on.ts';
import { type ChildLists, inferChildLists } from './relations/child-lists.ts';
import { areOnlyChanged } from './relations/given-items.ts';
import { type Expansion, inferExpansions } from './relations/infer-expansions.ts';
import { inferLinks, type Links } from './relations/infer-links.ts';
import { inferRelated } from './relations/infer-related.ts';
import { inferRelations, type Relations } from './relations/infer-relations.ts';
import { inferItemViews } from './relations/item-views.ts';
import { inferLinkedLists } from './relations/linked-lists.ts';
import type { ItemList, Resource, Role } from './resource.ts';
import { findCandidates, type ResourceCandidate } from './resource-candidates.ts';
import { collectionsAbove, nameOfCollection, parseResourcePath } from './resource-path.ts';
import { createIdentify } from './schema-identity.ts';
import { findCheckouts } from './verbs/checkouts.ts';
import { createCommonPaths } from './verbs/common-paths.ts';
import { itemInQuery } from './verbs/id-in-query.ts';
import { createPluralPaths } from './verbs/plural-paths.ts';
import { createScopedPaths } from './verbs/scoped-paths.ts';
import { pathsMadeByVerb } from './verbs/verb-words.ts';
import { createVersionlessPaths } from './verbs/versioned-paths.ts';
import { withShownRequests } from './wrapper/example-schema.ts';
import { flagIn } from './wrapper/flag-in.ts';
import { itemsInRequest } from './wrapper/locate-bulk.ts';
import { createFindGroup } from './wrapper/property-group.ts';
import { showsBesideLinks, usesJson } from './wrapper/uses-json.ts';
import { separateJobs } from './writes/find-jobs.ts';
import { inferJobRoles, jobCollections } from './writes/infer-jobs.ts';
import type { JobStates } from './writes/job-states.ts';
import { findMadeElsewhere } from './writes/made-elsewhere.ts';
import { withPostedWrites } from './writes/posted-writes.ts';
import { inferBins } from './writes/restoration.ts';
import { findSentElsewhere } from './writes/sent-elsewhere.ts';
import { withUpdatingPuts } from './writes/updating-puts.ts';

/** The resources of a contract, and what each operation on one does. */
export interface InferredResources {
  readonly resources: readonly Resource[];
  /** By the id of the operation; one that is not here has no state: it responds with examples. */
  readonly roleOf: ReadonlyMap<string, Role>;
  /**
   * The lists and reads of collections that nothing creates in: they have no state, and still agree with each other.
   * Those of a collection are inferred when the first of them is asked for.
   */
  readonly readOnlyRoles: ReadOnlyRoles;
  /** Which properties of items show items of other collections; inferred when it is asked for, as the next ones are. */
  readonly relations: Relations;
  /** Which collections link the items of others. */
  readonly links: Links;
  /** The lists in items that operations of their own change, by the names of the resources. */
  readonly itemLists: ReadonlyMap<string, readonly ItemList[]>;
  /** The lists in items that show what is below them. */
  readonly childLists: ChildLists;
  /** The collections whose items are jobs, which end by themselves, and the states of each. */
  readonly jobStatesOf: ReadonlyMap<Resource, JobStates>;
  /** The properties of a resource's items that can show related items whole; inferred when it is asked for. */
  readonly expansionsOf: (resource: Resource) => readonly Expansion[];
  readonly people: InferredPeople;
  /** The request header in which lists take conditions, in lower case. */
  readonly filterHeader: string | undefined;
  /** Why an operation without a role has none: one clause for each step of inference that considered it. */
  readonly rejectionsOf: (id: string) => readonly string[];
  /** What the collection at a path is called, or would be. */
  readonly nameOf: NamedGroups['nameOf'];
}

const unnamed = { name: '', otherNames: [] } as const;

/** Why an operation that no step of inference considered has no role. */
const noRoleSuggested = 'its path and method suggest no role';

/** The people who use the API of a contract. */
export interface InferredPeople {
  /** Where they are stored; absent where nothing in the contract stores them. */
  readonly resource?: Resource;
  /** What operations do for them, by the ids of the operations. */
  readonly acts: ReadonlyMap<string, PeopleAct>;
  /** The operations that make people where nothing else does. */
  readonly opens: ReadonlySet<string>;
  /** Where people of other kinds are stored, such as vendors beside customers, by the operations of theirs. */
  readonly otherKinds?: ReadonlyMap<string, Resource>;
}

/** What custom handlers leave to inference, so that `check` reports what is served. */
export interface LeftToInference {
  /** The ids of the operations with a custom handler. */
  readonly customIds: ReadonlySet<string>;
  /** The operations that custom handlers do not handle, or pass on with `next`; by their ids. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The names of the collections that custom handlers store in, which no inferred collection may have. */
  readonly takenNames: readonly string[];
}

/**
 * Infers which operations list, create, read, replace, update, delete and act on which collection. A collection is one
 * only if something creates in it and something shows what was created; a singleton, such as `/settings`, only if it
 * is both read and written.
 * @param mergeSchema that of the document, which merges each schema once for all its users; its own, unless given
 * @param takenNames names that no collection may have: one that would is named by its path
 */
export function inferResources(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  mergeSchema: MergeSchema = createSchemaMerger(document),
  takenNames: readonly string[] = [],
): InferredResources {
  const rejections = new Map<string, string[]>();
  const context = contextOf(document, operations, mergeSchema, rejectInto(rejections));
  const { linkages, candidates: all } = separateLinkages(context, candidatesIn(context));
  const { jobs, areJobs, candidates: others } = separateJobs(context, all);
  const { found, haveLists, candidates: whole } = separateItemLists(context, others);
  const { parts, candidates } = separateParts(context, whole);
  const groups = groupCandidates(context, candidates);
  const isMade = [isStatefulByItself, areJobs, haveLists, createFinderSearch(context)];
  const areActedOn = createActedOnSearch(context);
  const { stateful, stateless } = separateStateless(groups, {
    isMade: (group) => isMade.some((is) => is(group)),
    areActedOn,
  });
  const { groups: names, nameOf } = nameGroups(stateful, candidates, takenNames);
  const surroundings = {
    idPlaces: idPlacesOf(context, groups),
    parentOf: createParentSearch(names),
    areJobs,
    areActedOn,
  };
  const roleOf = new Map<string, Role>();
  const add = (roles: readonly Role[]) => {
    for (const role of roles) roleOf.set(role.operation.id, role);
  };
  const resources = stateful.map((group) => {
    const resource = buildResource(context, group, names.get(group) ?? unnamed, surroundings);
    add(buildRoles(context, group, resource));
    return resource;
  });
  for (const group of stateless) rejectGroup(context, group, nameOf);
  const resourceOf = createResourceSearch(stateful, resources);
  const { roles: listRoles, itemLists } = buildListRoles(context, found, resourceOf, resources);
  add([...listRoles, ...buildPartRoles(context, [...linkages, ...parts], resourceOf)]);
  for (const inferRoles of onRoles) add(inferRoles(context, roleOf));
  add(inferJobRoles(roleOf, jobs, resourceOf));
  const readOnlyRoles = createReadOnlyRoles(context, stateless, { ...surroundings, nameOf });
  const rejectionsOf = (id: string) => {
    readOnlyRoles.get(id);
    return rejections.get(id) ?? [noRoleSuggested];
  };
  if (debugInference.enabled)
    logInference({ document, operations }, { roleOf, people: context.people }, rejectionsOf);
  const people = toPeople(context, roleOf);
  return Object.assign(relatedTo(context, { resources, itemLists, roleOf, people }), {
    resources,
    roleOf,
    readOnlyRoles,
    itemLists,
    jobStatesOf: jobCollections(context, roleOf.values()),
    people,
    rejectionsOf,
    nameOf,
  });
}

/** What resources have to do with each other, inferred when it is asked for: no operation has a role because of it. */
function relatedTo(
  context: InferenceContext,
  {
    resources,
    itemLists,
    roleOf,
    people,
  }: Pick<InferredResources, 'resources' | 'itemLists' | 'roleOf' | 'people'>,
): Pick<InferredResources, 'relations' | 'links' | 'childLists' | 'expansionsOf' | 'filterHeader'> {
  let relations: Relations | undefined;
  let links: Links | undefined;
  let childLists: ChildLists | undefined;
  return {
    get relations() {
      relations ??= inferRelations(context, resources, itemLists, people.resource);
      return relations;
    },
    get links() {
      links ??= inferLinks(context, resources);
      return links;
    },
    get childLists() {
      childLists ??= inferChildLists(context, resources, itemLists, roleOf.values());
      return childLists;
    },
    filterHeader: findFilterHeader(context.document, context.operations.values()),
    expansionsOf: (resource) => inferExpansions(context, resource, resources),
  };
}

/** The steps of inference that go on from the roles so far: each adds some of its own. */
const onRoles: readonly ((
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
) => readonly Role[])[] = [
  inferBulkDeletes,
  inferBulkCreates,
  inferSameBodies,
  inferMarks,
  inferKeyedWrites,
  inferElementActions,
  inferActions,
  inferMarkAll,
  inferFinders,
  inferStateLists,
  inferRankedLists,
  inferStateCounts,
  inferFigures,
  inferDashboards,
  inferValueLists,
  inferFeeds,
  inferItemViews,
  inferRelated,
  inferInverseMarks,
  inferLinkedLists,
  inferBins,
  inferFollowedFeeds,
  inferOwnRoles,
];

function isStatefulByItself(group: CandidateGroup): boolean {
  return whyNotStateful(group) === undefined;
}

/**
 * Separates the groups with state from those without: state is what something makes and something shows, and what is
 * changed that nothing makes. What something makes has the first choice of names.
 */
function separateStateless(
  groups: readonly CandidateGroup[],
  { isMade, areActedOn }: Readonly<Record<'isMade' | 'areActedOn', (group: CandidateGroup) => boolean>>,
): Readonly<Record<'stateful' | 'stateless', readonly CandidateGroup[]>> {
  const [made, changed, stateless]: [CandidateGroup[], CandidateGroup[], CandidateGroup[]] = [[], [], []];
  for (const group of groups) {
    if (isMade(group)) made.push(group);
    else if (areOnlyChanged(group.flatMap(({ roles }) => roles)) || areActedOn(group)) changed.push(group);
    else stateless.push(group);
  }
  return { stateful: [...made, ...changed], stateless };
}

/** Where the ids of all collections are, in paths and in the properties of others. */
function idPlacesOf(
  { mergeSchema, operations }: InferenceContext,
  groups: readonly CandidateGroup[],
): IdPlaces {
  const collections = groups.map((group) => ({
    name: nameOfCollection(group[0]?.path.collection ?? ''),
    schemas: responseSchemasOf(mergeSchema, group),
  }));
  return findIdPlaces(mergeSchema, operations.values(), collections);
}

function candidatesIn(context: InferenceContext): readonly ResourceCandidate[] {
  const found = withoutMarks(context, findCandidates(context));
  return withoutLookUps(context, withUpdatingPuts(context, withPostedWrites(context, found)));
}

function contextOf(
  document: OpenApiDocument,
  declared: ReadonlyMap<string, Operation>,
  mergeSchema: MergeSchema,
  reject: InferenceContext['reject'],
): InferenceContext {
  const operations = withShownRequests(declared, mergeSchema);
  const all = [...operations.values()];
  const identify = createIdentify(document, mergeSchema);
  const people = inferPeople(all, { mergeSchema, identify, madeByVerb: pathsMadeByVerb(all) });
  return {
    ...{ document, operations, mergeSchema, identify, reject },
    collectionWords: collectionWordsIn(all.map(({ path }) => path)),
    isJsonApi: usesJson(all),
    showsBesideLinks: showsBesideLinks(all),
    toVersionless: createSharedPaths(all, people),
    toPlural: createPluralPaths(
      all,
      (each) => itemInQuery(mergeSchema, each)?.path ?? parseResourcePath(each.path),
      (each) => itemsInRequest(mergeSchema, each) !== undefined,
    ),
    toScoped: createScopedPaths(all, mergeSchema),
    findGroup: createFindGroup(mergeSchema, identify),
    people,
    checkouts: new Map([
      ...findSentElsewhere(all, mergeSchema),
      ...findMadeElsewhere(all, mergeSchema, identify),
      ...findCheckouts(all, mergeSchema, identify, (body) => flagIn(mergeSchema, body) !== undefined),
    ]),
    marked: findMarkedLists(all, mergeSchema, identify),
  };
}

/** What several versions, or several kinds of users, have paths of their own to. */
function createSharedPaths(
  operations: readonly Operation[],
  people: PeoplePlan,
): InferenceContext['toVersionless'] {
  const toVersionless = createVersionlessPaths(operations);
  const toCommon = createCommonPaths(operations, people);
  return (path) => toCommon(toVersionless(path));
}

/** Who signs up and logs in, with the resources that they are stored in. */
function toPeople(
  { people: { acts, opens, collection, otherKinds }, toVersionless }: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): InferredPeople {
  const resourceAt = (path: string) => {
    // What only `POST /admin/users` creates is the collection of `/users`.
    const shared = toVersionless({ collection: path, segment: '', parameters: [] }).collection;
    const role = [...roleOf.values()].find((each) => each.collectionPath === shared);
    return role === undefined || role.resource.isSingleton ? undefined : role.resource;
  };
  const resource = collection === undefined ? undefined : resourceAt(collection);
  const others = otherKinds.flatMap((kind) => {
    const own = resourceAt(kind.collection);
    return own === undefined || own === resource ? [] : [...kind.operations].map((id) => [id, own] as const);
  });
  return {
    acts,
    opens,
    ...(resource && { resource }),
    ...(others.length > 0 && { otherKinds: new Map(others) }),
  };
}

function rejectInto(rejections: Map<string, string[]>): InferenceContext['reject'] {
  return ({ id }, reason) => {
    const reasons = rejections.get(id);
    if (reasons === undefined) rejections.set(id, [reason]);
    else reasons.push(reason);
    return [];
  };
}

/** A group that cannot share state rejects each of its operations with the role that it would have had. */
function rejectGroup(
  { reject }: InferenceContext,
  group: CandidateGroup,
  nameOf: NamedGroups['nameOf'],
): void {
  const reason = whyNotStateful(group);
  const name = nameOf(group[0]?.path.collection ?? '');
  for (const { kind, operation } of group.flatMap((candidate) => candidate.roles)) {
    reject(operation, `it looks like a ${kind} of ${name}, and ${reason}`);
  }
}

/** Finds the resource at the path of a collection: the first, where several groups have a candidate there. */
function createResourceSearch(groups: readonly CandidateGroup[], resources: readonly Resource[]) {
  const byPath = new Map<string, Resource>();
  for (const [i, group] of groups.entries()) {
    const resource = resources[i];
    for (const { path } of resource === undefined ? [] : group) {
      if (resource !== undefined && !byPath.has(path.collection)) byPath.set(path.collection, resource);
    }
  }
  return (collection: string) => byPath.get(collection);
}

/** Finds the nearest item with state that a collection is nested in. */
function createParentSearch(names: NamedGroups['groups']): Surroundings['parentOf'] {
  const byPath = new Map<string, string>();
  for (const [group, { name }] of names) {
    if (isSingleton(group)) continue;
    for (const { path } of group) if (!byPath.has(path.collection)) byPath.set(path.collection, name);
  }
  return (collection) => {
    const above = collectionsAbove(collection).find((each) => byPath.has(each.collection));
    const resource = above && byPath.get(above.collection);
    if (above === undefined || resource === undefined) return undefined;
    const { collection: nestedPath, depth } = above;
    return { resource, depth, ...(depth > 1 && { nestedPath }) };
  };
}

function logInference(
  contract: NamedOperations,
  inferred: InferredRoles,
  rejectionsOf: InferredResources['rejectionsOf'],
): void {
  for (const behavior of describeOperations(contract, new Set(), inferred)) {
    const { id } = behavior;
    const rejected = behavior.role !== undefined ? '' : `; rejected: ${rejectionsOf(id).join('; ')}`;
    debugInference('%s: %s%s', id, formatBehavior(behavior), rejected);
  }
}
