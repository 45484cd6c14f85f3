import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema } from '../../schema/merged-schema.ts';
import { isIdentifier } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, plainName, singularsOf } from '../naming.ts';
import type { NestedPath, Resource } from '../resource.ts';

/** A collection, and a path on which its items are below others. */
export interface Below {
  readonly child: Resource;
  readonly nestedPath: NestedPath;
}

/** A list that requests for an item have, whose elements are made items of a collection below it. */
export interface SentChildren extends Below {
  /** The schema of an element in the request. */
  readonly sent: Schema;
  /** The property that holds an element which is sent as a text: the `text` of an option of a poll. */
  readonly textIn?: string;
}

/** What an object is called that holds a text, the likeliest first: an option of a poll, of which a client sends the text. */
export const textMembers: readonly string[] = [
  'text',
  'value',
  'content',
  'body',
  'message',
  'description',
  'option',
  'answer',
  'caption',
];

/** What the lists of an item are looked for among. */
export interface SentChildrenOptions {
  readonly owner: Resource;
  /** The collections below it. */
  readonly below: readonly Below[];
  /** The collections that something is created in without a parent in its path. */
  readonly madeAtRoot: ReadonlySet<Resource>;
}

/**
 * Infers which lists that requests for an item have, `modules: [{title}]` in `POST /courses`, are of what is below it, at
 * `/courses/{id}/modules`: those with a schema of that collection, or of its name and with properties that it has. What
 * belongs to no one item, such as the tags of an article, is made by itself.
 * @returns them by the names that the item has them under
 */
export function inferSentChildren(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  { owner, below, madeAtRoot }: SentChildrenOptions,
): ReadonlyMap<string, SentChildren> {
  const found = new Map<string, SentChildren>();
  const owned = below.filter((each) => isOwned(each, owner, madeAtRoot));
  if (owned.length === 0 || !isFoundById(owner)) return found;
  const search = { mergeSchema, identify, owner, owned };
  const shown = owner.responseSchemas.flatMap((view) => [...mergeSchema(view).properties.keys()]);
  const lists = owner.requestSchemas.flatMap((schema) => [...mergeSchema(schema).properties]);
  for (const [name, declared] of lists) {
    const { types, items } = mergeSchema(declared);
    const property = findName(shown, [name]) ?? name;
    if (!types.has('array') || items === undefined || found.has(property)) continue;
    const at = owned.find((each) => isOf(search, each, name, items)) ?? ofTexts(search, property, items);
    if (at !== undefined && showsIdsBeside(search, property)) found.set(property, { ...at, sent: items });
  }
  return new Map([...found].filter(([name, list]) => isOnly(found, name, list)));
}

/** What a list is looked for among: the collections that an item owns. */
interface ListSearch extends Pick<InferenceContext, 'mergeSchema' | 'identify'> {
  readonly owner: Resource;
  readonly owned: readonly Below[];
}

/** Whether items belong to one that is above them: they are made there alone, or name it. */
function isOwned(
  { child, nestedPath: { parent, parameters } }: Below,
  owner: Resource,
  madeAtRoot: ReadonlySet<Resource>,
): boolean {
  const last = parameters.at(-1);
  const isDirect = parent?.depth === parameters.length && last?.references === undefined;
  const isMade = child.isGiven !== true && child !== owner;
  return isMade && isDirect && (last?.property !== undefined || !madeAtRoot.has(child));
}

function isOf(
  { mergeSchema, identify }: ListSearch,
  { child, nestedPath }: Below,
  name: string,
  items: Schema,
): boolean {
  const element = mergeSchema(items);
  const schemas = [...child.requestSchemas, ...child.responseSchemas];
  const known = new Set(schemas.flatMap((each) => [...mergeSchema(each).properties.keys()].map(plainName)));
  const own = [...element.properties.keys()];
  const shared = own.filter((each) => known.has(plainName(each)));
  const says = shared.some((each) => !isIdentifier(each));
  if (!isObjectSchema(element) || !says || shared.length * 2 < own.length) return false;
  const identity = identify(items);
  return isNamedAs(name, nestedPath) || schemas.some((each) => identify(each) === identity);
}

/** The collection of a list of texts, where responses show its items in that list, and each holds a text. */
function ofTexts(
  search: ListSearch,
  property: string,
  items: Schema,
): (Below & Pick<SentChildren, 'textIn'>) | undefined {
  const { mergeSchema, owner, owned } = search;
  const { types } = mergeSchema(items);
  const views = owner.responseSchemas.map((view) => mergeSchema(view).properties.get(property));
  const element = mergeSchema(views.find((view) => view !== undefined) ?? {}).items;
  if (!types.has('string') || types.size > 1 || element === undefined) return undefined;
  const at = owned.find((each) => isOf(search, each, property, element));
  const textIn = at && findName(mergeSchema(element).properties.keys(), textMembers);
  return textIn === undefined || at === undefined ? undefined : { ...at, textIn };
}

/** Whether responses that show a list show whose it is. */
function showsIdsBeside({ mergeSchema, owner }: ListSearch, property: string): boolean {
  const views = owner.responseSchemas.map((view) => mergeSchema(view).properties);
  return views.every((names) => !names.has(property) || names.has(owner.id.property ?? ''));
}

/** Of several lists of one collection, such as `openTasks` and `doneTasks`, it is the one that has its name. */
function isOnly(
  found: ReadonlyMap<string, SentChildren>,
  name: string,
  { child, nestedPath }: SentChildren,
): boolean {
  const isOther = ([other, list]: [string, SentChildren]) => other !== name && list.child === child;
  return isNamedAs(name, nestedPath) || ![...found].some(isOther);
}

/** Whether the id of an item is a plain property of it, by which what is below it is found. */
function isFoundById({ id: { property, inner, resourceName } }: Resource): boolean {
  return property !== undefined && inner === undefined && resourceName === undefined;
}

/** Whether a list has the name of the collection: `lines`, of `/orders/{id}/lines`; Rails calls it `lines_attributes`. */
function isNamedAs(property: string, { path }: NestedPath): boolean {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  const name = plainName(property).replace(/attributes$/, '');
  return findName([name], [segment, ...singularsOf(segment)]) !== undefined;
}
