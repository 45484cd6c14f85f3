import { isObjectSchema } from '../../schema/merged-schema.ts';
import type { BodyParts, BodyShape, BytesCodec, PartsCodec } from '../codec.ts';
import { jsonCodec } from '../json-codec.ts';
import { jsonLinesCodec } from '../json-lines-codec.ts';
import { isMediaType } from '../media-types.ts';
import { xmlCodec } from '../xml/xml-codec.ts';
import { type PartPlace, parsePart, partCodecFor } from './part-formats.ts';
import { multipartContentType, serializeMultipart } from './serialize-multipart.ts';

/**
 * Multipart forms: an object of the fields and the files by name; of several files with one name, a list. A field is a
 * text, in which JSON is read later by its schema, or a value in the format that the contract declares for it.
 */
export const formDataCodec: PartsCodec = {
  name: 'multipart',
  input: 'parts',
  structure: 'never',
  writesValues: true,
  hasFields: true,
  hasTextValues: true,
  matches: (mediaType) => isMediaType(mediaType, 'multipart/form-data'),
  parse: (parts, shape) =>
    Object.values(shape?.media.encoding ?? {}).some(({ contentType }) => formatsIn(contentType).length > 0)
      ? withValues(toObject(parts), parts, shape)
      : toObject(parts),
  serialize: serializeMultipart,
  contentType: multipartContentType,
};

type Fields = Readonly<Record<string, unknown>>;

/** A file is a string with one character a byte: what matters to the schema is that it was sent. */
function toObject({ fields, files }: BodyParts): Fields {
  const names = [...new Set(files.map(({ name }) => name))];
  const contents = names.map((name) => {
    const texts = files.filter((file) => file.name === name).map(({ bytes }) => bytes.toString('latin1'));
    return [name, texts.length === 1 ? texts[0] : texts] as const;
  });
  return Object.fromEntries([...Object.entries(fields), ...contents]);
}

/** The formats other than JSON among the media types of an encoding. */
function formatsIn(contentType = ''): readonly BytesCodec[] {
  return contentType
    .split(',')
    .map((mediaType) => partCodecFor(mediaType.trim()))
    .filter((codec): codec is BytesCodec => codec !== undefined && codec !== jsonCodec);
}

/** The form with the fields as values that are in a format of their own, where their schema is of more than a text. */
async function withValues(
  form: Fields,
  { fields }: BodyParts,
  shape: BodyShape | undefined,
): Promise<Fields> {
  const { encoding = {}, schema = {} } = shape?.media ?? {};
  const properties = shape?.mergeSchema(schema).properties;
  const entries = Object.entries(form).map(async ([name, value]) => {
    const formats = Object.hasOwn(encoding, name) ? formatsIn(encoding[name]?.contentType) : [];
    if (formats.length === 0 || !Object.hasOwn(fields, name)) return [name, value] as const;
    const place = { name, schema: properties?.get(name), shape };
    return [name, await fieldValue(value, formats, place)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The value of a field; of several with one name, a list of their values. */
async function fieldValue(
  field: unknown,
  formats: readonly BytesCodec[],
  { name, schema = {}, shape }: PartPlace,
): Promise<unknown> {
  const merged = shape?.mergeSchema(schema);
  if (Array.isArray(field)) {
    const place = { name, schema: merged?.items, shape };
    return Promise.all(field.map((each) => fieldValue(each, formats, place)));
  }
  const isValue = merged !== undefined && (isObjectSchema(merged) || merged.items !== undefined);
  const codec = typeof field === 'string' ? formatOf(field, formats) : undefined;
  if (!isValue || codec === undefined || typeof field !== 'string') return field;
  return parsePart(codec, Buffer.from(field), { name, schema, shape });
}

/** What texts begin with in the formats that are known by it; JSON itself is read later. */
const starts: ReadonlyMap<string, BytesCodec> = new Map([
  ['<', xmlCodec],
  ['{', jsonLinesCodec],
  ['[', jsonCodec],
]);

/** The format of a text, whose part does not say it. */
function formatOf(text: string, formats: readonly BytesCodec[]): BytesCodec | undefined {
  const known = starts.get(text.trimStart().charAt(0));
  return formats.find((codec) =>
    known === undefined ? ![...starts.values()].includes(codec) : codec === known,
  );
}
