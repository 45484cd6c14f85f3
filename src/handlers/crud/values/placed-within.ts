import { plainName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import { isReference } from '../../../openapi/reference.ts';
import { fitsType, isObjectSchema, type MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import { Draft } from '../draft.ts';
import type { Item } from '../stored-item.ts';
import { fitsProperty } from './fits-property.ts';
import { isRoleName } from './initial/initial-role.ts';

/** How many objects deep a property that was sent is looked for. */
const maxDepth = 4;

/** An object with more names than these is keyed by its data: they are no properties that responses have elsewhere. */
const maxUnplaced = 1000;

/** Names that many objects have: without the item around them they do not say whose they are. */
const generalNames: ReadonlySet<string> = new Set(['id', 'name', 'type', 'key', 'value', 'label', 'status']);

/**
 * An item that shows what was sent where responses have it: what requests send flat, as `vectors`, responses may show
 * within another object, as `config.params.vectors`. An object with an id of its own is another item, and left alone.
 * @param sent what the client sent of the item
 */
export function withPlacedWithin(crud: CrudContext, resource: Resource, item: Item, sent: Item): Item {
  const { hidden } = crud.propertiesOf(resource);
  const shown = resource.responseSchemas.map((schema) => crud.mergeSchema(schema));
  const unshown = Object.keys(sent).filter(
    (name) => !shown.some(({ properties }) => properties.has(name)) && !hidden.has(name),
  );
  if (unshown.length > maxUnplaced) return item;
  const unplaced = unshown.filter((name) => !generalNames.has(plainName(name)));
  const inTexts = textsWithin(crud, resource, sent);
  if (unplaced.length === 0) return inTexts.size === 0 ? item : withTexts(item, inTexts);
  const valuesOf = (names: readonly string[]) => new Map(names.map((name) => [plainName(name), item[name]]));
  const values = valuesOf(unplaced);
  const all = valuesOf(unshown);
  const placed = new Draft(item);
  for (const { properties } of shown) {
    for (const [name, schema] of properties) {
      if (Object.hasOwn(sent, name)) continue;
      const value =
        listOf(crud, name, schema, values) ??
        asVariant(crud, schema, placed.get(name), all) ??
        placeIn(crud, { name, schema }, placed.get(name), values, 1);
      if (value !== undefined) placed.set(name, value);
    }
  }
  return withTexts(placed.finish(), inTexts);
}

/** What the texts of something are called that people write. */
const written: ReadonlySet<string> = new Set(['body', 'text', 'content', 'message', 'subject', 'html']);

/**
 * The texts that were sent and that the fullest response shows within an object alone, though others show them as they were
 * sent: the `body` of a conversation is that of its `source`, the message that began it, which has an id and is in no
 * collection of its own.
 * @returns by the names of these objects
 */
function textsWithin(crud: CrudContext, resource: Resource, sent: Item): ReadonlyMap<string, Item> {
  const [view] = resource.responseSchemas;
  const { properties } = crud.mergeSchema(view ?? {});
  const names = Object.keys(sent).filter((name) => written.has(plainName(name)) && !properties.has(name));
  const found = new Map<string, Item>();
  for (const name of names.filter((each) => typeof sent[each] === 'string')) {
    const holders = [...properties].filter(([, schema]) => holdsText(crud, schema, name, sent[name]));
    const [holder, another] = holders.map(([each]) => each);
    if (holder === undefined || another !== undefined || Object.hasOwn(sent, holder)) continue;
    found.set(holder, { ...found.get(holder), [name]: sent[name] });
  }
  return found;
}

/** Whether an object has a text, and is no item of a collection. */
function holdsText(
  { mergeSchema, itemReferences }: CrudContext,
  schema: Schema,
  name: string,
  text: unknown,
): boolean {
  const { properties } = mergeSchema(schema);
  const declared = properties.get(name);
  if (declared === undefined || (isReference(schema) && itemReferences.has(schema.$ref))) return false;
  return fitsProperty(mergeSchema(declared), text);
}

function withTexts(item: Item, texts: ReadonlyMap<string, Item>): Item {
  const changed = [...texts].map(([name, inner]) => {
    const own = item[name];
    return [name, { ...(isObject(own) && own), ...inner }] as const;
  });
  return changed.length === 0 ? item : { ...item, ...Object.fromEntries(changed) };
}

/** Words behind the name of a list in requests that say no more than that it is sent: `domain_data` for `domains`. */
const sentWords: readonly string[] = ['data', 'input', 'inputs', 'list', 'details', 'params', 'definitions'];

/** What was sent of a list of objects under its name and a word more, where the objects are of the kind of its elements. */
function sentList(
  element: MergedSchema,
  name: string,
  values: ReadonlyMap<string, unknown>,
): readonly unknown[] | undefined {
  const stems = [plainName(name), ...singularsOf(name)];
  const forms = stems.flatMap((stem) => sentWords.map((word) => stem + word));
  const sent = forms.map((form) => values.get(form)).find(Array.isArray);
  const isOne = (part: unknown) =>
    isObject(part) && Object.keys(part).some((each) => element.properties.has(each));
  return sent?.every(isOne) ? sent : undefined;
}

/**
 * What was sent under the singular of a list's name, as one value or as several: `email_address` in `email_addresses`.
 * Where the list is of objects, each has it as the property of that name; a role is called so: `role: "ADMIN"` in `roles`.
 */
function listOf(
  { mergeSchema }: CrudContext,
  name: string,
  schema: Schema,
  values: ReadonlyMap<string, unknown>,
): unknown {
  const { types, items } = mergeSchema(schema);
  if (!types.has('array') || items === undefined) return undefined;
  const element = mergeSchema(items);
  const singular = singularsOf(name).find((each) => values.has(each));
  if (singular === undefined) return isObjectSchema(element) ? sentList(element, name, values) : undefined;
  const parts = [values.get(singular)].flat();
  if (!isObjectSchema(element)) return parts.every((part) => fitsType(element, part)) ? parts : undefined;
  const named = isRoleName(singular) && !parts.some(isUuid) ? 'name' : singular;
  const names = [...element.properties.keys()];
  const property = [singular, named].flatMap(
    (word) => names.find((each) => plainName(each) === word) ?? [],
  )[0];
  if (property === undefined || parts.some(isObject)) return undefined;
  return parts.map((part) => ({ [property]: part }));
}

function isUuid(value: unknown): boolean {
  return typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{24}$/i.test(value);
}

/**
 * What was sent of the alternative that it names: `{type: "link", url}` in a `content` that is a link, a text or a file.
 * `undefined` where the schema has no alternatives, or nothing that was sent names one.
 */
function asVariant(
  { mergeSchema }: CrudContext,
  schema: Schema,
  value: unknown,
  values: ReadonlyMap<string, unknown>,
): Item | undefined {
  const parts = mergeSchema(schema).variants.flatMap((variant): Item[] => {
    const properties = [...mergeSchema(variant.schema).properties].map(([name, property]) => ({
      name,
      merged: mergeSchema(property),
      value: values.get(plainName(name)),
    }));
    const sent = properties.filter(({ value }) => value !== undefined);
    const isNamed = sent.some(
      ({ merged }) => Array.isArray(merged.keywords.enum) || 'const' in merged.keywords,
    );
    if (!isNamed || !sent.every(({ merged, value }) => fitsProperty(merged, value))) return [];
    return [Object.fromEntries(sent.map(({ name, value }) => [name, value]))];
  });
  const [best] = parts.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  const isShown = isObject(value) && Object.entries(best ?? {}).every(([name, part]) => value[name] === part);
  return best === undefined || !isShown ? best : { ...value };
}

/**
 * An object with the values that its schema, or that of an object in it, has a property for; the same where none has. What
 * was sent may name the object too: `discount_percent` is the `percent` of a `discount`, and `daily_spend_limit` the
 * `daily` of a `spend_limit`.
 */
function placeIn(
  crud: CrudContext,
  { name: owner, schema }: { readonly name: string; readonly schema: Schema },
  value: unknown,
  values: ReadonlyMap<string, unknown>,
  depth: number,
): unknown {
  const merged = crud.mergeSchema(schema, value);
  if (depth > maxDepth || !isObjectSchema(merged) || merged.properties.has('id')) return value;
  const changed = new Map<string, unknown>();
  for (const [name, property] of merged.properties) {
    const own = isObject(value) ? value[name] : undefined;
    const names = [`${owner}_${name}`, `${name}_${owner}`, name].map(plainName);
    const sent = values.get(names.find((each) => values.has(each)) ?? '');
    const fits = sent !== undefined && fitsType(crud.mergeSchema(property, sent), sent);
    const placed = fits ? sent : placeIn(crud, { name, schema: property }, own, values, depth + 1);
    if (placed !== undefined && placed !== own) changed.set(name, placed);
  }
  if (changed.size === 0) return value;
  return { ...(isObject(value) && value), ...Object.fromEntries(changed) };
}
