import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { Random } from '../../../random.ts';
import { singular, splitWords } from '../../../sample/property-words.ts';
import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { fitsProperty } from '../values/fits-property.ts';
import { unitPrices } from '../values/sums/line-sums.ts';
import type { FindReferred } from './find-referred.ts';

/** What values are linked with. */
export interface LinkOptions {
  readonly mergeSchema: MergeSchema;
  readonly findReferred: FindReferred;
  /** The resource whose items are linked: they do not refer to each other. */
  readonly own: Resource;
  /** The items of a resource that there are. */
  readonly rowsOf: (resource: Resource) => readonly StoredItem[];
  /** The item of a resource with an id. */
  readonly rowOf: (resource: Resource, id: unknown) => StoredItem | undefined;
  readonly random: Random;
  /** The names of properties of the item itself that stay as they are. */
  readonly fixed: ReadonlySet<string>;
}

/** How deep in an item references are looked for. */
const maxDepth = 5;

/**
 * A value in which each property that is named after another resource has the id of an item that exists, and says of it
 * what that item says: its price, its name.
 */
export function linkValues(
  options: LinkOptions,
  schema: Schema,
  value: unknown,
  depth = 0,
  isLine = false,
): unknown {
  if (depth > maxDepth) return value;
  const merged = options.mergeSchema(schema, value);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, part]) =>
    linkMember(options, merged, { name, part, depth }),
  );
  const linked: Item = Object.fromEntries(members.map(({ name, part }) => [name, part]));
  return members.reduce(
    (object, { name, row }) =>
      row === undefined ? object : withFacts(options, merged, object, { word: wordOf(name), row, isLine }),
    linked,
  );
}

/** `product` for `product_id`. */
function wordOf(name: string): string {
  return splitWords(name).replace(/_(?:id|uuid|ref)$/, '');
}

/** A member of an object, and the item that it refers to where it refers to one. */
interface Member {
  readonly name: string;
  readonly part: unknown;
  readonly row?: StoredItem;
}

interface PlacedMember extends Member {
  readonly depth: number;
}

function linkMember(
  options: LinkOptions,
  { properties }: MergedSchema,
  { name, part, depth }: PlacedMember,
): Member {
  const { fixed, findReferred, own, mergeSchema } = options;
  const property = properties.get(name);
  if (property === undefined || (depth === 0 && fixed.has(name))) return { name, part };
  if (isObject(part)) return { name, part: linkObject(options, property, part, { name, depth }) };
  const target = findReferred(name, depth === 0 ? own : undefined);
  if (target === undefined || (Array.isArray(part) && part.some(isObject))) {
    return { name, part: linkElements(options, mergeSchema(property), part, { name, depth }) };
  }
  const { value, row } = linkedIds(options, mergeSchema(property), target, part, `${depth} ${name}`);
  return { name, part: value, ...(row && { row }) };
}

/** The elements of a list, those that refer to the same resource to items of their own. */
function linkElements(
  options: LinkOptions,
  { items }: MergedSchema,
  part: unknown,
  { name, depth }: Pick<PlacedMember, 'name' | 'depth'>,
): unknown {
  if (items === undefined || !Array.isArray(part)) return part;
  return part.map((element: unknown, i) => {
    const random = options.random.fork(`${depth} ${name} ${i}`);
    return isObject(element)
      ? linkObject({ ...options, random }, items, element, { name, depth, isLine: true })
      : element;
  });
}

/** An object, or a line; one named after a resource, such as `product: {id}`, has the id of an item of it. */
function linkObject(
  options: LinkOptions,
  schema: Schema,
  object: Item,
  { name, depth, isLine = false }: Pick<PlacedMember, 'name' | 'depth'> & { readonly isLine?: boolean },
): unknown {
  const linked = linkValues(options, schema, object, depth + 1, isLine);
  const target = Object.hasOwn(object, 'id')
    ? options.findReferred(`${singular(name)}_id`, options.own)
    : undefined;
  const merged = options.mergeSchema(schema, object);
  const id = merged.properties.get('id');
  if (target === undefined || id === undefined || !isObject(linked)) return linked;
  const { value, row } = linkedIds(
    options,
    options.mergeSchema(id),
    target,
    object.id,
    `${depth} ${name} id`,
  );
  if (row === undefined) return linked;
  return withFacts(options, merged, { ...linked, id: value }, { word: singular(name), row, isLine: true });
}

