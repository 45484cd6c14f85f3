import { parse, stringify } from 'qs';
import { SandboxError } from '../errors.ts';
import { isObject } from '../json.ts';
import { decodeBody, serializeText } from './body-text.ts';
import type { BytesCodec } from './codec.ts';
import { isMediaType } from './media-types.ts';

/** How many fields a form may have, urlencoded or multipart. */
export const maxFormFields = 1_000;

/** How deep the names of fields may nest, and how long a list of them may be. */
const limits = {
  parameterLimit: maxFormFields,
  depth: 32,
  arrayLimit: 1_000,
  // Without, the names that every object has, such as `constructor`, would be dropped.
  plainObjects: true,
  throwOnLimitExceeded: true,
  strictDepth: true,
} as const;

/**
 * Decodes percent-encoding, and `+` as a space, as in forms.
 * @param subject what the text is of, for the message
 * @throws SandboxError `malformed` for a `%` that no valid UTF-8 sequence follows.
 */
export function decodeFormText(text: string, subject: 'form' | 'query'): string {
  return decodeEscapes(text.replaceAll('+', ' '), subject);
}

function decodeEscapes(text: string, subject: 'form' | 'query'): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const message = `the ${subject} is not valid percent-encoding: write a literal % as %25`;
    throw new SandboxError('malformed', message, { cause: error });
  }
}

function parseForm(bytes: Buffer): unknown {
  const text = decodeBody(withSpaces(bytes));
  return withinLimits(() =>
    unmask(parse(text, { ...limits, decoder: (part) => mask(decodeEscapes(part, 'form')) })),
  );
}

/** The bytes of a form with its `+` as spaces: in a text, to replace millions takes a second. */
function withSpaces(bytes: Buffer): Buffer {
  if (!bytes.includes(plus)) return bytes;
  const spaced = Buffer.from(bytes);
  for (let at = spaced.indexOf(plus); at >= 0 && at < spaced.length; at += 1) {
    if (spaced[at] === plus) spaced[at] = space;
  }
  return spaced;
}

const plus = 0x2b;
const space = 0x20;

/** What stands for `__proto__`, which `qs` drops without a word; no client sends this character, which Unicode leaves to us. */
const masked = '\ue000proto\ue000';

function mask(name: string): string {
  return name.includes('__proto__') ? name.replaceAll('__proto__', masked) : name;
}

/** A value with its own names again. It nests no deeper than forms may, and most have nothing to change. */
function unmask(value: unknown): unknown {
  if (typeof value === 'string')
    return value.includes(masked) ? value.replaceAll(masked, '__proto__') : value;
  if (Array.isArray(value)) return value.map(unmask);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [unmaskName(name), unmask(inner)]));
}

function unmaskName(name: string): string {
  return name.replaceAll(masked, '__proto__');
}

/**
 * Fields by their names as they nest: `page[title]` is a property of `page`, and `tags[]` a list. Of a name that repeats, the
 * value is a list.
 * @throws SandboxError `too-large` or `malformed`, as for the text of a form.
 */
export function nestFields(
  fields: ReadonlyMap<string, string | readonly string[]>,
): Readonly<Record<string, unknown>> {
  if (![...fields.keys()].some((name) => name.includes('['))) return Object.fromEntries(fields);
  const named = Object.fromEntries([...fields].map(([name, value]) => [mask(name), value]));
  return withinLimits(() => Object(unmask(parse(named as Record<string, string>, limits))));
}

/** @throws SandboxError `too-large` for too many fields or values in a list, which `qs` would drop without a word. */
function withinLimits<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const isDeep = error.message.includes('depth');
    const message = isDeep
      ? `the names of the form are nested deeper than ${limits.depth} levels`
      : `the form has more than ${maxFormFields} fields, or as many values of one: send fewer`;
    throw new SandboxError(isDeep ? 'malformed' : 'too-large', message, { cause: error });
  }
}

/** URL-encoded forms: `name=Acme&tags[]=a` is `{ name: 'Acme', tags: ['a'] }`. */
export const formCodec: BytesCodec = {
  name: 'form',
  input: 'bytes',
  structure: 'never',
  writesValues: true,
  hasFields: true,
  hasTextValues: true,
  matches: (mediaType) => isMediaType(mediaType, 'application/x-www-form-urlencoded'),
  parse: parseForm,
  serialize: (value) =>
    isObject(value) ? stringify(value, { encodeValuesOnly: true }) : serializeText(value),
};
