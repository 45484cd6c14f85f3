import type { Schema } from '../../openapi/document.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import { hasFormat } from '../../schema/ajv.ts';
import type { IdFormat } from '../resource.ts';
import { plainSequence } from './id-sequence.ts';

/** How many characters a ULID has. */
const ulidLength = 26;

const uuid: IdFormat = { kind: 'uuid' };
const objectId: IdFormat = { kind: 'hex', length: 24 };

function ulid(prefix: string, isLower = false, length = ulidLength): IdFormat {
  return { kind: 'ulid', prefix, length, isLower };
}

/** The formats that are tried where the contract suggests none, by precedence. */
export const usualFormats: readonly IdFormat[] = [ulid(''), ulid('', true), uuid, objectId, plainSequence];

/** What the names in `format` say of an id. */
const byName: ReadonlyMap<unknown, IdFormat> = new Map<unknown, IdFormat>([
  ['uuid', uuid],
  ['guid', uuid],
  ...['1', '3', '4', '5', '7'].map((version) => [`uuid${version}`, { kind: 'uuid', version }] as const),
  ['objectid', objectId],
  ['object-id', objectId],
  ['mongo-id', objectId],
  ['int32', plainSequence],
  ['int64', plainSequence],
]);

/** The format that the `format` of a schema names. */
export function formatsByName({ format }: Schema): readonly IdFormat[] {
  const found = byName.get(typeof format === 'string' ? format.toLowerCase() : undefined);
  return found === undefined ? [] : [found];
}

/** The formats that an example may have, by precedence: `ord_1MqLiJ` is a prefix and opaque characters. */
export function formatsLike(example: string | undefined): readonly IdFormat[] {
  if (example === undefined) return [];
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(example)) return [uuid];
  if (/^\d+$/.test(example)) return [plainSequence];
  if (/^[0-9a-f]{24}$|^[0-9a-f]{32}$/.test(example)) return [{ kind: 'hex', length: example.length }];
  const [, prefix = ''] = /^((?:[A-Za-z][A-Za-z0-9]*[_-])+|[A-Z]{2,4}(?=[0-9]{2}))/.exec(example) ?? [];
  return [
    ulid(prefix),
    ulid(prefix, true),
    ulid(prefix, false, example.length - prefix.length),
    ulid(prefix, true, example.length - prefix.length),
  ].filter((format) => format.kind === 'ulid' && format.length >= 8);
}

/** Ids of a format, to check whether the contract accepts what it generates: together they have every character. */
export function specimensOf(format: IdFormat): readonly string[] {
  switch (format.kind) {
    case 'uuid':
      return ['018f4e2a-7c3b-7d10-9a4c-5e6f708192a3'];
    case 'hex':
      return ['0123456789abcdef0123456789abcdef'.slice(0, format.length)];
    case 'ulid':
      return ['01J8X2N6P4Q7R9S3T5V1W0YZAB', '01CDEFGHJKMNPQRSTVWXYZ0123'].map((full) => {
        const body = full.slice(-format.length);
        return format.prefix + (format.isLower ? body.toLowerCase() : body);
      });
    case 'sequence':
      return [format.first, format.first + format.step, Math.min(format.last, 2048)].map(String);
    default:
      return [];
  }
}

/** Whether a text has a format; that of an id that is known here by several names, or one of JSON Schema. */
function hasNamedFormat(id: string, format: string): boolean {
  const named = byName.get(format.toLowerCase());
  if (named?.kind === 'hex') return /^[0-9a-f]{24}$/.test(id);
  if (named?.kind === 'sequence') return /^-?\d+$/.test(id);
  return hasFormat(id, named?.kind === 'uuid' ? 'uuid' : format);
}

/** Whether a text fits every schema, as far as their keywords for texts say. */
export function fitsAll(shapes: readonly Schema[], id: string): boolean {
  return shapes.every((shape) => fitsKeywords(shape, id));
}

/** Whether a text fits the keywords of a schema for texts. */
export function fitsKeywords({ pattern, minLength, maxLength, format }: Schema, id: string): boolean {
  if (typeof minLength === 'number' && id.length < minLength) return false;
  if (typeof maxLength === 'number' && id.length > maxLength) return false;
  if (typeof format === 'string' && !hasNamedFormat(id, format)) return false;
  return typeof pattern !== 'string' || compilePattern(pattern)?.test(id) !== false;
}
