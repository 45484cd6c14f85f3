import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { successResponseOf } from '../../openapi/responses.ts';
import { isObjectSchema, isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import { areAlike } from '../alike-schemas.ts';
import { lastSegmentOf, plainName, singularsOf, splitName } from '../naming.ts';
import { isPeopleWord } from '../people/people-words.ts';
import { hasComposedKey, parseActionPath, parseResourcePath, type ResourcePath } from '../resource-path.ts';
import { inferStateTransition, stateNamesAfter } from '../state-transition.ts';
import { parsePersonalMark } from './people-marks.ts';

/** What somebody does to an item, so that a list of theirs shows it, or no longer does. */
export interface MarkingAct {
  readonly operation: Operation;
  /** The path of the item that it marks. */
  readonly item: ResourcePath;
  /** The path parameter with the item's id. */
  readonly idParameter: string;
  readonly verb: string;
  readonly isUndone: boolean;
}

/** A list of the items that somebody has marked: `GET /users/me/favorites` of what `POST /recipes/{id}/favorite` marks. */
export interface MarkedList {
  readonly operation: Operation;
  /** The path parameter that says whose it is; absent for that of whoever asks. */
  readonly personIn?: string;
  readonly acts: readonly MarkingAct[];
  /** The reads at the paths of its acts that say by their status alone whether whoever asks has marked the item. */
  readonly checks: readonly Pick<MarkingAct, 'operation' | 'item' | 'idParameter'>[];
}

/** What the search works with: the operations by what is looked for among them. */
interface Search {
  readonly mergeSchema: MergeSchema;
  readonly identify: (schema: Schema) => Schema;
  /** The reads, by their paths. */
  readonly reads: ReadonlyMap<string, Operation>;
  /** The paths of those that show items, each with how many parameters lead there. */
  readonly items: readonly { readonly path: string; readonly count: number }[];
  /** The acts at the paths of items. */
  readonly acts: readonly ActAtItem[];
  /** The writes without a body that name an item by their last parameters, by what is before those. */
  readonly below: ReadonlyMap<string, readonly NamedWrite[]>;
  /** The paths of the collections in which something makes items. */
  readonly made: ReadonlySet<string>;
}

/** An act, the path of what it is at, and what a list of what it marks may be called. */
interface ActAtItem {
  readonly act: MarkingAct;
  readonly itemPath: string;
  readonly listWords: readonly string[];
}

/** A write whose path ends in the id of an item, or in the parameters that are one together. */
interface NamedWrite {
  readonly operation: Operation;
  readonly parameters: readonly string[];
}

/**
 * Finds the lists that show the items of a collection which somebody has marked by an act without a body: at the path of the
 * item, `POST /recipes/{id}/favorite`, or at that of the list, `PUT /me/saved-jobs/{jobId}`, `PUT /user/starred/{owner}/{repo}`.
 * Not where the item has a flag for it, which says that it is marked, and by which its lists are filtered.
 */
export function findMarkedLists(
  all: Iterable<Operation>,
  mergeSchema: MergeSchema,
  identify: (schema: Schema) => Schema,
): readonly MarkedList[] {
  const operations = [...all];
  const search = searchIn(operations, mergeSchema, identify);
  return operations.flatMap((operation): MarkedList[] => {
    const [, word = '', personIn] = listOfPerson.exec(operation.path) ?? [];
    const isOfSomebody = personIn === undefined ? !operation.path.includes('{') : isPeopleWord(word);
    if (operation.method !== 'get' || !isOfSomebody) return [];
    const acts = [...actsOnItems(search, operation), ...actsOnList(search, operation)];
    // What is found by several names is made elsewhere: `/repos/{owner}/{repo}` at `/user/repos`.
    const made = acts.filter(({ item }) => search.made.has(item.collection) || hasComposedKey(item));
    if (!made.some(({ isUndone }) => !isUndone)) return [];
    const checks = made.flatMap((act) => {
      const read = act.isUndone ? undefined : search.reads.get(withoutSlash(act.operation.path));
      return read !== undefined && saysByStatus(read) ? [{ ...act, operation: read }] : [];
    });
    return [{ operation, acts: made, checks, ...(personIn !== undefined && { personIn }) }];
  });
}

function searchIn(
  operations: readonly Operation[],
  mergeSchema: MergeSchema,
  identify: Search['identify'],
): Search {
  const [reads, below, made] = [
    new Map<string, Operation>(),
    new Map<string, NamedWrite[]>(),
    new Set<string>(),
  ];
  for (const operation of operations) {
    const { method, path, requestBody } = operation;
    if (method === 'get') reads.set(withoutSlash(path), operation);
    const collection = method === 'post' ? parseResourcePath(path)?.collection : undefined;
    if (collection !== undefined) made.add(collection);
    const [, before, ids = ''] = /^(.*?)((?:\/\{[^{}]+\})+)\/*$/.exec(path) ?? [];
    const isWrite = requestBody === undefined && ['post', 'put', 'delete'].includes(method);
    if (before === undefined || !isWrite) continue;
    const parameters = [...ids.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    below.set(before, [...(below.get(before) ?? []), { operation, parameters }]);
  }
  const items = [...reads].flatMap(([path, read]) =>
    path.endsWith('}') && !saysByStatus(read) ? [{ path, count: path.split('{').length - 1 }] : [],
  );
  return { mergeSchema, identify, reads, items, acts: operations.flatMap(actAt), below, made };
}

/** The act at the path of an item, if an operation is one. */
function actAt(operation: Operation): readonly ActAtItem[] {
  const path = parseActionPath(operation.path);
  const mark = path && parsePersonalMark(operation, path.verb);
  const idParameter = path?.item.idParameter;
  if (path === undefined || mark === undefined || idParameter === undefined) return [];
  const itemPath = withoutSlash(operation.path.replace(/[/:][^/:{}]+\/?$/, ''));
  const listWords = [mark.verb, ...stateNamesAfter(mark.verb), `${mark.verb}list`];
  return [{ act: { operation, item: path.item, idParameter, ...mark }, itemPath, listWords }];
}

/** The path of a list below a person: `/users/{id}/favorites`. */
const listOfPerson = /^[^{}]*\/([^{}/]+)\/\{([^{}]+)\}\/[^{}/]+\/?$/;

/** The acts at the path of an item whose verb a list is called after: `POST` and `DELETE /recipes/{id}/favorite`. */
function actsOnItems(search: Search, list: Operation): readonly MarkingAct[] {
  const words = wordsOf(list);
  return search.acts.flatMap(({ act, itemPath, listWords }): MarkingAct[] => {
    const isCalled = listWords.some((each) => words.includes(each));
    return isCalled && showsItemsAt(search, list, itemPath, act.item) ? [act] : [];
  });
}

/** The acts below the path of a list that name the item by their last parameters: `PUT /me/saved-jobs/{jobId}`. */
function actsOnList(search: Search, list: Operation): readonly MarkingAct[] {
  const listPath = withoutSlash(list.path);
  const writes = search.below.get(listPath) ?? [];
  if (writes.length === 0 || !showsRows(search, list)) return [];
  if (search.items.some(({ path }) => path.startsWith(`${listPath}/{`))) return [];
  const itemOf = new Map(
    [...new Set(writes.map(({ parameters }) => parameters.length))].map((count) => [
      count,
      shownItem(search, list, count),
    ]),
  );
  return writes.flatMap(({ operation, parameters }): MarkingAct[] => {
    const item = itemOf.get(parameters.length);
    if (item === undefined) return [];
    const above = item.parameters.map(({ after }, i) => ({ name: parameters[i] ?? '', after }));
    const isUndone = operation.method === 'delete';
    const named = { item: { ...item, parameters: above }, idParameter: parameters.at(-1) ?? '' };
    return [{ operation, ...named, verb: lastSegmentOf(listPath), isUndone }];
  });
}

/** The path of the items that a list shows, where so many parameters lead to one. */
function shownItem(search: Search, list: Operation, count: number): ResourcePath | undefined {
  for (const { path } of search.items.filter((each) => each.count === count)) {
    const parsed = parseResourcePath(path);
    if (parsed !== undefined && showsItemsAt(search, list, path, parsed)) return parsed;
  }
  return undefined;
}

/** Whether an operation says by its status alone that something is so: 204, where it is 404 else. */
function saysByStatus(operation: Operation): boolean {
  const { status, response } = successResponseOf(operation);
  return status === 204 && response.content === undefined && operation.responses['404'] !== undefined;
}

/** Whether a list shows the items of a path, or says nothing of them and is called after them, or is somebody's own. */
function showsItemsAt(
  { reads, mergeSchema, identify }: Search,
  list: Operation,
  itemPath: string,
  item: ResourcePath,
): boolean {
  const read = reads.get(itemPath);
  if (read === undefined || list.path.startsWith(itemPath)) return false;
  const [listed, shown] = [bodyOf(list), bodyOf(read)];
  if (listed === undefined || isOpaque(mergeSchema(listed))) {
    const isNamed = singularsOf(item.segment).some((each) => wordsOf(list).includes(each));
    return shown === undefined && (isNamed || /\/(?:me|my|mine|current|self|profile)\//.test(list.path));
  }
  const objects = objectsIn(mergeSchema, shown ?? {});
  const items = new Set(objects.map(identify));
  const rows = rowsIn(mergeSchema, listed);
  const hasFlag = objects.some((schema) =>
    wordsOf(list).some((verb) =>
      Object.values(inferStateTransition(mergeSchema, schema, verb)).includes(true),
    ),
  );
  const isItem = (row: Schema) =>
    items.has(identify(row)) || objects.some((object) => areAlike(mergeSchema, row, object));
  return !hasFlag && rows.some(isItem);
}

function showsRows({ mergeSchema }: Search, list: Operation): boolean {
  return rowsIn(mergeSchema, bodyOf(list) ?? {}).some((row) => isObjectSchema(mergeSchema(row)));
}

/** How deep in an envelope an item or its rows are looked for. */
const maxDepth = 2;

/** The schemas of the objects in a body that is an item, in an envelope or not. */
function objectsIn(mergeSchema: MergeSchema, schema: Schema, depth = 0): readonly Schema[] {
  const merged = mergeSchema(schema);
  if (!isObjectSchema(merged) || depth > maxDepth) return [];
  // What has an id is the item, and what is in it is not.
  const inner = merged.properties.has('id') ? [] : [...merged.properties.values()];
  return [schema, ...inner.flatMap((each) => objectsIn(mergeSchema, each, depth + 1))];
}

/** The schemas of the rows in a body that is a list, in an envelope or not. */
function rowsIn(mergeSchema: MergeSchema, schema: Schema, depth = 0): readonly Schema[] {
  const { items, properties } = mergeSchema(schema);
  if (items !== undefined) return [items];
  if (depth > maxDepth || properties.has('id')) return [];
  return [...properties.values()].flatMap((each) => rowsIn(mergeSchema, each, depth + 1));
}

/** The words of the last segment of a path, each in the singular and as it is: `saved` and `job` of `/me/saved-jobs`. */
function wordsOf({ path }: Operation): readonly string[] {
  const last = lastSegmentOf(withoutSlash(path));
  return [last, ...splitName(last)].flatMap((word) => [plainName(word), ...singularsOf(word)]);
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

function bodyOf(operation: Operation): Schema | undefined {
  return contentWithFields(successResponseOf(operation).response.content)?.schema;
}
