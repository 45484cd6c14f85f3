import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyPath } from '../body-path.ts';
import type { InferenceContext } from '../inference-context.ts';
import { findName, findProperty, plainName } from '../naming.ts';
import { isSecretName } from '../people/secret-names.ts';
import {
  isBesideItem,
  isBesidePage,
  itemNamesOf,
  saysProblems,
  saysTotal,
  usualIdNames,
  wrapperNames,
} from './wrapper-names.ts';

/** What is known of the items of a collection before an envelope is opened. */
export interface ItemEvidence {
  /** The last word of the collection's path, such as `pets`. */
  readonly segment: string;
  /** Whether any schema is known as that of an item. */
  readonly isKnown: boolean;
  /** Whether a schema is known as that of an item. */
  readonly isItem: (schema: Schema) => boolean;
  /** The properties that items are known to have. */
  readonly properties: ReadonlySet<string>;
  /** The properties in which other bodies of the collection wrap its items. */
  readonly wrappers: readonly string[];
  /** The members of list bodies that hold rows, and the properties of those rows. */
  readonly rowsIn?: ReadonlyMap<string, MergedSchema['properties']>;
  /** The path parameter that holds the id: that of the operation, else of one beside it. */
  readonly idParameter?: string;
  /** Whether the operation is about one item, so that an array of items in its body has just this one. */
  readonly isOne?: boolean;
  /** Whether the API uses JSON: a response that declares no body has the item as JSON then. */
  readonly isJson?: boolean;
  /** Whether a request is looked at: an object with an id in it is rather a reference than the item. */
  readonly isRequest?: boolean;
}

/** The schemas of the bodies in which operations of one collection respond. */
export interface ResponseBodies {
  readonly lists: readonly Schema[];
  readonly items: readonly Schema[];
  /** Those of `items` that say by their status that something was made. */
  readonly created: readonly Schema[];
}

/** How many envelopes within each other are opened. */
export const maxEnvelopeDepth = 3;

/**
 * Finds the schemas that describe the items of a collection: those that its lists have as elements of arrays, and that
 * responses about one item have too, in whatever envelope.
 */
export function collectEvidence(
  context: InferenceContext,
  { lists, items, created }: ResponseBodies,
  segment: string,
): ItemEvidence {
  const { mergeSchema, identify } = context;
  const parts = items.flatMap((body) => partsOf(mergeSchema, body, segment)).map(({ schema }) => schema);
  // A list of texts beside the rows, such as the hints of a `meta`, is in responses about one item as well.
  const rows = lists
    .flatMap((body) => partsOf(mergeSchema, body, segment))
    .flatMap(({ schema, isElement }) => (isElement && !isScalar(mergeSchema(schema)) ? [schema] : []));
  const elements = [
    ...rows,
    ...onlyElements(context, items, created),
    ...namedElements(context, items, segment),
  ];
  const inItems = new Set(parts.map(identify));
  const shared = elements.filter((schema) => inItems.has(identify(schema)));
  // Elements that say nothing, such as those of `meta.order`, are the items only where nothing else is.
  const described = shared.filter((schema) => mergeSchema(schema).properties.size > 0);
  const repeated = described.length > 0 ? described : copies(context, elements, parts);
  const known = repeated.length > 0 ? repeated : shared;
  return { ...knownItems(context, known, segment), rowsIn: rowsInLists(mergeSchema, lists) };
}

/**
 * `[Node]` as the response of `GET /node/{id}`, where another response about one item is the `Node` itself; so too the
 * elements of a page, `{content: [Post], totalPages}`, that a create or several writes respond with; another may be a search.
 */
