import type { OpenApiDocument, Schema } from '../openapi/document.ts';
import { isSchema, type MergeSchema } from '../schema/merged-schema.ts';
import { isSameName, plainName, singularsOf } from './naming.ts';
import type { OperationCandidate, ResourceCandidate } from './resource-candidates.ts';
import { nameOfCollection } from './resource-path.ts';
import { schemaIdentity } from './schema-identity.ts';

/** The drafts that tell of one and the same collection; the first names it. */
export type CandidateGroup = readonly ResourceCandidate[];

/** The schemas in which a draft shows items, the fullest first. */
export function viewsOf(candidates: readonly ResourceCandidate[]): readonly Schema[] {
  const roles = candidates.flatMap((candidate) => candidate.roles);
  const of = (kind: OperationCandidate['kind']) =>
    roles.filter((role) => role.kind === kind).map(({ response }) => response.item);
  const rows = roles.map(({ envelope }) => envelope?.rowSchema);
  return [...of('read'), ...of('create'), ...of('replace'), ...of('update'), ...rows].filter(isSchema);
}

/**
 * Brings together what several paths tell of one collection. Drafts do when they have the same last word and show
 * items of the same schema, and
 * - `/orders` creates nothing itself: then `/orders/{id}` reads what `/customers/{id}/orders` creates;
 * - or the items say for themselves in which home they stand, as a `customerId` does;
 * - or the path under parameters creates nothing, so that it can only show what others create.
 * `/pets/findByStatus` belongs to `/pets` when it lists the same. An `x-resource` with a name decides alone.
 */
export function groupCandidates(
  document: OpenApiDocument,
  mergeSchema: MergeSchema,
  candidates: readonly ResourceCandidate[],
): readonly CandidateGroup[] {
  const groups: SerializeOptions[][] = [];
  // Those without parameters come first, and those that create: they name the collection and take in the others.
  const order = (candidate: ResourceCandidate) =>
    candidate.path.parameters.length * 2 + (hasCreate(candidate) ? 0 : 1);
  for (const candidate of [...candidates].sort((a, b) => order(a) - order(b))) {
    const sources = new Set(viewsOf([candidate]).map((view) => schemaIdentity(document, view)));
    const showing = { candidate, sources };
    const isSame = (other: SerializeOptions) =>
      isNamedAlike(other.candidate, candidate) ?? isOneWith(mergeSchema, other, showing);
    const nestedPath = groups.find((group) => group.some(isSame));
    if (nestedPath === undefined) groups.push([showing]);
    else nestedPath.push(showing);
  }
  return groups.map((group) => group.map((showing) => showing.candidate));
}

/** A draft and the schemas in which it shows items. */
interface SerializeOptions {
  readonly candidate: ResourceCandidate;
  readonly sources: ReadonlySet<Schema>;
}

function isOneWith(mergeSchema: MergeSchema, first: SerializeOptions, second: SerializeOptions): boolean {
  const [a, b] = [first.candidate, second.candidate];
  // Single things that look alike, such as the settings of a user and those of an account, are several all the same.
  if (!mayBeOne(a, b) || isSingleton([a]) || isSingleton([b])) return false;
  return [...second.sources].some((source) => first.sources.has(source)) && isRelated(mergeSchema, a, b);
}

function mayBeOne(a: ResourceCandidate, b: ResourceCandidate): boolean {
  return a.path.segment === b.path.segment || isFinderOf(a, b);
}

/** Whether an `x-resource` gives one draft the name of the other; absent when neither bears such a name. */
function isNamedAlike(a: ResourceCandidate, b: ResourceCandidate): boolean | undefined {
  const [ofA, ofB] = [hintedName(a), hintedName(b)];
  if (ofA === undefined && ofB === undefined) return undefined;
  return (ofA ?? nameOfCollection(a.path.collection)) === (ofB ?? nameOfCollection(b.path.collection));
}

/** The name that an `x-resource` gives to the collection of a draft. */
function hintedName({ roles }: ResourceCandidate): string | undefined {
  return roles.find(({ hint }) => hint.name !== undefined)?.hint.name;
}

/** Whether the operations of a cluster can share state: something makes items and something shows them. */
export function isWritable(group: CandidateGroup): boolean {
  const roles = group.flatMap((candidate) => candidate.roles);
  if (isSingleton(group)) {
    return hasKind(roles, 'read') && (hasKind(roles, 'replace') || hasKind(roles, 'update'));
  }
  const onItem = roles.filter(({ path }) => path.idParameter !== undefined);
  return (
    (hasKind(roles, 'create') || hasKind(onItem, 'replace')) &&
    (hasKind(onItem, 'read') || hasKind(roles, 'list'))
  );
}

function hasKind(roles: readonly OperationCandidate[], kind: OperationCandidate['kind']): boolean {
  return roles.some((role) => role.kind === kind);
}

/** Whether a cluster is about one thing, such as `/settings`. */
export function isSingleton(group: CandidateGroup): boolean {
  const roles = group.flatMap((candidate) => candidate.roles);
  return roles.every(
    ({ kind, path }) => path.idParameter === undefined && kind !== 'list' && kind !== 'create',
  );
}

/** The collection path under which a draft of a cluster stands: a finder stands where its collection does. */
export function nestedPathOf(group: CandidateGroup, { path }: ResourceCandidate): string {
  const above = path.collection.slice(0, path.collection.lastIndexOf('/'));
  return group.some((other) => other.path.collection === above) ? above : path.collection;
}

function isRelated(mergeSchema: MergeSchema, first: ResourceCandidate, second: ResourceCandidate): boolean {
  if (isFinderOf(first, second)) return true;
  if (first.path.parameters.length > 0) return false;
  if (!hasCreate(first) || !hasCreate(second)) return true;
  return second.path.parameters.every(
    (parameter) => linkOf(mergeSchema, viewsOf([first, second]), parameter) !== undefined,
  );
}

/** Whether the second only lists what the first holds, under a word of its own: `/pets/findByStatus`. */
function isFinderOf({ path }: ResourceCandidate, second: ResourceCandidate): boolean {
  const isBelow = second.path.collection === `${path.collection}/${second.path.segment}`;
  return isBelow && second.roles.every(({ kind }) => kind === 'list');
}

function hasCreate({ roles }: ResourceCandidate): boolean {
  return roles.some(({ kind }) => kind === 'create');
}

/**
 * The property of an item that says what a parameter before its collection does: `customerId`, `customer_id` or
 * `customer` for the `{id}` of `/customers/{id}/orders`.
 */
export function linkOf(
  mergeSchema: MergeSchema,
  views: readonly Schema[],
  parameter: { readonly name: string; readonly after: string },
): string | undefined {
  const own = isGeneral(parameter.name) ? [] : [parameter.name];
  const words = singularsOf(parameter.after);
  const expected = [
    ...own,
    ...words.flatMap((word) => [`${word}id`, `${word}uuid`, `${word}name`, `${word}key`, word]),
  ];
  for (const view of views) {
    const { properties } = mergeSchema(view);
    for (const name of expected) {
      for (const [property, schema] of properties) {
        if (isSameName(property, name) && isScalar(mergeSchema, schema)) return property;
      }
    }
  }
  return undefined;
}

function isScalar(mergeSchema: MergeSchema, schema: Schema): boolean {
  const { types } = mergeSchema(schema);
  return ['string', 'integer', 'number'].some((type) => types.has(type));
}

/** Whether a parameter's name says nothing of what it names; an item has an `id` of its own. */
function isGeneral(name: string): boolean {
  return ['id', 'uuid', 'name', 'slug', 'key', 'code'].includes(plainName(name));
}
