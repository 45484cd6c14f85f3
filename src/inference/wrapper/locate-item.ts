import { isObject } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isObjectSchema, isOpaque, type MergedSchema, type MergeSchema } from '../../schema/merged-schema.ts';
import type { BodyPath } from '../body-path.ts';
import { isFileProperty } from '../files/file-property.ts';
import { namesIdOf } from '../identity/id-names.ts';
import { findName, lastWordsOf, singularsOf } from '../naming.ts';
import {
  hasId,
  type ItemEvidence,
  idBesideItem,
  isItself,
  isPageOf,
  maxEnvelopeDepth,
  sharesMost,
} from './item-evidence.ts';
import { isNameOfRows, isUntyped } from './locate-rows.ts';
import { isBesideItem, itemNamesOf } from './wrapper-names.ts';

/** Where a body has an item, and the schema of the item there. */
export interface ItemLocation {
  readonly itemPath: BodyPath;
  readonly schema: Schema;
}

/**
 * Opens the envelopes of a body until the schema of an item is met: `{data: {account: …}}`, `{ssh_key: …}` and
 * `{result, status, time}`. The item is the nearest member whose schema is known as an item's; else the member whose name
 * says so, or the only object with an id beside nothing but what accompanies items. A body with an id is the item itself.
 * @returns the body itself where nothing in it is recognised
 */
export function locateItem(mergeSchema: MergeSchema, body: Schema, evidence: ItemEvidence): ItemLocation {
  return (
    findKnown(mergeSchema, body, evidence) ??
    listOfOne(mergeSchema, body, evidence) ??
    findByName(mergeSchema, body, evidence, maxEnvelopeDepth) ?? { itemPath: [], schema: body }
  );
}

/** The nearest member with a known schema; of several equally near, the one with a usual name. */
function findKnown(mergeSchema: MergeSchema, body: Schema, evidence: ItemEvidence): ItemLocation | undefined {
  if (!evidence.isKnown) return undefined;
  let level: readonly ItemLocation[] = [{ itemPath: [], schema: body }];
  for (let depth = 0; depth <= maxEnvelopeDepth && level.length > 0; depth += 1) {
    const known = level.filter(({ schema }) => evidence.isItem(schema));
    if (known.length > 0) return preferred(known, evidence);
    level = level.flatMap((outer) => membersOf(mergeSchema, outer, evidence));
  }
  return undefined;
}

function preferred(known: readonly ItemLocation[], { segment }: ItemEvidence): ItemLocation | undefined {
  const byName = new Map(known.map((location) => [String(location.itemPath.at(-1)), location]));
  const name = findName(byName.keys(), itemNamesOf(segment));
  return name === undefined ? known[0] : byName.get(name);
}

/** The objects within an envelope, and the elements of arrays that may hold just one item. */
function membersOf(
  mergeSchema: MergeSchema,
  { itemPath, schema }: ItemLocation,
  evidence: ItemEvidence,
): readonly ItemLocation[] {
  const merged = mergeSchema(schema);
  if (isItself(mergeSchema, schema, evidence)) return [];
  const members = [...merged.properties].flatMap(([name, member]): readonly ItemLocation[] => {
    const inner = mergeSchema(member);
    if (isObjectSchema(inner)) return [{ itemPath: [...itemPath, name], schema: member }];
    const isOnly = inner.items !== undefined && (isAccompanied(merged, name) || isPageOf(merged, name));
    return isOnly
      ? onlyElement(mergeSchema, { itemPath: [...itemPath, name], schema: member }, evidence)
      : [];
  });
  return [...members, ...onlyElement(mergeSchema, { itemPath, schema }, evidence)];
}

/** `{Employees: [one]}`: the element of an array is the item where the operation is about one. */
function onlyElement(
  mergeSchema: MergeSchema,
  { itemPath, schema }: ItemLocation,
  { isOne, isItem }: ItemEvidence,
): readonly ItemLocation[] {
  const { items } = mergeSchema(schema);
  return isOne && items !== undefined && isItem(items) ? [{ itemPath: [...itemPath, 0], schema: items }] : [];
}

/** A request about one item that has it as the only element of the collection's list, in a schema of its own. */
function listOfOne(mergeSchema: MergeSchema, body: Schema, evidence: ItemEvidence): ItemLocation | undefined {
  if (!evidence.isRequest || !evidence.isOne) return undefined;
  const merged = mergeSchema(body);
  for (const [name, member] of merged.properties) {
    const { items } = mergeSchema(member);
    if (items === undefined || evidence.properties.has(name) || !isAccompanied(merged, name)) continue;
    if (isNameOfRows(name, evidence.segment) && sharesMost(mergeSchema, items, evidence) > 0)
      return { itemPath: [name, 0], schema: items };
  }
  return undefined;
}

function findByName(
  mergeSchema: MergeSchema,
  schema: Schema,
  evidence: ItemEvidence,
  depth: number,
): ItemLocation | undefined {
  const name = depth === 0 ? undefined : wrapperOf(mergeSchema, schema, evidence, depth);
  if (name === undefined) return undefined;
  const inner = mergeSchema(schema).properties.get(name) ?? {};
  const { itemPath, schema: item } = findByName(mergeSchema, inner, evidence, depth - 1) ?? {
    itemPath: [],
    schema: inner,
  };
  return { itemPath: [name, ...itemPath], schema: item };
}

