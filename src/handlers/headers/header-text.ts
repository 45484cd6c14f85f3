import { isLinkHeader } from '../../engine/location-header.ts';
import { findName, plainName, singularsOf } from '../../inference/naming.ts';
import { isObject, plainText } from '../../json.ts';
import type { Header, MediaType, OpenApiDocument, Schema } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import { resolve } from '../../openapi/reference.ts';
import { SampleError, type Sampler } from '../../sample/sampler.ts';
import { type HeaderSubject, headerValue } from './header-values.ts';

/** A declared header with its name. */
export interface NamedHeader {
  readonly name: string;
  readonly header: Header;
}

/**
 * The text of a header of a response; `undefined` where there is none.
 * @param key the seed of generated values
 */
export type HeaderText = (
  header: NamedHeader,
  about: Pick<HeaderSubject, 'request' | 'reply' | 'now'>,
  key: string,
) => string | undefined;

/** A required header always has a value. */
const lastResort = 'unknown';

const addressSchema: Schema = { type: 'string', format: 'uri' };

const tokenSchema: Schema = { type: 'string', pattern: '^[A-Za-z0-9]{32}$' };

/**
 * Creates the texts of headers: an example, what the schema lists, a value of the header's own syntax, or a generated
 * one.
 * @param cookie the name of the cookie that a response sets without an example
 */
export function createHeaderText(document: OpenApiDocument, sampler: Sampler, cookie: string): HeaderText {
  return ({ name, header }, about, key) => {
    const described = describedBy(header);
    const examples = examplesOf(document, described).map(({ value }) => headerText({ name, header }, value));
    const example = examples.find((text) => text !== undefined);
    if (example !== undefined) return withoutBasePath(example, about.request.basePath);
    const schema = described.schema && resolve<Schema>(document, described.schema);
    const shape = schema && isLinkHeader(name) && !isNarrow(schema) ? addressSchema : schema;
    const generated = () =>
      shape && headerText({ name, header }, generate(shape, `${key} header ${name}`, name));
    if (schema !== undefined && isNarrow(schema)) return generated() ?? lastResortOf(header);
    const token = () => plainText(generate(tokenSchema, `${key} token`, 'token') ?? '0');
    const own = headerValue(name, { ...about, cookie, token }, schema?.format === 'uri');
    return own ?? ofBody(name, about) ?? generated() ?? lastResortOf(header);
  };

  function generate(schema: Schema, key: string, name: string): unknown {
    try {
      return sampler.sample(schema, { key, name });
    } catch (error) {
      if (error instanceof SampleError) return undefined;
      throw error;
    }
  }
}

/**
 * What the body says under the name of a header: `X-Order-Number` is its `orderNumber`, and `X-Order-Id` the `id` of what is
 * at `/orders`.
 */
function ofBody(
  name: string,
  { request, reply }: Pick<HeaderSubject, 'request' | 'reply'>,
): string | undefined {
  const { body } = reply;
  if (!isObject(body)) return undefined;
  const plain = plainName(name.replace(/^x-/i, ''));
  const words = request.operation.path.split('/').filter((word) => word !== '' && !word.includes('{'));
  const ids = ['id', ...singularsOf(words.at(-1) ?? '').map((word) => `${plainName(word)}id`)];
  const property = findName(Object.keys(body), ids.includes(plain) ? [plain, 'id'] : [plain]);
  const value = property === undefined ? undefined : body[property];
  return typeof value === 'string' || typeof value === 'number' ? headerLine(plainText(value)) : undefined;
}

function lastResortOf({ required }: Header): string | undefined {
  return required === true ? lastResort : undefined;
}

/** The keywords of a schema that say nothing of which texts a header has. */
const openKeywords = new Set([
  'type',
  'format',
  'title',
  'description',
  'nullable',
  'minLength',
  'maxLength',
]);

/** Whether a schema says which values a header has, or suggests one. */
function isNarrow(schema: Schema): boolean {
  return Object.keys(schema).some((keyword) => !openKeywords.has(keyword));
}

/** A link without the base path, which is added when it is sent. */
function withoutBasePath(text: string, basePath = ''): string {
  return basePath !== '' && text.startsWith(`${basePath}/`) ? text.slice(basePath.length) : text;
}

/** What a header says of its value: itself, or the one media type that its `content` has. */
function describedBy(header: Header): MediaType {
  return Object.values(header.content ?? {})[0] ?? header;
}

/** A line break in a value, with the blanks around it. */
const lineBreak = /[ \t]*[\r\n]+\s*/g;

/**
 * A value as a header, one line of printable ASCII: in the style `simple`, or in JSON. Lines are joined by a space, which is
 * what a recipient makes of a folded header (RFC 9112, 5.2): the `|` of YAML is no part of a value. Other characters are
 * percent-encoded, as most servers send them; absent for what has control characters.
 */
function headerText({ name, header }: NamedHeader, value: unknown): string | undefined {
  const { content, explode = false } = header;
  // Cookies in one line would be one cookie (RFC 6265, 3): of several, the first is sent.
  const sent = Array.isArray(value) && name.toLowerCase() === 'set-cookie' ? value[0] : value;
  if (sent === undefined) return undefined;
  const written =
    content === undefined || typeof sent === 'string' ? simpleText(sent, explode) : plainText(sent);
  return headerLine(written);
}

/** A text as one line of printable ASCII; `undefined` for what is none. */
function headerLine(written: string): string | undefined {
  const text = written.trim().replace(lineBreak, ' ');
  if (text === '' || /[\p{Cc}\p{Cs}]/u.test(text)) return undefined;
  return text.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);
}

/** A list as `a,b`, an object as `name,value` or exploded as `name=value` (OpenAPI, "Style Values"). */
function simpleText(value: unknown, explode: boolean): string {
  if (Array.isArray(value)) return value.map(plainText).join(',');
  if (!isObject(value)) return plainText(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}${explode ? '=' : ','}${plainText(part)}`)
    .join(',');
}
