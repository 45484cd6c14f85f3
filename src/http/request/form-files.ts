import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';

/**
 * Whether a part of a form is a value, also where it is sent with a file name, as browsers send JSON: its schema
 * describes more than bytes.
 */
export function isTextField(mergeSchema: MergeSchema, media: MediaType, field: string): boolean {
  return isBytesIn(mergeSchema, media, field) === false;
}

/** Whether a part of a form is a file, also where it is sent without a file name: its schema is of bytes. */
export function isFileField(mergeSchema: MergeSchema, media: MediaType, field: string): boolean {
  return isBytesIn(mergeSchema, media, field) === true;
}

/** Whether the schema of a part is of bytes; `undefined` where nothing is declared of it. */
function isBytesIn(mergeSchema: MergeSchema, { schema }: MediaType, field: string): boolean | undefined {
  const property = schema && mergeSchema(schema).properties.get(field);
  if (property === undefined) return undefined;
  const merged = mergeSchema(property);
  const { types, keywords } = merged.items === undefined ? merged : mergeSchema(merged.items);
  if (types.size === 0) return undefined;
  if (typeof keywords.contentMediaType === 'string') return keywords.contentEncoding === undefined;
  return types.has('string') && keywords.format === 'binary';
}
