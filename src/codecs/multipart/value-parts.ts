import { extension } from 'mime-types';
import { isObject, scalarText } from '../../json.ts';
import type { Encoding, MediaType, Schema } from '../../openapi/document.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import type { BodyShape } from '../codec.ts';
import { jsonCodec } from '../json-codec.ts';
import type { Part } from './multipart-text.ts';
import { partCodecFor } from './part-formats.ts';
import { isTextType } from './part-types.ts';

/** What is known of one part. */
interface PartShape {
  readonly name?: string;
  readonly schema: Schema;
  readonly encoding: Encoding;
}

/**
 * The parts of a value: the properties of an object, or the elements of a list. Each is written as its encoding says,
 * else as its type asks for (OpenAPI, "Encoding Object"): a text as a text, bytes as bytes, a list of a property as a part
 * for each element, all else as JSON.
 */
export function partsOf(value: unknown, shape: BodyShape | undefined): readonly Part[] {
  const describe = describeParts(shape);
  if (Array.isArray(value)) return value.map((item, i) => toPart(item, describe.element(i), shape));
  if (!isObject(value)) return [toPart(value, describe.element(0), shape)];
  return Object.entries(value).flatMap(([name, inner]) => {
    const part = describe.property(name);
    if (!Array.isArray(inner) || part.encoding.contentType !== undefined) return [toPart(inner, part, shape)];
    const items = shape?.mergeSchema(part.schema).items ?? {};
    return inner.map((item) => toPart(item, { ...part, schema: items }, shape));
  });
}

function describeParts(shape: BodyShape | undefined) {
  const {
    schema = {},
    encoding = {},
    prefixEncoding = [],
    itemEncoding = {},
  }: MediaType = shape?.media ?? {};
  const merged = shape?.mergeSchema(schema);
  const prefix = Array.isArray(merged?.keywords.prefixItems) ? merged.keywords.prefixItems : [];
  return {
    property: (name: string): PartShape => ({
      name,
      schema: merged?.properties.get(name) ?? {},
      encoding: encoding[name] ?? {},
    }),
    element: (i: number): PartShape => ({
      schema: prefix[i] ?? merged?.items ?? {},
      encoding: prefixEncoding[i] ?? itemEncoding,
    }),
  };
}

function toPart(value: unknown, { name, schema, encoding }: PartShape, shape: BodyShape | undefined): Part {
  const merged = shape?.mergeSchema(schema);
  const declared = declaredType(encoding, merged);
  const isBinary =
    declared === undefined ? merged !== undefined && describesBytes(merged) : !isTextType(declared);
  const type = declared ?? defaultType(value, isBinary);
  const headers = {
    ...(name !== undefined && { 'Content-Disposition': disposition(name, isBinary ? type : undefined) }),
    'Content-Type': type,
    ...headersOf(encoding),
  };
  const codec = partCodecFor(type);
  if (codec !== undefined && (typeof value !== 'string' || codec === jsonCodec)) {
    const media = { schema };
    return { headers, content: codec.serialize(value, shape && { ...shape, media, mediaType: type }) };
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { headers, content: isBinary && isLatin1(text) ? Buffer.from(text, 'latin1') : text };
}

/** The first media type that the contract names for a part; the content of a range is its first type. */
function declaredType({ contentType }: Encoding, merged: MergedSchema | undefined): string | undefined {
  const [first = ''] = (contentType ?? '').split(',');
  const media = merged?.keywords.contentMediaType;
  const declared = first.trim() || (typeof media === 'string' ? media : '');
  if (declared === '') return undefined;
  return declared
    .replace('image/*', 'image/png')
    .replace('text/*', 'text/plain')
    .replace(/^.*\*.*$/, bytesType);
}

const bytesType = 'application/octet-stream';

function defaultType(value: unknown, isBinary: boolean): string {
  if (isBinary) return bytesType;
  return typeof value === 'object' && value !== null ? 'application/json' : 'text/plain; charset=utf-8';
}

/** Whether a schema describes bytes: a text of one character a byte. */
function describesBytes({ types, keywords }: MergedSchema): boolean {
  if (keywords.contentEncoding !== undefined) return false;
  const isBinary = keywords.format === 'binary' || keywords.contentMediaType !== undefined;
  return isBinary && (types.size === 0 || types.has('string'));
}

function isLatin1(text: string): boolean {
  return !/[^\0-\u00ff]/.test(text);
}

/** The name of a part, escaped as browsers do (HTML, 4.10.22.7), and where it is a file, that of the file. */
function disposition(name: string, fileType: string | undefined): string {
  const escaped = name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
  const ending = fileType === undefined ? undefined : extension(fileType) || 'bin';
  return `form-data; name="${escaped}"${ending === undefined ? '' : `; filename="${escaped}.${ending}"`}`;
}

/** The headers that the contract gives a part a value for. */
function headersOf({ headers = {} }: Encoding): Readonly<Record<string, string>> {
  const own = Object.entries(headers).flatMap(([name, header]): [string, string][] => {
    if (/^content-(?:type|disposition)$/i.test(name) || !isObject(header)) return [];
    const schema = isObject(header.schema) ? header.schema : {};
    const value = scalarText(header.example ?? schema.const ?? schema.example ?? schema.default);
    return value === undefined ? [] : [[name, value.replace(/[\r\n]/g, ' ')]];
  });
  return Object.fromEntries(own);
}
