import { isObject } from '../json.ts';
import type { Schema } from '../openapi/document.ts';
import type { MergeSchema } from './merged-schema.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Applies a JSON Merge Patch (RFC 7396) to an object, which is not changed. A property of the patch replaces its own,
 * objects are merged, and `null` deletes a property; but where the schema allows null, it is stored like any value.
 */
export function mergePatch(
  mergeSchema: MergeSchema,
  schema: Schema,
  target: JsonObject,
  patch: JsonObject,
): JsonObject {
  const { properties } = mergeSchema(schema);
  const merged = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    const inner = properties.get(name) ?? {};
    if (value === null && !mergeSchema(inner).isNullable) merged.delete(name);
    else if (!isObject(value)) merged.set(name, value);
    else {
      const old = merged.get(name);
      merged.set(name, mergePatch(mergeSchema, inner, isObject(old) ? old : {}, value));
    }
  }
  return Object.fromEntries(merged);
}
