import type { Schema } from '../openapi/document.ts';
import type { MergeSchema } from '../schema/merged-schema.ts';
import { plainName } from './naming.ts';

/** What only some responses show of an item: its id, and when it was made and changed. */
const servers =
  /^(?:_?id|uuid|__v|created(?:at|on|date|time)?|updated(?:at|on|date|time)?|modified(?:at|on)?|date(?:created|updated))$/;

/**
 * Whether two schemas that were written apart describe the same items: they have most of their properties in common, but for
 * those that the server sets of any item.
 */
export function areAlike(mergeSchema: MergeSchema, first: Schema, second: Schema): boolean {
  const [a, b] = [namesOf(mergeSchema, first), namesOf(mergeSchema, second)];
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared > 1 && shared * 5 >= Math.max(a.size, b.size) * 4;
}

function namesOf(mergeSchema: MergeSchema, schema: Schema): ReadonlySet<string> {
  const names = [...mergeSchema(schema).properties.keys()].map(plainName);
  return new Set(names.filter((name) => !servers.test(name)));
}