function onlyElements(
  { mergeSchema, identify }: InferenceContext,
  bodies: readonly Schema[],
  created: readonly Schema[],
): readonly Schema[] {
  const whole = new Set(bodies.map(identify));
  const ofCreates = new Set(created.map(identify));
  return bodies.flatMap((body) => {
    const merged = mergeSchema(body);
    const isShared =
      ofCreates.has(identify(body)) || bodies.filter((each) => identify(each) === identify(body)).length > 1;
    const inPage = [...(isShared ? merged.properties : [])].flatMap(([name, member]) => {
      const { items } = mergeSchema(member);
      return items !== undefined && isPageOf(merged, name) ? [items] : [];
    });
    return [merged.items, ...inPage].flatMap((items) =>
      items !== undefined && whole.has(identify(items)) ? [items] : [],
    );
  });
}

/**
 * The elements of `{users: [one], meta}`, as creates and reads of one item respond alike: a list that has the name of the
 * collection, beside nothing but what accompanies items.
 */
function namedElements(
  { mergeSchema }: InferenceContext,
  bodies: readonly Schema[],
  segment: string,
): readonly Schema[] {
  const named = bodies.flatMap((body) => {
    const { properties } = mergeSchema(body);
    const name = [...properties.keys()].find((each) => plainName(each) === plainName(segment));
    const others = [...properties.keys()].filter((each) => each !== name);
    const items = name === undefined ? undefined : mergeSchema(properties.get(name) ?? {}).items;
    return items !== undefined && others.every(isBesideItem) ? [items] : [];
  });
  return named.length > 1 ? named.filter((each) => isObjectSchema(mergeSchema(each))) : [];
}

/** Whether a member has the rows of a page: beside it is how many there are, and else only what frameworks say of pages. */
export function isPageOf({ properties }: Pick<MergedSchema, 'properties'>, name: string): boolean {
  const others = [...properties.keys()].filter((each) => each !== name);
  return others.some(saysTotal) && others.every((each) => isBesideItem(each) || isBesidePage(each));
}

/** The members of list bodies that hold rows, with the properties of these. */
function rowsInLists(
  mergeSchema: MergeSchema,
  lists: readonly Schema[],
): ReadonlyMap<string, MergedSchema['properties']> {
  const found = lists.flatMap((body) =>
    [...mergeSchema(body).properties].flatMap(([name, member]): [string, MergedSchema['properties']][] => {
      const { items } = mergeSchema(member);
      return items === undefined ? [] : [[name, mergeSchema(items).properties]];
    }),
  );
  return new Map(found);
}

function isScalar({ types }: MergedSchema): boolean {
  return types.size > 0 && !types.has('object') && !types.has('array');
}

/** The schemas of lists and of responses about one item that say the same, where each is written out in its place. */
function copies(
  { identify, mergeSchema }: InferenceContext,
  elements: readonly Schema[],
  parts: readonly Schema[],
): readonly Schema[] {
  const known = new Map<Schema, string>();
  const textOf = (schema: Schema) => {
    const identity = identify(schema);
    const text = known.get(identity) ?? JSON.stringify(identity);
    known.set(identity, text);
    return text;
  };
  const typed = elements.filter((schema) => mergeSchema(schema).properties.size > 0);
  if (typed.length === 0) return [];
  // Copies have as many properties: to write all out takes long.
  const sizeOf = (schema: Schema) => mergeSchema(identify(schema)).properties.size;
  const sizes = new Set(typed.map(sizeOf));
  const alike = parts.filter((schema) => sizes.has(sizeOf(schema)));
  if (alike.length === 0) return [];
  const texts = new Set(typed.map(textOf));
  const repeated = alike.filter((schema) => texts.has(textOf(schema)));
  const both = new Set(repeated.map(textOf));
  return [...typed.filter((schema) => both.has(textOf(schema))), ...repeated];
}

/** The evidence where the schemas of items are known. */
export function knownItems(
  { mergeSchema, identify, findGroup }: Pick<InferenceContext, 'mergeSchema' | 'identify' | 'findGroup'>,
  schemas: readonly Schema[],
  segment: string,
): ItemEvidence {
  const flat = schemas.map((schema) => findGroup(schema)?.flat ?? schema);
  const identities = new Set([...schemas, ...flat].map(identify));
  const isItem = (schema: Schema) =>
    identities.has(identify(schema)) || identities.has(findGroup(schema)?.flat ?? schema);
  const properties = flat.flatMap((schema) => [...mergeSchema(schema).properties.keys()]);
  const isKnown = identities.size > 0;
  return { segment, isKnown, isItem, properties: new Set(properties), wrappers: [] };
}

