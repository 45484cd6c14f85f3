import type { Operation } from '../../openapi/operations.ts';
import type { BodyPath } from '../body-path.ts';
import { namesIdOf } from '../identity/id-names.ts';
import { isGeneral, isUniqueName, wordsBeforeId } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type {
  CountRole,
  DeleteRole,
  ListRole,
  LookUp,
  ReadRole,
  ReplaceRole,
  Resource,
  Role,
  UpdateRole,
} from '../resource.ts';
import { parseActionPath, parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { collectionWordOf, propertyInWord, withoutFillers } from './collection-words.ts';
import type { FieldPath } from './filter.ts';
import { type FilterFields, filterFieldsOf } from './filter-fields.ts';
import { baseOf, createNamesOthers, type Finder, nameOfItems, rowOf, rowsOf } from './finders/finder.ts';
import { inferExistence } from './finders/infer-existence.ts';
import { inferExport } from './finders/infer-export.ts';
import { inferItem } from './finders/infer-item.ts';
import { inferSelected } from './finders/infer-selected.ts';
import { inferLookedUpWrite, isItemWrite, lookUpNames } from './finders/look-up-writes.ts';
import { inferFilterParameters, inferListParameters } from './list-parameters.ts';
import { pageFieldRules } from './page-fields.ts';
import { inferPathFilter } from './path-filter.ts';

type FinderRole = CountRole | ReadRole | ListRole | UpdateRole | ReplaceRole | DeleteRole;

/**
 * The GETs that select of a collection's rows by a word after its path: `/orders/count`, `/orders/latest`,
 * `/orders/by-status/{status}`, `/posts/by-slug/{slug}`, and the same after a colon.
 * @param roleOf the roles so far: a word selects only where the collection has state
 */
export function inferFinders(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly FinderRole[] {
  const roles = [...roleOf.values()];
  const collectionOf = createCollectionSearch(roles);
  const besideOf = createSearchBeside(collectionOf);
  const namesOthers = createNamesOthers(roles);
  return [...context.operations.values()].flatMap((operation): readonly FinderRole[] => {
    const path = finderPath(context, roleOf, operation);
    if (path === undefined) return [];
    const { segment: word, parameters, idParameter } = path;
    const parentParameters = parameters.map(({ name }) => name);
    const itself = idParameter === undefined ? collectionOf(path.collection) : undefined;
    if (itself !== undefined && describesOne(context, operation))
      return inferSelected(context, { operation, word, parentParameters, beside: itself, namesOthers });
    const beside = besideOf(path);
    if (beside === undefined) return inferExistenceOf(context, { operation, word, namesOthers }, besideOf);
    const finder = { operation, word, parentParameters, beside, namesOthers };
    return inferBelow(context, finder, idParameter);
  });
}

/** Whether a GET responds with one thing of which something is said: a map of others is none. */
function describesOne({ mergeSchema }: InferenceContext, operation: Operation): boolean {
  const { schema } = inferSuccessResponse(operation, 'read') ?? {};
  return operation.method === 'get' && schema !== undefined && mergeSchema(schema).properties.size > 0;
}

/** What an operation below the path of a collection selects, by a word and a parameter after it. */
function inferBelow(
  context: InferenceContext,
  finder: Finder,
  parameter: string | undefined,
): readonly FinderRole[] {
  if (isItemWrite(finder.operation))
    return inferWriteByProperty(context, { ...finder, parameter: parameter ?? '' });
  if (parameter !== undefined) return inferByProperty(context, { ...finder, parameter });
  const selected = collectionWordOf(finder.word);
  if (selected === undefined) return inferByWord(context, finder);
  return selected === 'count' ? inferCount(context, finder) : inferPick(context, finder, selected);
}

/** The path of an operation without a role that may be a finder; a write is one by a word and a parameter alone. */
function finderPath(
  { document }: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
  operation: Operation,
): ResourcePath | undefined {
  const isWrite = isItemWrite(operation);
  if ((!isWrite && operation.method !== 'get') || roleOf.has(operation.id)) return undefined;
  const path = parseResourcePath(operation.path);
  const hint = parseResourceHint(document, operation);
  if (hint.isNone || hint.role !== undefined) return undefined;
  return isWrite && path?.idParameter === undefined ? undefined : path;
}

/** Finds a role on the collection of a path: one of many items, before one that reads one. */
function createCollectionSearch(roles: readonly Role[]): (collection: string) => Role | undefined {
  const isOfMany = ({ kind }: Role) => kind === 'list' || kind === 'create';
  const byPath = new Map<string, Role>();
  for (const role of [...roles.filter(isOfMany), ...roles.filter(({ kind }) => kind === 'read')])
    if (!byPath.has(role.collectionPath)) byPath.set(role.collectionPath, role);
  return (collection) => byPath.get(collection);
}

/** Finds a role on the collection that a path goes on from by its last word. */
function createSearchBeside(
  collectionOf: (collection: string) => Role | undefined,
): (path: ResourcePath) => Role | undefined {
  return ({ collection, segment }) =>
    collection.endsWith(`/${segment}`)
      ? collectionOf(withoutFillers(collection.slice(0, -segment.length - 1)))
      : undefined;
}

/** A word after what names an item asks whether there is one: `/favorites/{productId}/exists`. */
function inferExistenceOf(
  context: InferenceContext,
  { operation, word, ...finder }: Omit<Finder, 'beside' | 'parentParameters'>,
  besideOf: (path: ResourcePath) => Role | undefined,
): readonly FinderRole[] {
  const item = parseActionPath(operation.path)?.item;
  if (item?.idParameter === undefined || isItemWrite(operation)) return [];
  const beside = besideOf({ ...item, segment: word, collection: `${item.collection}/${word}` });
  if (beside === undefined) return [];
  const parentParameters = item.parameters.map(({ name }) => name);
  const parameter = item.idParameter;
  return inferExistence(context, { ...finder, operation, word, parameter, parentParameters, beside });
}

/** A word alone asks for all as a file, or selects. */
function inferByWord(context: InferenceContext, finder: Finder): readonly FinderRole[] {
  const [exported, existence] = [inferExport(context, finder), inferExistence(context, finder)];
  if (exported.length > 0 || existence.length > 0) return exported.length > 0 ? exported : existence;
  return inferSelected(context, finder);
}

/** A word and a parameter select by a property: many items, or one. */
function inferByProperty(context: InferenceContext, finder: Finder): readonly FinderRole[] {
  const existence = inferExistence(context, finder);
  const list = existence.length > 0 ? existence : inferFilteredList(context, finder);
  return list.length > 0 ? list : inferLookUp(context, finder);
}

/** `/orders/by-status/{status}` lists what the word or the parameter names a property of. */
function inferFilteredList(context: InferenceContext, finder: Finder): readonly ListRole[] {
  const { mergeSchema } = context;
  const { operation, word, parameter = '', beside } = finder;
  const { resource } = beside;
  const response = inferSuccessResponse(operation, 'list');
  const envelope = response && rowsOf(context, response, resource, word);
  if (response === undefined || envelope === undefined) return [];
  const row = rowOf(context, finder);
  const { names, isOfOthers } = namesIn(finder);
  // Items have what was sent of them too, where their responses do not show it.
  const described = [row, ...resource.requestSchemas.map(mergeSchema)];
  const filter = described
    .map((each) => inferPathFilter(mergeSchema, operation, { parameter, names }, each))
    .find((each) => each !== undefined);
  if (filter === undefined && !isOfOthers) return [];
  // Where a response says nothing of its body, the property says whether it has one item or many.
  const isOne = filter !== undefined && 'path' in filter && identifiesOne(filter.path, resource);
  if (response.schema === undefined && isOne) return [];
  const { filters, ...others } = inferListParameters(mergeSchema, operation, { row, envelope, response });
  const list = { ...baseOf(finder), kind: 'list', response, envelope, ...others } as const;
  // Whose items they are, the server alone may know: `/posts/by-user/{userId}` of posts that name no user.
  if (filter === undefined) return [{ ...list, filters, ignored: [...others.ignored, parameter] }];
  return [{ ...list, filters: [filter, ...filters], pathFilters: [parameter] }];
}

/**
 * The properties that a word and its parameter may name. An `{id}` after the name of others is theirs:
 * `/pets/user/{id}` has the pets of a user.
 */
function namesIn({ word, parameter = '', beside, namesOthers }: Finder) {
  const { name: property, isExplicit } = propertyInWord(word);
  const parameterWords = wordsBeforeId(parameter);
  const isOfOthers = [property, ...parameterWords].some((each) => namesOthers(each, beside.resource));
  const isOwnId = isGeneral(parameter) && isOfOthers;
  return { names: isExplicit || isOwnId ? [property] : [parameter, property], isOfOthers };
}

/** Whether a property identifies the items of a collection: their id, or what is unique by its name. */
function identifiesOne(path: FieldPath['path'], { id }: Resource): boolean {
  const [name = '', ...inner] = path;
  return inner.length === 0 && (name === id.property || isUniqueName(name));
}

/** `/orders/count` responds with a number, or with an object that has one. */
function inferCount(context: InferenceContext, finder: Finder): readonly CountRole[] {
  const { mergeSchema, reject } = context;
  const { operation, beside } = finder;
  const response = inferSuccessResponse(operation, 'list');
  const counted = nameOfItems(beside);
  const countPath = response && countPathIn(context, response.schema ?? {}, counted);
  if (response === undefined || countPath === undefined) {
    return reject(operation, 'its response has no number that is a count');
  }
  const { filters, exploded, parameters } = inferFilterParameters(
    mergeSchema,
    operation,
    rowOf(context, finder),
  );
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  const ignored = parameters.map(({ name }) => name).filter((name) => !filtering.has(name));
  return [{ ...baseOf(finder), kind: 'count', response, countPath, filters, exploded, ignored }];
}

const countNames: readonly string[] = pageFieldRules.flatMap(({ kind, names }): readonly string[] =>
  kind === 'total' || kind === 'count' ? names : [],
);

/** Where a body has the count: the body itself, a property with the name of one, as `contact_count`, or its only number. */
export function countPathIn(
  { mergeSchema }: Pick<InferenceContext, 'mergeSchema'>,
  body: Readonly<Record<string, unknown>>,
  counted: string,
): BodyPath | undefined {
  const { types, properties } = mergeSchema(body);
  const isNumber = (schema: Readonly<Record<string, unknown>>) => {
    const merged = mergeSchema(schema);
    return merged.types.has('integer') || merged.types.has('number');
  };
  if (types.has('integer') || types.has('number')) return [];
  const numbers = [...properties].flatMap(([name, schema]) => (isNumber(schema) ? [name] : []));
  const own = [plainName(counted), ...singularsOf(counted)].flatMap((word) => [
    `${word}count`,
    `total${word}`,
    `num${word}`,
  ]);
  const name = findName(numbers, [...own, ...countNames]) ?? (numbers.length === 1 ? numbers[0] : undefined);
  return name === undefined ? undefined : [name];
}

/** `/orders/latest` responds with an item of the collection. */
function inferPick(
  context: InferenceContext,
  finder: Finder,
  pick: NonNullable<ReadRole['pick']>,
): readonly ReadRole[] {
  return inferItem(context, finder, { pick });
}

/** `/posts/by-slug/{slug}` and `/releases/tags/{tag}` respond with the first item of that value. */
function inferLookUp(context: InferenceContext, finder: Finder): readonly ReadRole[] {
  const lookUp = lookUpOf(context, finder);
  return lookUp === undefined ? [] : inferItem(context, finder, { lookUp });
}

/** `DELETE /products/sku/{sku}` deletes it, and a PUT or PATCH changes it. */
function inferWriteByProperty(context: InferenceContext, finder: Finder): readonly FinderRole[] {
  if (finder.beside.resource.isGiven || finder.beside.resource.isSingleton) return [];
  // `/tasks/status/{taskId}` is about the task of that id, whatever its status is.
  if (namesIdOf(nameOfItems(finder.beside), finder.parameter ?? '')) return [];
  const lookUp = lookUpOf(context, finder);
  // Behind a word of its own, an id may be that of anything: `PUT /pets/toys/{id}`.
  if (lookUp === undefined || lookUp.path[0] === finder.beside.resource.id.property) return [];
  return inferLookedUpWrite(context, finder, lookUp);
}

/** The only text of an item whose name ends with one of some names: `workEmail`, for `/employees/email/{email}`. */
function onlyEnding({ own }: FilterFields, names: readonly string[]): FieldPath | undefined {
  const ends = names.map(plainName).filter((name) => name.length > 3 && isUniqueName(name));
  const found = own.filter(({ path }) => ends.some((end) => plainName(path.join('')).endsWith(end)));
  return found.length === 1 ? found[0] : undefined;
}

function lookUpOf(context: InferenceContext, finder: Finder): LookUp | undefined {
  const { word, parameter = '', operation } = finder;
  const fields = filterFieldsOf(context.mergeSchema, rowOf(context, finder));
  const names = lookUpNames(word, parameter);
  const found = fields.find(names) ?? onlyEnding(fields, names);
  if (found !== undefined) return { parameter, path: found.path };
  context.reject(operation, `neither '${word}' nor {${parameter}} is a property of the items`);
  return undefined;
}
