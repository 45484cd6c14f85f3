import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';

/** Whether a property of a form is a file, or a list of files. */
export function isFileProperty(mergeSchema: MergeSchema, schema: Schema): boolean {
  const property = mergeSchema(schema);
  const { keywords } = property.items === undefined ? property : mergeSchema(property.items);
  return (
    keywords.format === 'binary' ||
    (keywords.contentEncoding === undefined && isBytes(keywords.contentMediaType))
  );
}

/** OpenAPI 3.1 declares bytes by a media type without an encoding. */
function isBytes(mediaType: unknown): boolean {
  return typeof mediaType === 'string' && !/^text\/|json/i.test(mediaType);
}
