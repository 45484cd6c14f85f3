import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { shownSchemasOf } from '../group-candidates.ts';
import type { InferenceContext } from '../inference-context.ts';
import { withItem } from '../item-payloads.ts';
import { plainName, singularsOf } from '../naming.ts';
import { inferPaginationParameters } from '../query/pagination-parameters.ts';
import type { OperationCandidate, ResourceCandidate } from '../resource-candidates.ts';
import type { ListProperty } from './list-property.ts';
import { isElementWord } from './list-verbs.ts';
import { createMarkedLists, createMemberships, type MembershipsOf } from './memberships.ts';
import { createTextLists } from './text-lists.ts';

/** An item with lists: the one of `/cart`, or each of `/teams/{id}`. */
export interface ListOwner {
  readonly candidate: ResourceCandidate;
  /** The path of the item, without the names of its parameters: `/cart`, `/teams/{}`. */
  readonly path: string;
  readonly isSingleton: boolean;
  readonly lists: readonly ListProperty[];
  /** The schemas of the item. */
  readonly schemas: readonly Schema[];
  /** How a cart is read whose rows made it look like the list of a collection. */
  readonly read?: OperationCandidate;
}

/** The items with lists in a contract, by their paths. */
export function findListOwners(
  context: InferenceContext,
  candidates: readonly ResourceCandidate[],
): ReadonlyMap<string, ListOwner> {
  const [ofItems, ofTexts] = [createMemberships(context, candidates), createTextLists(context)];
  const membershipsOf: MembershipsOf = (owner) => [...ofItems(owner), ...ofTexts(owner)];
  const marked = createMarkedLists(context, candidates);
  const owners = candidates.flatMap((candidate) => [
    ...ownerOfItems(context, candidate, { membershipsOf, marked }),
    ...singletonOwner(context, candidate),
  ]);
  return new Map(owners.filter(({ lists }) => lists.length > 0).map((owner) => [owner.path, owner]));
}

/** What finds the lists of an item beside those that it shows, and says how people put themselves into these. */
interface ListSearch {
  readonly membershipsOf: MembershipsOf;
  readonly marked: ReturnType<typeof createMarkedLists>;
}

function ownerOfItems(
  { mergeSchema }: InferenceContext,
  candidate: ResourceCandidate,
  { membershipsOf, marked }: ListSearch,
): readonly ListOwner[] {
  const isCollection = candidate.roles.some(
    ({ kind, path, person }) =>
      !person && (kind === 'create' || kind === 'list' || path.idParameter !== undefined),
  );
  if (!isCollection) return [];
  const schemas = shownSchemasOf(mergeSchema, candidate);
  const path = `${candidate.path.collection}/{}`;
  const own = marked(candidate.path, listsIn(mergeSchema, schemas));
  const others = membershipsOf(candidate).filter(({ name }) => !own.some((list) => list.name === name));
  return [{ candidate, path, isSingleton: false, schemas, lists: [...own, ...others] }];
}

function singletonOwner(context: InferenceContext, candidate: ResourceCandidate): readonly ListOwner[] {
  const { mergeSchema } = context;
  const read = candidate.roles.find(
    ({ kind, path, person, verb, operation: { method } }) =>
      (kind === 'read' || kind === 'list') &&
      method === 'get' &&
      path.idParameter === undefined &&
      !person &&
      !verb,
  );
  const hasItems = candidate.roles.some(({ path, verb }) => path.idParameter !== undefined && !verb);
  if (read === undefined || hasItems) return [];
  const { segment, collection: path } = candidate.path;
  const unknown = {
    segment,
    isKnown: false,
    isItem: () => false,
    properties: new Set<string>(),
    wrappers: [],
  };
  const response = read.kind === 'read' ? read.response : withItem(context, read.response, unknown);
  const schema = response.item;
  const lists = schema === undefined ? [] : listsIn(mergeSchema, [schema]);
  if (schema === undefined || isPaged(mergeSchema, read)) return [];
  if (!showsWhole(mergeSchema, candidate, read, lists)) return [];
  const { envelope: _, ...asRead } = read;
  const owner = { candidate, path, isSingleton: true, lists, schemas: [schema] };
  return [read.kind === 'read' ? owner : { ...owner, read: { ...asRead, kind: 'read', response } }];
}

