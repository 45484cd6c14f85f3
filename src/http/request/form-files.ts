import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';

/**
 * Whether a part of a form is a value, also where it is sent with a file name, as browsers send JSON: its schema
 * describes more than bytes.
 */
export function isTextField(mergeSchema: MergeSchema, { schema }: MediaType, field: string): boolean {
  const property = schema && mergeSchema(schema).properties.get(field);
  if (property === undefined) return false;
  const merged = mergeSchema(property);
  const { types, keywords } = merged.items === undefined ? merged : mergeSchema(merged.items);
  if (types.size === 0) return false;
  if (typeof keywords.contentMediaType === 'string') return keywords.contentEncoding !== undefined;
  return !(types.has('string') && keywords.format === 'binary');
}
