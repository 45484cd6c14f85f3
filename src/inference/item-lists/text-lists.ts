import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Schema } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { InferenceContext } from '../inference-context.ts';
import { inferSuccessResponse } from '../item-payloads.ts';
import { inferPageFields } from '../query/page-fields.ts';
import type { ListProperty } from './list-property.ts';
import type { MembershipsOf } from './memberships.ts';

/** The texts that a body is, or has in its only list. */
export interface TextRows {
  /** The properties that lead to them; empty where the body is the list. */
  readonly rowsPath: readonly string[];
  readonly rowSchema: Schema;
}

/** The operations on a list below an item: those at its path, and those on an element of it. */
interface Below {
  readonly onList: readonly Operation[];
  readonly onElement: readonly Operation[];
}

/**
 * Finds the lists of texts that only paths below an item show and change: `PUT /repos/{id}/topics` with `{names: ["a"]}`,
 * `DELETE /repos/{id}/topics/{topic}`, and a GET that shows `["a"]`. They have no ids, and no schema of the item has them.
 */
export function createTextLists({ operations, mergeSchema }: InferenceContext): MembershipsOf {
  const below = new Map<string, Map<string, Below>>();
  for (const operation of operations.values()) {
    const segments = normalized(operation.path);
    const isOnElement = segments.at(-1) === '{}';
    const [owner, name] = [segments.slice(0, isOnElement ? -2 : -1), segments.at(isOnElement ? -2 : -1)];
    if (owner.at(-1) !== '{}' || name === undefined || name === '{}') continue;
    const lists = below.get(owner.join('/')) ?? new Map<string, Below>();
    const { onList, onElement } = lists.get(name) ?? { onList: [], onElement: [] };
    lists.set(name, {
      onList: isOnElement ? onList : [...onList, operation],
      onElement: isOnElement ? [...onElement, operation] : onElement,
    });
    below.set(owner.join('/'), lists);
  }
  return ({ path }) =>
    [...(below.get(`${path.collection}/{}`) ?? [])].flatMap(([name, list]): ListProperty[] => {
      const element = elementOf(mergeSchema, list);
      return element === undefined
        ? []
        : [{ name, element, hasIds: true, isMembership: true, isOfTexts: true }];
    });
}

/**
 * The texts in a body: itself, or the only list of an object that has nothing else but what describes a page.
 * @returns undefined for a body that is anything else
 */
export function locateTexts(mergeSchema: MergeSchema, body: Schema): TextRows | undefined {
  const own = textsIn(mergeSchema, body);
  if (own !== undefined) return { rowsPath: [], rowSchema: own };
  const members = [...mergeSchema(body).properties];
  const [[name, rowSchema] = [], ...others] = members.flatMap(([each, schema]): [string, Schema][] => {
    const texts = textsIn(mergeSchema, schema);
    return texts === undefined ? [] : [[each, texts]];
  });
  if (name === undefined || rowSchema === undefined || others.length > 0) return undefined;
  const paging = new Set(inferPageFields(mergeSchema, body, [name], name).map(({ path }) => path[0]));
  return members.every(([each]) => each === name || paging.has(each))
    ? { rowsPath: [name], rowSchema }
    : undefined;
}

/** The schema of an element, where every operation treats the list as one of texts, and something adds to it. */
function elementOf(mergeSchema: MergeSchema, { onList, onElement }: Below): Schema | undefined {
  const read = onList.find(({ method }) => method === 'get');
  const shown = read && inferSuccessResponse(read, 'list')?.schema;
  const texts = shown && locateTexts(mergeSchema, shown);
  const writes = onList.filter((each) => each !== read);
  const adding = [...writes, ...onElement].filter(({ method }) => method === 'post' || method === 'put');
  const areOfTexts =
    writes.every((each) => sendsTexts(mergeSchema, each)) &&
    onElement.every(sendsNothing) &&
    adding.length > 0;
  return areOfTexts ? texts?.rowSchema : undefined;
}

/** Whether a write to a list says which texts are meant, and no more; a DELETE may mean all. */
function sendsTexts(mergeSchema: MergeSchema, { method, requestBody }: Operation): boolean {
  const schema = contentWithFields(requestBody?.content)?.schema;
  if (schema === undefined) return method === 'delete';
  if (method === 'patch') return false;
  const [[name, only] = [], ...others] = mergeSchema(schema).properties;
  const { types } = mergeSchema(only ?? {});
  const isOne = name !== undefined && others.length === 0 && scalarTypes.some((type) => types.has(type));
  return isOne || locateTexts(mergeSchema, schema) !== undefined;
}

function sendsNothing({ method, requestBody }: Operation): boolean {
  return ['post', 'put', 'delete'].includes(method) && contentWithFields(requestBody?.content) === undefined;
}

/** What such a list may hold: `POST /categories/{id}/exclusions` with `[3, 7]` is of numbers. */
const scalarTypes = ['string', 'integer', 'number'] as const;

function textsIn(mergeSchema: MergeSchema, schema: Schema): Schema | undefined {
  const { types, items } = mergeSchema(schema);
  if (!types.has('array') || items === undefined) return undefined;
  const element = mergeSchema(items).types;
  return scalarTypes.some((type) => element.has(type)) && !element.has('object') && !element.has('array')
    ? items
    : undefined;
}

/** The segments of a path, without the names of its parameters. */
function normalized(path: string): readonly string[] {
  return path
    .replace(/\/+$/, '')
    .split('/')
    .map((each) => (each.includes('{') ? '{}' : each));
}