/** Whether a list has pages, which no cart has. */
function isPaged(mergeSchema: MergeSchema, { kind, operation, envelope }: OperationCandidate): boolean {
  if (kind !== 'list') return false;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const known = { row: mergeSchema({}), pageFields: envelope?.pageFields ?? [] };
  return Object.keys(inferPaginationParameters(mergeSchema, query, known)).length > 0;
}

/** Whether what creates at a path responds with the whole item, and not with a row of it: `POST /cart` shows the cart. */
function showsWhole(
  mergeSchema: MergeSchema,
  { roles }: ResourceCandidate,
  read: OperationCandidate,
  lists: readonly ListProperty[],
): boolean {
  const creates = roles.filter(({ kind }) => kind === 'create' || kind === 'bulk-create');
  const isRow = read.kind === 'list' && read.envelope?.rowsPath.length === 0;
  return (
    !isRow &&
    creates.every(({ kind, response }) => {
      if (kind === 'bulk-create') return false;
      const views = [response.schema ?? {}, response.item ?? {}].map((view) => mergeSchema(view).properties);
      const hasList = ({ name }: ListProperty) =>
        views.some((properties) => mergeSchema(properties.get(name) ?? {}).items !== undefined);
      return response.schema === undefined || lists.some(hasList);
    })
  );
}

/** The properties that hold lists of objects or of ids. */
function listsIn(mergeSchema: MergeSchema, schemas: readonly Schema[]): readonly ListProperty[] {
  const found = new Map<string, ListProperty>();
  for (const [name, property] of schemas.flatMap((schema) => [...mergeSchema(schema).properties])) {
    const list = found.has(name) ? undefined : toList(mergeSchema, name, property);
    if (list !== undefined) found.set(name, list);
  }
  return [...found.values()];
}

function toList(mergeSchema: MergeSchema, name: string, property: Schema): ListProperty | undefined {
  const { types, items } = mergeSchema(property);
  if (!types.has('array') || items === undefined) return undefined;
  const element = mergeSchema(items);
  const isObject = isObjectSchema(element);
  const hasIds = !isObject && ['string', 'integer', 'number'].some((type) => element.types.has(type));
  return isObject || hasIds ? { name, element: items, hasIds } : undefined;
}

/**
 * The list that a word of a path means: `member` and `members` mean `members` or `memberIds`, `items` the only list of
 * objects in a cart.
 */
export function listNamed({ lists, candidate }: ListOwner, noun: string): ListProperty | undefined {
  const word = plainName(noun);
  const isGeneral = word === '' || isElementWord(word) || word === plainName(candidate.path.segment);
  const named = isGeneral && !isElementWord(word) ? undefined : lists.find(({ name }) => isNamed(name, word));
  if (named !== undefined || !isGeneral) return named;
  const ofObjects = lists.filter(({ hasIds, isMembership }) => !hasIds && isMembership !== true);
  const usual = ofObjects.filter(({ name }) => isElementWord(name) || isElementWord(withoutOwner(name)));
  const likely = usual.length > 0 ? usual : ofObjects;
  return likely.length === 1 ? likely[0] : undefined;

  /** `cartItems` of a cart is its `items`. */
  function withoutOwner(name: string): string {
    const own = singularsOf(candidate.path.segment).find((each) => plainName(name).startsWith(each));
    return plainName(name).slice(own?.length ?? 0);
  }

  function isNamed(name: string, expected: string): boolean {
    const words = singularsOf(expected);
    const own = [plainName(name), withoutOwner(name)].flatMap((each) => [
      ...singularsOf(each),
      ...singularsOf(each.replace(/(?:ids?|uuids?|list)$/, '')),
    ]);
    return words.some((each) => own.includes(each));
  }
}
