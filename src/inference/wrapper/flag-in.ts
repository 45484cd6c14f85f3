import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isBesideItem } from './wrapper-names.ts';

/** How deep in a body its flag is. */
const maxDepth = 2;

/** Where a body has its only flag, beside what says how the request went: none for one that shows something else too. */
export function flagIn(mergeSchema: MergeSchema, schema: Schema, depth = 0): readonly string[] | undefined {
  const { types, properties } = mergeSchema(schema);
  if (types.has('boolean')) return [];
  const others = [...properties].filter(([name]) => !isBesideItem(name));
  const [[name, inner] = [], ...more] = others;
  if (name === undefined || inner === undefined || more.length > 0 || depth > maxDepth) return undefined;
  const path = flagIn(mergeSchema, inner, depth + 1);
  return path && [name, ...path];
}
