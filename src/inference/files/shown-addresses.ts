import type { Schema } from '../../openapi/document.ts';
import { isOpaque, type MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';

/** How deep in a response the address of a file is looked for. */
const maxDepth = 4;

/** What the address of a file is called, alone or at the end of a name. */
const addressName = /(?:ur[il]|link|href|src)s?$/i;

/**
 * Whether values of a schema have a property for the address of an uploaded file: one that is called so, or as a field of the
 * form is.
 * @param fields plain names of the fields that are files, and of what the path is of
 */
export function showsAddress(
  mergeSchema: MergeSchema,
  schema: Schema,
  fields: ReadonlySet<string>,
  depth = 0,
): boolean {
  if (depth > maxDepth) return false;
  const merged = mergeSchema(schema);
  const { properties, items } = merged;
  if (depth === 0 && isOpaque(merged)) return true;
  if (items !== undefined) return showsAddress(mergeSchema, items, fields, depth + 1);
  return [...properties].some(
    ([name, member]) =>
      addressName.test(name) ||
      fields.has(plainName(name)) ||
      showsAddress(mergeSchema, member, fields, depth + 1),
  );
}
