import type { Operation } from '../../openapi/operations.ts';
import type { BodyPath } from '../body-path.ts';
import { isUniqueName } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse, withItem } from '../item-payloads.ts';
import { inferListEnvelope, type ListEnvelope, openList } from '../list-envelope.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { CountRole, ListRole, ReadRole, Resource, Role, SuccessResponse } from '../resource.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { knownItems } from '../wrapper/item-evidence.ts';
import { describeItem, describeRows } from '../wrapper/undeclared-item.ts';
import { collectionWordOf, propertyInWord, withoutFillers } from './collection-words.ts';
import type { FieldPath } from './filter.ts';
import { filterFieldsOf } from './filter-fields.ts';
import { inferFilterParameters, inferListParameters } from './list-parameters.ts';
import { pageFieldRules } from './page-fields.ts';
import { inferPathFilter } from './path-filter.ts';

type FinderRole = CountRole | ReadRole | ListRole;

/** An operation below the path of a collection, by a word of its own. */
interface Finder {
  readonly operation: Operation;
  readonly word: string;
  /** The path parameter after the word. */
  readonly parameter?: string;
  readonly parentParameters: readonly string[];
  /** A role on the collection. */
  readonly beside: Role;
}

/**
 * The GETs that select of a collection's rows by a word after its path: `/orders/count`, `/orders/latest`,
 * `/orders/by-status/{status}`, `/posts/by-slug/{slug}`, and the same after a colon.
 * @param roleOf the roles so far: a word selects only where the collection has state
 */
export function inferFinders(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly FinderRole[] {
  const besideOf = createSearchBeside([...roleOf.values()]);
  return [...context.operations.values()].flatMap((operation): readonly FinderRole[] => {
    const path =
      operation.method === 'get' && !roleOf.has(operation.id) ? parseResourcePath(operation.path) : undefined;
    const hint = parseResourceHint(context.document, operation);
    if (path === undefined || hint.isNone || hint.role !== undefined) return [];
    const { segment: word, parameters, idParameter } = path;
    const beside = besideOf(path);
    if (beside === undefined) return [];
    const parentParameters = parameters.map(({ name }) => name);
    const finder = { operation, word, parentParameters, beside };
    if (idParameter !== undefined) return inferByProperty(context, { ...finder, parameter: idParameter });
    const selected = collectionWordOf(word);
    if (selected === undefined) return [];
    return selected === 'count' ? inferCount(context, finder) : inferPick(context, finder, selected);
  });
}

/** Finds a role on the collection that a path goes on from by its last word: one of many items, before one that reads one. */
function createSearchBeside(roles: readonly Role[]): (path: ResourcePath) => Role | undefined {
  const isOfMany = ({ kind }: Role) => kind === 'list' || kind === 'create';
  const byPath = new Map<string, Role>();
  for (const role of [...roles.filter(isOfMany), ...roles.filter(({ kind }) => kind === 'read')])
    if (!byPath.has(role.collectionPath)) byPath.set(role.collectionPath, role);
  return ({ collection, segment }) =>
    collection.endsWith(`/${segment}`)
      ? byPath.get(withoutFillers(collection.slice(0, -segment.length - 1)))
      : undefined;
}

/** A word and a parameter select by a property: many items, or one. */
function inferByProperty(context: InferenceContext, finder: Finder): readonly FinderRole[] {
  const list = inferFilteredList(context, finder);
  return list.length > 0 ? list : inferLookUp(context, finder);
}

function baseOf({ operation, parentParameters, beside }: Finder) {
  const { resource, collectionPath, nestedPath } = beside;
  return { operation, resource, collectionPath, parentParameters, ...(nestedPath && { nestedPath }) };
}

function rowOf({ mergeSchema }: InferenceContext, { beside }: Finder) {
  return mergeSchema(beside.resource.responseSchemas[0] ?? {});
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
  const { name: property, isExplicit } = propertyInWord(word);
  const names = isExplicit ? [property] : [parameter, property];
  // Items have what was sent of them too, where their responses do not show it.
  const described = [row, ...resource.requestSchemas.map(mergeSchema)];
  const filter = described
    .map((each) => inferPathFilter(mergeSchema, operation, { parameter, names }, each))
    .find((each) => each !== undefined);
  if (filter === undefined) return [];
  // Where a response says nothing of its body, the property says whether it has one item or many.
  if (response.schema === undefined && 'path' in filter && identifiesOne(filter.path, resource)) return [];
  const { filters, ...others } = inferListParameters(mergeSchema, operation, { row, envelope, response });
  return [
    {
      ...baseOf(finder),
      kind: 'list',
      response,
      envelope,
      ...others,
      filters: [filter, ...filters],
      pathFilters: [parameter],
    },
  ];
}

/** Where the response has rows of the collection: as it declares, or where it leaves its body open, as a list. */
function rowsOf(
  context: InferenceContext,
  response: SuccessResponse,
  resource: Resource,
  word: string,
): ListEnvelope | undefined {
  const { identify, isJsonApi, mergeSchema } = context;
  const { responseSchemas } = resource;
  if (response.schema === undefined)
    return response.isSilent && isJsonApi ? describeRows(mergeSchema, resource, openList) : undefined;
  const envelope = inferListEnvelope(context, response.schema, knownItems(context, responseSchemas, word));
  const isRow = responseSchemas.some(
    (schema) => envelope !== undefined && identify(schema) === identify(envelope.rowSchema),
  );
  return isRow ? envelope : undefined;
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
  const counted = beside.collectionPath.slice(beside.collectionPath.lastIndexOf('/') + 1);
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
function countPathIn(
  { mergeSchema }: InferenceContext,
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
  const { mergeSchema, reject } = context;
  const { word, parameter = '', operation } = finder;
  const { name, isExplicit } = propertyInWord(word);
  const names = isExplicit ? [name] : [parameter, `${parameter}name`, ...singularsOf(word)];
  const found = filterFieldsOf(mergeSchema, rowOf(context, finder)).find(names);
  if (found === undefined)
    return reject(operation, `neither '${word}' nor {${parameter}} is a property of the items`);
  return inferItem(context, finder, { lookUp: { parameter, path: found.path } });
}

/** A role that responds with one item of the collection. */
function inferItem(
  context: InferenceContext,
  finder: Finder,
  which: Pick<ReadRole, 'pick' | 'lookUp'>,
): readonly ReadRole[] {
  const { identify, isJsonApi, mergeSchema, reject } = context;
  const { operation, beside } = finder;
  const success = inferSuccessResponse(operation, 'read');
  const { responseSchemas } = beside.resource;
  const known = knownItems(context, responseSchemas, nameOfItems(beside));
  const evidence = { ...known, isOne: true, isJson: isJsonApi };
  const found = success && withItem(context, success, evidence);
  const response = found && describeItem(mergeSchema, beside.resource, found);
  const item = response?.item;
  const isItem =
    item !== undefined &&
    (found?.schema === undefined || responseSchemas.some((schema) => identify(schema) === identify(item)));
  if (response === undefined || !isItem)
    return reject(operation, `its response is no item of ${beside.resource.name}`);
  return [{ ...baseOf(finder), kind: 'read', response, ...which }];
}

function nameOfItems({ collectionPath }: Role): string {
  return collectionPath.slice(collectionPath.lastIndexOf('/') + 1);
}
