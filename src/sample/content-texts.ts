import { fileSample } from './files/file-samples.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { lengthen, plainWords, stringsForFormat } from './heuristics/string-by-format.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';

/** Writes bytes as a text. */
type EncodeText = (bytes: Buffer) => string;

/** The encodings of `contentEncoding` (RFC 4648, RFC 2045); a text of plain words is one in any other. */
const encodings: Readonly<Record<string, EncodeText>> = {
  base64: (bytes) => bytes.toString('base64'),
  base64url: (bytes) => bytes.toString('base64url'),
  base32: toBase32,
  base16: (bytes) => bytes.toString('hex').toUpperCase(),
  hex: (bytes) => bytes.toString('hex'),
};

/** The texts for a schema with the keywords of contents in texts (JSON Schema 2020-12, validation, 8), the best first. */
export function contentTexts(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): readonly string[] {
  const { contentEncoding, contentMediaType, minLength = 0 } = schema;
  if (contentEncoding === undefined && contentMediaType === undefined) return [];
  const content = contentOf(context, schema, location);
  const name = (contentEncoding ?? '').toLowerCase();
  const encode = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (encode === undefined) return typeof content === 'string' ? [content] : [];
  const words = plainWords(location.random, 2);
  const texts = [content ?? words, words, 'ab'].map((each) =>
    encode(typeof each === 'string' ? Buffer.from(each) : each),
  );
  const formatted = [...texts, ...stringsForFormat(name, location.random)];
  const longer = formatted.map((text) => lengthen(name, text, minLength - text.length));
  return [...formatted, ...longer.filter((text) => text !== undefined)];
}

/** What is of the media type: JSON by its own schema, HTML, XML, or a small file; absent where any words are. */
function contentOf(
  context: SampleContext,
  { contentMediaType = '', contentSchema: [schema] = [true] }: FlatSchema,
  location: SampleLocation,
): string | Buffer | undefined {
  const { random } = location;
  if (/[/+]json\s*(?:;|$)/i.test(contentMediaType)) {
    const value = schema === true ? { [plainWords(random, 1)]: random.integer(1, 99) } : undefined;
    return JSON.stringify(value ?? context.sample(schema, { ...location, depth: location.depth + 1 }));
  }
  if (/^text\/html\b/i.test(contentMediaType)) return `<p>${plainWords(random, 3)}</p>`;
  const file = fileSample(contentMediaType);
  if (!/[/+]xml\s*(?:;|$)/i.test(contentMediaType)) return file;
  return file?.toString() ?? `<note>${plainWords(random, 3)}</note>`;
}

/** Base32 has no decoder in Node: each five bits are a letter or a digit, filled up to a multiple of eight. */
function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2));
  const text = digits.map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(digit)).join('');
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}
