import type { Schema } from '../../openapi/document.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import { hasFormat } from '../../schema/ajv.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import type { IdFormat } from '../resource.ts';
import { inferSequence, plainSequence } from './id-sequence.ts';

/**
 * Infers the format of the ids that the server assigns: the first that fits every place where the contract shows an id.
 * @param schemas the places, by precedence
 * @param examples ids from the contract's examples; they show a format, and are never ids themselves
 */
export function inferIdFormat(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
  examples: readonly unknown[],
): IdFormat {
  const shapes = schemas.map((schema) => mergeSchema(schema).keywords);
  const values = allowedValues(shapes);
  if (values !== undefined) return { kind: 'choice', values };
  const isNumber = schemas.some((schema) => {
    const { types } = mergeSchema(schema);
    return types.has('integer') || types.has('number');
  });
  if (isNumber) return inferSequence(shapes);
  const declared = shapes.flatMap(({ example, examples: several }) => [example, several].flat());
  const example = [...declared, ...examples].find((value) => typeof value === 'string');
  const candidates = [...shapes.flatMap(formatsByName), ...formatsLike(example), ...usualFormats];
  const fitsEvery = (format: IdFormat) => specimensOf(format).every((id) => fitsAll(shapes, id));
  return candidates.find(fitsEvery) ?? { kind: 'sample', schemas: sampledSchemas(schemas) };
}

/** The values that an `enum` or a `const` leaves; undefined without either. */
function allowedValues(shapes: readonly Schema[]): readonly (string | number)[] | undefined {
  const lists = shapes.flatMap((shape) => [
    ...(Array.isArray(shape.enum) ? [shape.enum] : []),
    ...(shape.const === undefined ? [] : [[shape.const]]),
  ]);
  const [own] = lists;
  const values = own?.filter((value) => typeof value === 'string' || typeof value === 'number');
  const fitting = values?.filter(
    (value) => lists.every((list) => list.includes(value)) && fitsAll(shapes, `${value}`),
  );
  return fitting?.length ? fitting : values;
}

/** A value that fits all places is looked for first, then one that fits the first of them, which is the item itself. */
function sampledSchemas(schemas: readonly Schema[]): readonly Schema[] {
  const [own = { type: 'string' }, ...others] = schemas;
  return others.length === 0 ? [own] : [{ allOf: schemas }, own];
}

/** How many characters a ULID has. */
const ulidLength = 26;

const uuid: IdFormat = { kind: 'uuid' };
const objectId: IdFormat = { kind: 'hex', length: 24 };

function ulid(prefix: string, isLower = false, length = ulidLength): IdFormat {
  return { kind: 'ulid', prefix, length, isLower };
}

/** The formats that are tried where the contract suggests none, by precedence. */
const usualFormats: readonly IdFormat[] = [ulid(''), ulid('', true), uuid, objectId, plainSequence];

/** What the names in `format` say of an id. */
const byName: ReadonlyMap<unknown, IdFormat> = new Map<unknown, IdFormat>([
  ['uuid', uuid],
  ['guid', uuid],
  ['objectid', objectId],
  ['object-id', objectId],
  ['mongo-id', objectId],
  ['int32', plainSequence],
  ['int64', plainSequence],
]);

function formatsByName({ format }: Schema): readonly IdFormat[] {
  const found = byName.get(typeof format === 'string' ? format.toLowerCase() : undefined);
  return found === undefined ? [] : [found];
}

/** The formats that an example may have, by precedence: `ord_1MqLiJ` is a prefix and opaque characters. */
function formatsLike(example: string | undefined): readonly IdFormat[] {
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
function specimensOf(format: IdFormat): readonly string[] {
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
      return ['1', '10', '2048'];
    default:
      return [];
  }
}

function fitsAll(shapes: readonly Schema[], id: string): boolean {
  return shapes.every((shape) => fitsKeywords(shape, id));
}

function fitsKeywords({ pattern, minLength, maxLength, format }: Schema, id: string): boolean {
  if (typeof minLength === 'number' && id.length < minLength) return false;
  if (typeof maxLength === 'number' && id.length > maxLength) return false;
  if (typeof format === 'string' && !hasFormat(id, format)) return false;
  return typeof pattern !== 'string' || compilePattern(pattern)?.test(id) !== false;
}
