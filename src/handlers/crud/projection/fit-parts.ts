import { ownValue } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergedSchema } from '../../../schema/merged-schema.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';

/** A value that a schema allows; wrapped because `null` is a value too. */
export interface Fitted {
  readonly value: unknown;
}

/** Where in a response a value is. */
export interface FitPlace {
  /** The seed of the object that holds the value: generated values are the same for the same key and name. */
  readonly key: string;
  /** The property that holds the value. */
  readonly name: string;
  /** The property that holds the id of items, and what comes before it in their keys. */
  readonly identity?: { readonly property: string; readonly prefix: string };
  /** How many objects and lists the value is within. */
  readonly depth?: number;
}

/** Finds the closest value to a given one that a response's schema allows; `undefined` when none was found. */
export type Fit = (schema: Schema, value: unknown, place: FitPlace) => Fitted | undefined;

/** What all steps of a search share. */
export interface FitContext {
  readonly crud: CrudContext;
  readonly isValid: (schema: Schema, value: unknown) => boolean;
  readonly fitValue: Fit;
}

/** A list with each of its elements fitted, without those that have no valid form. */
export function fitElements(
  { fitValue }: FitContext,
  { items, keywords: { maxItems } }: MergedSchema,
  values: readonly unknown[],
  place: FitPlace,
): readonly unknown[] {
  const fitted = values.flatMap((each, i) => {
    const found = items === undefined ? { value: each } : fitValue(items, each, within(place, `${i}`));
    return found === undefined ? [] : [found.value];
  });
  return typeof maxItems === 'number' ? fitted.slice(0, maxItems) : fitted;
}

/** An object with each of its members fitted, and with those that the schema requires. */
export function fitMembers(
  { crud: { mergeSchema }, fitValue }: FitContext,
  { properties, additional, allows, required }: MergedSchema,
  value: Item,
  place: FitPlace,
): Item {
  const inner = within(place, place.name, value);
  const members = new Map<string, unknown>();
  const show = (name: string, part: unknown) => {
    const schema = properties.get(name) ?? additional;
    if (!allows(name)) return;
    if (schema !== undefined && mergeSchema(schema).keywords.writeOnly === true) return;
    const fitted = schema === undefined ? { value: part } : fitValue(schema, part, { ...inner, name });
    if (fitted?.value !== undefined) members.set(name, fitted.value);
  };
  for (const [name, part] of Object.entries(value)) show(name, part);
  for (const name of required) if (!members.has(name)) show(name, undefined);
  return Object.fromEntries(members);
}

/** The place of a part: an item with an id is the seed of all that is within it. */
function within(place: FitPlace, name: string, value: Item = {}): FitPlace {
  const { key, identity, depth = 0 } = place;
  const id = identity && ownValue(value, identity.property);
  const isItem = typeof id === 'string' || typeof id === 'number';
  return { ...place, depth: depth + 1, name, key: isItem ? `${identity?.prefix} ${id}` : `${key}/${name}` };
}
