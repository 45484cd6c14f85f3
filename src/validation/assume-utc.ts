import { isObject } from '../json.ts';
import { composedParts } from '../schema/composed-parts.ts';
import type { JsonSchema, JsonSchemaObject } from '../schema/json-schema.ts';
import { subschemasOf } from '../schema/subschemas.ts';

/** Reads the times in a value that name no zone as UTC; returns the value itself where there is none. */
export type AssumeUtc = (schema: JsonSchema, value: unknown) => unknown;

/** A time without its zone; its seconds may be left out. */
const zonelessTime = /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** The formats whose texts name a zone (RFC 3339): a text without one as UTC, and `undefined` for any other. */
const inUtc: Readonly<Record<string, (text: string) => string | undefined>> = {
  'date-time': (text) => {
    const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})[Tt ](.*)$/.exec(text) ?? [];
    return zonelessTime.test(time) ? `${day}T${withSeconds(time)}Z` : undefined;
  },
  time: (text) => (zonelessTime.test(text) ? `${withSeconds(text)}Z` : undefined),
};

/**
 * Creates the reading of times without a zone as UTC, wherever a schema declares a time: `2026-03-01T08:30:00`, as Python
 * writes a time that knows no zone, becomes `2026-03-01T08:30:00Z`. Anything else is left to the validation.
 * @param target resolves the references of the schemas
 */
export function createAssumeUtc(target: (ref: string) => JsonSchema): AssumeUtc {
  const partsOf = createTimeParts(target);

  function assume(schema: JsonSchema, value: unknown): unknown {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
    return partsOf(schema).reduce<unknown>((current, part) => assumeIn(part, current), value);
  }

  function assumeIn(part: JsonSchemaObject, value: unknown): unknown {
    if (typeof value === 'string') return inUtc[part.format ?? '']?.(value) ?? value;
    if (Array.isArray(value)) return mapItems(value, (item, at) => assume(itemSchema(part, at), item));
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const next = mapItems<[string, unknown]>(entries, (entry) => {
      const [name, before] = entry;
      const after = assume(propertySchema(part, name), before);
      return after === before ? entry : [name, after];
    });
    return next === entries ? value : Object.fromEntries(next);
  }

  return assume;
}

/** The parts of a schema that declare times, in what the value is or has within; each schema is examined once. */
function createTimeParts(
  target: (ref: string) => JsonSchema,
): (schema: JsonSchema) => readonly JsonSchemaObject[] {
  const known = new WeakMap<JsonSchemaObject, readonly JsonSchemaObject[]>();
  return (schema) => {
    if (typeof schema === 'boolean') return [];
    const parts =
      known.get(schema) ??
      composedParts(schema, target)
        .filter((part) => typeof part !== 'boolean')
        .filter((part) => mentionsTime(part, target));
    known.set(schema, parts);
    return parts;
  };
}

function mentionsTime(start: JsonSchemaObject, target: (ref: string) => JsonSchema): boolean {
  const seen = new Set<JsonSchema>();
  const visit = (schema: JsonSchema): boolean => {
    if (typeof schema === 'boolean' || seen.has(schema)) return false;
    seen.add(schema);
    if (Object.hasOwn(inUtc, schema.format ?? '')) return true;
    const { $ref } = schema;
    return ($ref !== undefined && visit(target($ref))) || subschemasOf(schema).some(visit);
  };
  return visit(start);
}

/** The list with each item replaced, or the list itself where none changes. */
function mapItems<T>(items: readonly T[], replace: (item: T, index: number) => T): readonly T[] {
  const next = items.map(replace);
  return next.every((item, index) => item === items[index]) ? items : next;
}

function itemSchema({ prefixItems, items = true }: JsonSchemaObject, index: number): JsonSchema {
  return prefixItems?.[index] ?? items;
}

function propertySchema(
  { properties = {}, additionalProperties = true }: JsonSchemaObject,
  name: string,
): JsonSchema {
  return (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? additionalProperties;
}

function withSeconds(time: string): string {
  return time.length === 'hh:mm'.length ? `${time}:00` : time;
}