/** The id of an item in place of a generated one, or several where the property is a list. */
function linkedIds(
  { rowsOf, rowOf, random, mergeSchema }: LinkOptions,
  merged: MergedSchema,
  target: Resource,
  part: unknown,
  key: string,
): { readonly value: unknown; readonly row?: StoredItem } {
  const rows = rowsOf(target);
  if (rows.length === 0 || part === null) return { value: part };
  const draw = random.fork(key);
  if (Array.isArray(part)) {
    const element = mergeSchema(merged.items ?? {});
    if (part.some((each) => typeof each === 'object')) return { value: part };
    const picked = new Set(part.map(() => draw.pick(rows)));
    const ids = [...picked].map(({ id }) => idAs(element, id));
    return ids.some((id) => id === undefined) ? { value: part } : { value: ids };
  }
  const row = rowOf(target, part) ?? draw.pick(rows);
  const id = idAs(merged, row.id);
  return id === undefined ? { value: part } : { value: id, row };
}

/** An id in the type of the property that refers to it; absent where it does not fit. */
export function idAs(merged: MergedSchema, id: string | number): string | number | undefined {
  const { types } = merged;
  const value = types.has('string') || types.size === 0 ? String(id) : Number(id);
  return fitsProperty(merged, value) ? value : undefined;
}

/** What a reference names besides the id, and the names, in snake case, under which the item itself has it. */
const facts: readonly (readonly [names: RegExp, own: RegExp])[] = [
  [/^(?:name|title)$/, /^(?:name|title|full_name|display_name)$/],
  [
    /^(?:image|image_url|photo|thumbnail|thumbnail_url|picture)$/,
    /^(?:image|image_url|photo|photo_url|thumbnail|thumbnail_url|picture)$/,
  ],
  [
    /^(?:sku|code|slug|currency|email|description|category|unit)$/,
    /^(?:sku|code|slug|currency|email|description|category|unit)$/,
  ],
];

/** An object with what the item that it refers to says of itself. */
function withFacts(
  { mergeSchema }: LinkOptions,
  { properties }: MergedSchema,
  object: Item,
  { word, row, isLine }: { readonly word: string; readonly row: StoredItem; readonly isLine: boolean },
): Item {
  const own = new Map(Object.entries(row.item).map(([name, value]) => [splitWords(name), value]));
  const changes = Object.keys(object).flatMap((name): [string, unknown][] => {
    const words = splitWords(name);
    const isPrefixed = words.startsWith(`${word}_`);
    if (!isPrefixed && !isLine) return [];
    const bare = isPrefixed ? words.slice(word.length + 1) : words;
    const value = isPrice(bare) ? ownPrice(row.item) : factIn(own, bare);
    const property = properties.get(name);
    return value !== undefined && property && fitsProperty(mergeSchema(property), value)
      ? [[name, value]]
      : [];
  });
  return { ...object, ...Object.fromEntries(changes) };
}

function factIn(own: ReadonlyMap<string, unknown>, bare: string): unknown {
  const fact = facts.find(([names]) => names.test(bare));
  if (fact === undefined) return undefined;
  if (own.has(bare)) return own.get(bare);
  return [...own].find(([words]) => fact[1].test(words))?.[1];
}

function isPrice(words: string): boolean {
  return unitPrices.includes(words);
}

const prices =
  /^(?:unit_|base_|sale_)?price$|^(?:price|rate|amount|fee|cost)_per_(?:night|day|hour|unit|person)$|^(?:night|nightly|daily|hourly)_(?:price|rate)$|^(?:unit_amount|rate|fee|cost|price_amount)$/;

/** What one of the items costs; absent for what says nothing of it. */
export function ownPrice(item: Item): number | undefined {
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'number' && prices.test(splitWords(name))) return value;
  }
  return undefined;
}