/** The same evidence with what responses have shown: the schemas and properties of their items, and what wraps these. */
export function withItems(
  { mergeSchema, identify }: Pick<InferenceContext, 'mergeSchema' | 'identify'>,
  evidence: ItemEvidence,
  responses: readonly { readonly item?: Schema; readonly itemPath: BodyPath }[],
): ItemEvidence {
  // What one response wraps as its item is the item of another, whatever that calls it: `{object}` and `{catalog_object}`.
  const usual = itemNamesOf(evidence.segment);
  const wrapped = new Set(
    responses.flatMap(({ item, itemPath }) =>
      item && itemPath.length > 0 && findName([`${itemPath.at(-1)}`], usual) ? [identify(item)] : [],
    ),
  );
  const wrappers = responses.flatMap(({ itemPath }) => itemPath.filter((step) => typeof step === 'string'));
  // A body that wraps something in the same way is an envelope too, though of what is not known.
  const wrapsItem = (body: Schema) =>
    wrappers.length > 0 &&
    [...mergeSchema(body).properties].some(
      ([name, member]) =>
        wrapped.has(identify(member)) ||
        (wrappers.includes(name) && findName([name], usual) && isObjectSchema(mergeSchema(member))),
    );
  const isEnvelope = (body: Schema) =>
    !wrapped.has(identify(body)) && (wrapsItem(body) || isListOfItems(mergeSchema, body, evidence));
  const items = responses.flatMap(({ item, itemPath }) =>
    item === undefined || (itemPath.length === 0 && isEnvelope(item)) ? [] : [item],
  );
  const names = items.flatMap((item) => {
    const own = [...mergeSchema(item).properties.keys()];
    return own.every(isOfEnvelope) ? [] : own;
  });
  return {
    ...evidence,
    isKnown: evidence.isKnown || wrapped.size > 0,
    isItem: (schema) => evidence.isItem(schema) || wrapped.has(identify(schema)),
    properties: new Set([...evidence.properties, ...names]),
    wrappers,
  };
}

/** Whether a body has items in a list, and nothing else that could make it one itself: `{Contacts: […]}`, or a page. */
function isListOfItems(mergeSchema: MergeSchema, body: Schema, { isItem }: ItemEvidence): boolean {
  const merged = mergeSchema(body);
  const names = [...merged.properties.keys()];
  const isOnly = (name: string) => names.every((each) => each === name || isBesideItem(each));
  // Most objects have no list of items: what is beside one is looked at last.
  return names.some((name) => {
    const { items } = mergeSchema(merged.properties.get(name) ?? {});
    return items !== undefined && isItem(items) && (isOnly(name) || isPageOf(merged, name));
  });
}

/** Whether a name is that of a part of envelopes: `{success, data: {}, message}` of a deletion says nothing of items. */
function isOfEnvelope(name: string): boolean {
  return isBesideItem(name) || findName([name], wrapperNames) !== undefined;
}

/** Whether an object is an item and no envelope of one: it has an id, or most of the properties that items have. */
export function isItself(mergeSchema: MergeSchema, schema: Schema, evidence: ItemEvidence): boolean {
  if (idBesideItem(mergeSchema, schema, evidence) !== undefined) return false;
  if (hasId(mergeSchema, schema, evidence.idParameter)) return true;
  const shared = sharesMost(mergeSchema, schema, evidence);
  return shared > 0 && !hasMemberSharing(mergeSchema, schema, evidence, shared);
}

/**
 * Whether a member that is called as a property of items is, shares more with them than what it is in:
 * `{endpoint: {endpoint: 'a.example', ttl: 60}}`.
 */
