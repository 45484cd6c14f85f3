import { isDeepStrictEqual } from 'node:util';
import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import { isObjectSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import { wordsBeforeId } from '../identity/identifier-words.ts';
import { singularsOf } from '../naming.ts';
import { parseResourcePath, type ResourcePath } from '../resource-path.ts';

/** Gives a path whose parameter says which of several collections is meant the form of a path to a collection. */
export type ToScoped = (path: ResourcePath) => ResourcePath;

/** An operation with its path, read as one to a collection or an item. */
interface OnPath {
  readonly operation: Operation;
  readonly path: ResourcePath;
  readonly whole: string;
}

/**
 * Finds the collections and single items that end with a parameter: what `POST /pipelines/{objectType}` creates,
 * `GET /pipelines/{objectType}` lists and `/pipelines/{objectType}/{pipelineId}` leads to, and the one cart of each user
 * at `/cart/{userId}`. Where `/pipelines` itself is a path, its items are found there, unless their key has several parts.
 */
export function createScopedPaths(operations: Iterable<Operation>, mergeSchema: MergeSchema): ToScoped {
  const all = [...operations].flatMap((operation): readonly OnPath[] => {
    const path = parseResourcePath(operation.path);
    return path === undefined ? [] : [{ operation, path, whole: wholePath(path) }];
  });
  const wholes = new Set(all.map(({ whole }) => whole));
  const scoped = new Set([
    ...[...scopedCollections(all, mergeSchema), ...singlesOfOthers(all, mergeSchema)].flatMap(
      ({ path, whole }) => (wholes.has(path.collection) ? [] : [whole]),
    ),
    ...listsByFirstOfKey(all, mergeSchema),
  ]);
  if (scoped.size === 0) return (path) => path;
  return (path) => {
    const { idParameter, ...rest } = path;
    if (idParameter === undefined || !scoped.has(wholePath(path))) return path;
    const scope = { name: idParameter, after: path.segment };
    return { ...rest, collection: wholePath(path), parameters: [...path.parameters, scope] };
  };
}

function scopedCollections(all: readonly OnPath[], mergeSchema: MergeSchema): readonly OnPath[] {
  const onItem = new Set(
    all.flatMap(({ path, operation }) =>
      path.idParameter !== undefined && operation.method !== 'post' ? [path.collection] : [],
    ),
  );
  const wholes = new Set(all.map(({ whole }) => whole));
  const changed = new Set(
    all.flatMap(({ whole, operation }) => (/^(?:put|patch|delete)$/.test(operation.method) ? [whole] : [])),
  );
  const listOf = (path: string) =>
    all.find(
      ({ operation, whole }) =>
        whole === path && operation.method === 'get' && showsList(mergeSchema, operation),
    );
  return all.filter(({ operation, path, whole }) => {
    const list = path.idParameter === undefined || operation.method !== 'post' ? undefined : listOf(whole);
    if (list === undefined || onItem.has(whole)) return list !== undefined;
    // `PATCH /settings/{entity}` beside them changes the one of each entity; `/keys/inbox/{inbox}` is of the `/keys`.
    const isOfOther = changed.has(whole) || wholes.has(path.collection.replace(/\/[^/]*$/, ''));
    return !isOfOther && showsRow(mergeSchema, operation, list.operation);
  });
}

/** Whether a create responds with what a list has as rows: `POST /addresses/contacts/{contactId}` beside the GET of them. */
function showsRow(mergeSchema: MergeSchema, create: Operation, list: Operation): boolean {
  const key = responseKey(create, 201) ?? responseKey(create, 200);
  const shown = key === undefined ? undefined : contentWithFields(create.responses[key]?.content)?.schema;
  const names = (schema: Schema = {}) => [...mergeSchema(schema).properties.keys()].toSorted();
  const own = names(shown);
  const rows = rowsIn(mergeSchema, responseSchema(list)).map(names);
  return own.length > 1 && rows.some((row) => isDeepStrictEqual(row, own));
}

/**
 * The paths that list the items whose key begins with their parameter: `/repositories/{workspace}`, beside
 * `/repositories/{workspace}/{slug}`.
 */
function listsByFirstOfKey(all: readonly OnPath[], mergeSchema: MergeSchema): readonly string[] {
  const operationsAt = new Map<string, number>();
  for (const { whole } of all) operationsAt.set(whole, (operationsAt.get(whole) ?? 0) + 1);
  const parentsOfItems = new Map<string, Set<string | undefined>>();
  for (const { path } of all) {
    const names = parentsOfItems.get(path.collection) ?? new Set();
    if (path.idParameter !== undefined) names.add(path.parameters.at(-1)?.name);
    parentsOfItems.set(path.collection, names);
  }
  return all.flatMap(({ operation, path, whole }) => {
    const { idParameter } = path;
    if (idParameter === undefined || operation.method !== 'get' || !showsList(mergeSchema, operation))
      return [];
    const isAlone = operationsAt.get(whole) === 1;
    return isAlone && parentsOfItems.get(whole)?.has(idParameter) ? [whole] : [];
  });
}

/**
 * The reads of the one item that each item of another collection has, with a list that operations below it write:
 * `GET /cart/{userId}` beside `POST /cart/{userId}/add/{productId}`.
 */
function singlesOfOthers(all: readonly OnPath[], mergeSchema: MergeSchema): readonly OnPath[] {
  const written = all.flatMap(({ operation: { method, path } }) => (method === 'get' ? [] : [wholeOf(path)]));
  return all.filter(({ operation, path, whole }) => {
    const { idParameter = '', segment, parameters } = path;
    const words = wordsBeforeId(idParameter);
    // `/tasks/{projectId}/t/{taskId}` is of the tasks that its own path names.
    const own = [segment, ...parameters.map(({ after }) => after)].flatMap(singularsOf);
    const isOfOther = words.length > 0 && !own.some((each) => words.includes(each));
    if (operation.method !== 'get' || !isOfOther || !hasList(mergeSchema, operation)) return false;
    return written.some((each) => each.startsWith(`${whole}/`));
  });
}

/** Whether the response of an operation is an object with a list of objects, in a wrapper or not. */
function hasList(mergeSchema: MergeSchema, operation: Operation): boolean {
  const { properties } = mergeSchema(responseSchema(operation));
  const merge = (schemas: Iterable<Schema>) => [...schemas].map((each) => mergeSchema(each));
  const members = merge(properties.values());
  const all = [...members, ...members.flatMap((each) => merge(each.properties.values()))];
  return all.some(({ items }) => items !== undefined && isObjectSchema(mergeSchema(items)));
}

/** The path of an operation, without the names of its parameters. */
function wholePath({ collection, idParameter }: ResourcePath): string {
  return idParameter === undefined ? collection : `${collection}/{}`;
}

function wholeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

function responseSchema(operation: Operation): Schema {
  const key = responseKey(operation, 200);
  return (key === undefined ? undefined : contentWithFields(operation.responses[key]?.content)?.schema) ?? {};
}

/** Whether the response of an operation is a list, or an object with a list of objects and no id. */
function showsList(mergeSchema: MergeSchema, operation: Operation): boolean {
  const schema = responseSchema(operation);
  const { types, properties } = mergeSchema(schema);
  if (types.has('array')) return true;
  const hasRows = rowsIn(mergeSchema, schema).some((items) => isObjectSchema(mergeSchema(items)));
  return hasRows && !properties.has('id');
}

/** The schemas of the elements of a list, and of the lists in an object. */
function rowsIn(mergeSchema: MergeSchema, schema: Schema): readonly Schema[] {
  const { items, properties } = mergeSchema(schema);
  const members = [...properties.values()].map((member) => mergeSchema(member).items);
  return [items, ...members].filter((each) => each !== undefined);
}
