import { plainName } from '../../../inference/naming.ts';
import { isObject } from '../../../json.ts';
import type { Schema } from '../../../openapi/document.ts';
import type { MergeSchema } from '../../../schema/merged-schema.ts';
import type { Item } from '../stored-item.ts';

/** What decides which properties of an item are shown. */
export interface FieldSelection {
  readonly mergeSchema: MergeSchema;
  /** The properties that were asked for; `address.city` is one inside of another. */
  readonly names: readonly string[];
  /** The property with the id, which is always shown. */
  readonly id: string | undefined;
}

/**
 * The properties of an item that were asked for, its id, and what its schema requires. An item that has none of them is
 * shown whole: the names are those of something else.
 */
export function selectFields(selection: FieldSelection, schema: Schema, item: unknown): unknown {
  if (!isObject(item) || !hasAny(item, selection.names)) return item;
  return selected(selection, schema, item);
}

function hasAny(item: Item, names: readonly string[]): boolean {
  return Object.entries(item).some(
    ([key, part]) => namesWithin(key, names) !== undefined || (isContainer(key, part) && hasAny(part, names)),
  );
}

function selected(selection: FieldSelection, schema: Schema, item: Item): Item {
  const { properties, required } = selection.mergeSchema(schema, item);
  const shown = Object.entries(item).flatMap(([key, part]): [string, unknown][] => {
    const names = namesWithin(key, selection.names);
    if (names?.length === 0) return [[key, part]];
    const isAround = isContainer(key, part) && (required.has(key) || hasAny(part, selection.names));
    const inner = isAround ? selection.names : names;
    if (inner !== undefined && isObject(part)) {
      return [[key, selected({ ...selection, names: inner }, properties.get(key) ?? {}, part)]];
    }
    return required.has(key) || key === selection.id || names !== undefined ? [[key, part]] : [];
  });
  return Object.fromEntries(shown);
}

/** What was asked for inside of a property: nothing for all of it; undefined for a property that was not asked for. */
function namesWithin(key: string, names: readonly string[]): readonly string[] | undefined {
  const own = names.filter((name) => plainName(name.split('.')[0] ?? '') === plainName(key));
  if (own.length === 0) return undefined;
  return own.some((name) => !name.includes('.')) ? [] : own.map((name) => name.slice(name.indexOf('.') + 1));
}

/** JSON:API has the properties of an item in its `attributes`. */
function isContainer(key: string, part: unknown): part is Item {
  return key === 'attributes' && isObject(part);
}