/** The member of an envelope that leads to its item, by its name and what is beside it. */
function wrapperOf(
  mergeSchema: MergeSchema,
  schema: Schema,
  evidence: ItemEvidence,
  depth: number,
): string | undefined {
  const besideId = idBesideItem(mergeSchema, schema, evidence);
  if (besideId !== undefined) return besideId;
  if (isItself(mergeSchema, schema, evidence)) return undefined;
  const outer = withoutFiles(mergeSchema, mergeSchema(schema), evidence);
  const hasFiles = outer.properties.size < mergeSchema(schema).properties.size;
  const objects = new Map([...outer.properties].filter(([, member]) => isObjectSchema(mergeSchema(member))));
  const usual =
    findName(objects.keys(), [...evidence.wrappers, ...itemNamesOf(evidence.segment)]) ??
    namedByLastWord(mergeSchema, objects, evidence);
  // Alone beside files, `metadata` says all there is to say.
  const isOnlyOne = hasFiles && outer.properties.size === 1;
  const [only, ...others] = [...objects.keys()].filter((name) => isOnlyOne || !isBesideItem(name));
  const name = usual ?? (others.length === 0 ? only : undefined);
  if (name === undefined) return untypedWrapper(mergeSchema, outer, evidence);
  if (isOwnMember(mergeSchema, objects.get(name), name, evidence)) return undefined;
  const isAlone = isAccompanied(outer, name, usual === undefined ? undefined : evidence.segment);
  const inner = objects.get(name) ?? {};
  const isLikely = () =>
    leadsToItem(mergeSchema, inner, evidence, depth, usual !== undefined) ||
    (usual !== undefined && isOpaque(mergeSchema(inner)) && isReceipt(outer, evidence)) ||
    (outer.properties.size === 1 && hasScalars(mergeSchema, inner, hasFiles ? 1 : 2));
  return (usual === undefined ? isAlone && isLikely() : isAlone || isLikely()) ? name : undefined;
}

/** Whether a request sends a property of the item under its own name: the map in `PUT /headers` with `{headers: {…}}`. */
function isOwnMember(
  mergeSchema: MergeSchema,
  inner: Schema | undefined,
  name: string,
  evidence: ItemEvidence,
): boolean {
  if (!evidence.isRequest || evidence.wrappers.includes(name) || !evidence.properties.has(name)) return false;
  return sharesMost(mergeSchema, inner ?? {}, evidence) === 0;
}

/**
 * The member of a response that says nothing of what it holds, beside what only accompanies an item: the `data` of
 * `{code, message, data}`, in which many small services send whatever there is.
 */
function untypedWrapper(
  mergeSchema: MergeSchema,
  outer: Pick<MergedSchema, 'properties'>,
  { isRequest, segment }: ItemEvidence,
): string | undefined {
  const untyped = [...outer.properties].filter(([, member]) => {
    const merged = mergeSchema(member);
    const { example } = merged.keywords;
    return isUntyped(merged) && (example === undefined || isObject(example));
  });
  const name = findName(
    untyped.map(([each]) => each),
    itemNamesOf(segment),
  );
  return !isRequest && name !== undefined && isAccompanied(outer, name) ? name : undefined;
}

/** The `page` of `/cmsPages`, where it looks like one of them: it may as well be the page of a list. */
function namedByLastWord(
  mergeSchema: MergeSchema,
  objects: ReadonlyMap<string, Schema>,
  evidence: ItemEvidence,
): string | undefined {
  const name = findName(objects.keys(), lastWordsOf(evidence.segment).flatMap(singularsOf));
  return name !== undefined && sharesMost(mergeSchema, objects.get(name) ?? {}, evidence) > 1
    ? name
    : undefined;
}

/** Whether an object in an envelope looks like an item, or like an envelope of one. */
function leadsToItem(
  mergeSchema: MergeSchema,
  inner: Schema,
  evidence: ItemEvidence,
  depth: number,
  isUsual: boolean,
): boolean {
  return (
    (!evidence.isRequest && hasId(mergeSchema, inner, evidence.idParameter)) ||
    sharesMost(mergeSchema, inner, evidence) > (isUsual ? 0 : 1) ||
    (depth > 1 && wrapperOf(mergeSchema, inner, evidence, depth - 1) !== undefined)
  );
}

/** Whether an object describes something, as the only member of `{registration: {reference, name}}` does. */
function hasScalars(mergeSchema: MergeSchema, schema: Schema, least: number): boolean {
  const members = [...mergeSchema(schema).properties.values()];
  const scalars = members.filter((each) => {
    const { types } = mergeSchema(each);
    return ['string', 'integer', 'number'].some((type) => types.has(type));
  });
  return scalars.length >= least;
}

/** Whether a response has nothing that items have: `{job_id, data: {}}` says how the request went, and has room for the item. */
function isReceipt(
  { properties }: Pick<MergedSchema, 'properties'>,
  { isRequest, properties: ofItems }: ItemEvidence,
): boolean {
  return !isRequest && ofItems.size > 0 && [...properties.keys()].every((name) => !ofItems.has(name));
}

/** The members of a body that are no files: a form has those beside the object that describes them, `{request, file}`. */
function withoutFiles(
  mergeSchema: MergeSchema,
  outer: MergedSchema,
  { isRequest }: ItemEvidence,
): Pick<MergedSchema, 'properties'> {
  if (!isRequest) return outer;
  return {
    properties: new Map([...outer.properties].filter(([, member]) => !isFileProperty(mergeSchema, member))),
  };
}

/**
 * Whether all but one member of an envelope only accompany an item.
 * @param segment the word for the items, where an id that is called after it accompanies them too: `{ticketId, ticket}`
 */
function isAccompanied(
  { properties }: Pick<MergedSchema, 'properties'>,
  name: string,
  segment?: string,
): boolean {
  const isOwnId = (each: string) => segment !== undefined && namesIdOf(segment, each);
  return [...properties.keys()].every((each) => each === name || isBesideItem(each) || isOwnId(each));
}
