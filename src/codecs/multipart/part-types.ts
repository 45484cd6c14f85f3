import { lookup } from 'mime-types';
import { plainText } from '../../json.ts';
import type { MediaType } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { declaredMediaType, essence } from '../media-types.ts';

/** A part of a form that is a file. */
export interface FilePart {
  readonly field?: string;
  readonly name?: string;
  readonly mediaType?: string;
}

/** Whether parts of a media type are texts, and not bytes. */
export function isTextType(mediaType: string): boolean {
  return /^text\/|[/+](?:json|xml|yaml|x-www-form-urlencoded)\b/i.test(mediaType);
}

/**
 * What is wrong with the types of the files in a form, as validation issues: each has to be one that the contract declares
 * for its field, by `contentType` of the Encoding Object or else by `contentMediaType` of the schema.
 */
export function partTypeIssues(
  mergeSchema: MergeSchema,
  media: MediaType,
  files: readonly FilePart[],
): readonly string[] {
  return files.flatMap((file) => {
    const { field = '', mediaType = '' } = file;
    const declared = declaredTypes(mergeSchema, media, field);
    if (declared.length === 0 || typesOfFile(file).some((type) => fits(declared, type))) return [];
    return [`/${field} has the Content-Type ${mediaType}: send ${declared.join(' or ')}`];
  });
}

/** The types that a field may have; none where it may have any, as bytes (`application/octet-stream`) may. */
function declaredTypes(mergeSchema: MergeSchema, media: MediaType, field: string): readonly string[] {
  const { schema = {}, encoding = {} } = media;
  const property = mergeSchema(mergeSchema(schema).properties.get(field) ?? {});
  const own = Object.hasOwn(encoding, field) ? encoding[field]?.contentType : undefined;
  const types = own ?? mediaTypeIn(property) ?? (property.items && mediaTypeIn(mergeSchema(property.items)));
  const names = (types ?? '').split(',').map((type) => type.trim());
  const declared = names.filter((type) => type.includes('/'));
  return declared.some((type) => essence(type) === 'application/octet-stream') ? [] : declared;
}

/** A text in Base64 has no type of its own: it is no file. */
function mediaTypeIn({ keywords }: MergedSchema): string | undefined {
  const { contentMediaType } = keywords;
  return typeof contentMediaType === 'string' && !isEncodedAsText(keywords) ? contentMediaType : undefined;
}

/** Whether a schema is of bytes that are written as a text: `binary`, `8bit` and `7bit` are the bytes themselves (RFC 2045, 6.2). */
export function isEncodedAsText({ contentEncoding }: Readonly<Record<string, unknown>>): boolean {
  return contentEncoding !== undefined && !/^(?:binary|[78]bit)$/i.test(plainText(contentEncoding));
}

/** Types that say nothing of a file: many clients send one when they know no other, or none, which means a text. */
const vague: ReadonlySet<string> = new Set(['application/octet-stream', 'text/plain']);

/** The types that a file may be of: its own, and where that says nothing, the one that its name ends with. */
function typesOfFile({ name = '', mediaType = '' }: FilePart): readonly string[] {
  const named = vague.has(essence(mediaType)) ? lookup(name) : false;
  return named === false ? [mediaType] : [mediaType, named];
}

function fits(declared: readonly string[], type: string): boolean {
  return declaredMediaType(Object.fromEntries(declared.map((name) => [name, true])), type) !== undefined;
}