function hasMemberSharing(
  mergeSchema: MergeSchema,
  schema: Schema,
  evidence: ItemEvidence,
  shared: number,
): boolean {
  return [...mergeSchema(schema).properties].some(
    ([name, member]) =>
      evidence.properties.has(name) &&
      isObjectSchema(mergeSchema(member)) &&
      sharesMost(mergeSchema, member, evidence) > shared,
  );
}

/**
 * The member that holds the item in an envelope that repeats its id: the `result` of `{id, result: {name}}`, where the
 * list is `{ids, result: [{id, name}]}`. An item that has `data` of its own shows that in lists as well.
 */
export function idBesideItem(
  mergeSchema: MergeSchema,
  schema: Schema,
  { rowsIn, idParameter }: ItemEvidence,
): string | undefined {
  if (rowsIn === undefined || !hasId(mergeSchema, schema, idParameter)) return undefined;
  const { properties } = mergeSchema(schema);
  return [...properties.keys()].find((name) => {
    const row = rowsIn.get(name);
    if (row === undefined || row.has(name)) return false;
    const ofRow = (names: Iterable<string>) => [...names].filter((each) => row.has(each)).length;
    const inner = mergeSchema(properties.get(name) ?? {});
    return isObjectSchema(inner) && ofRow(inner.properties.keys()) >= Math.max(ofRow(properties.keys()), 1);
  });
}

/** Whether an object has an id. */
export function hasId(mergeSchema: MergeSchema, schema: Schema, idParameter?: string): boolean {
  return idNameIn(mergeSchema, schema, idParameter) !== undefined;
}

/** The property in which an object has an id, under a usual name or that of the parameter. */
export function idNameIn(mergeSchema: MergeSchema, schema: Schema, idParameter?: string): string | undefined {
  const { properties } = mergeSchema(schema);
  const called = idParameter === undefined ? undefined : findProperty(properties, [idParameter]);
  const name = called ?? findProperty(properties, usualIdNames);
  const isObject = name !== undefined && isObjectSchema(mergeSchema(properties.get(name) ?? {}));
  return isObject ? undefined : name;
}

/** How many properties an object shares with items; 0 when these are not most of its own. A password is in requests alone. */
export function sharesMost(mergeSchema: MergeSchema, schema: Schema, { properties }: ItemEvidence): number {
  const names = [...mergeSchema(schema).properties.keys()].filter(
    (name) => !isBesideItem(name) && !isSecretName(name),
  );
  const shared = names.filter((name) => properties.has(name)).length;
  return shared * 2 > names.length ? shared : 0;
}

/** An object in a body, or an element of an array in it. */
interface BodyPart {
  readonly schema: Schema;
  readonly isElement: boolean;
}

/** The objects of a body and the elements of its arrays, but not what items have in them. */
function partsOf(
  mergeSchema: MergeSchema,
  body: Schema,
  segment: string,
  depth: number = maxEnvelopeDepth,
): readonly BodyPart[] {
  const merged = mergeSchema(body);
  if (merged.items !== undefined) return [{ schema: merged.items, isElement: true }];
  if (!isObjectSchema(merged)) return [];
  const self = { schema: body, isElement: false };
  if (depth === 0 || hasId(mergeSchema, body)) return [self];
  return [
    self,
    ...[...merged.properties].flatMap(([name, member]) =>
      isLinks(name, segment) || isProblems(name, segment)
        ? []
        : partsOf(mergeSchema, member, segment, depth - 1),
    ),
  ];
}

/** Whether a property has the links of a body, which are in lists and in items alike; not where the items are links. */
function isLinks(name: string, segment: string): boolean {
  return plainName(name) === 'links' && plainName(segment) !== 'links';
}

/** Whether a property has what went wrong with a request, in lists and in items alike; not where the items are such. */
function isProblems(name: string, segment: string): boolean {
  return saysProblems(name) && !saysProblems(segment);
}
