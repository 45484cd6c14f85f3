import { isEncodedAsText, isTextType } from '../../codecs/multipart/part-types.ts';
import type { PartHead } from '../../codecs/multipart/split-form.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';

/**
 * Whether a part of a form is a value, also where it is sent with a file name, as browsers send JSON: its schema
 * describes more than bytes.
 */
export function isTextField(mergeSchema: MergeSchema, media: MediaType, field: string): boolean {
  return isBytesIn(mergeSchema, media, field) === false;
}

/**
 * The field that a part of a form belongs to: `files` for a file named `files[]` or `files[0]`, as PHP, Rails and axios
 * name those of a list, where the contract declares that and not the name with brackets. Texts are read so too.
 */
export function fieldOfPart(mergeSchema: MergeSchema, { schema }: MediaType, name: string): string {
  const [, base] = /^([^[\]]+)\[\d*\]$/.exec(name) ?? [];
  if (base === undefined || schema === undefined) return name;
  const { properties } = mergeSchema(schema);
  return properties.has(base) && !properties.has(name) ? base : name;
}

/**
 * Whether a part of a form is received as bytes: it has a file name, its schema is of bytes, as of `curl -F file=text`, or it
 * says so itself where nothing else does.
 */
export function isFilePart(mergeSchema: MergeSchema, media: MediaType, part: PartHead): boolean {
  const { name, mediaType, fileName } = part;
  return fileName !== undefined || (isBytesIn(mergeSchema, media, name) ?? !isTextType(mediaType));
}

/** Whether the schema of a part is of bytes; `undefined` where nothing is declared of it. */
function isBytesIn(mergeSchema: MergeSchema, { schema }: MediaType, field: string): boolean | undefined {
  const property = schema && mergeSchema(schema).properties.get(field);
  if (property === undefined) return undefined;
  const merged = mergeSchema(property);
  const { types, keywords } = merged.items === undefined ? merged : mergeSchema(merged.items);
  if (types.size === 0) return undefined;
  if (typeof keywords.contentMediaType === 'string') return !isEncodedAsText(keywords);
  return types.has('string') && keywords.format === 'binary';
}
