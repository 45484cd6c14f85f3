import type { Schema } from '../../openapi/document.ts';
import { compilePattern } from '../../pattern/compile-pattern.ts';
import { hasFormat } from '../../schema/ajv.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { IdFormat } from '../resource.ts';
import type { FittedPlaces, IdPlace } from './id-places.ts';
import { inferSequence, plainSequence } from './id-sequence.ts';

/** The format of ids, and where it was taken from. */
interface InferredFormat {
  readonly format: IdFormat;
  readonly places: FittedPlaces;
}

/**
 * Infers the format of the ids that the server assigns: the first that fits every place where the contract has such an
 * id. Where the places contradict each other, it fits the earlier ones.
 * @param places.own where items show the id, and what finds them in paths
 * @param places.references what refers to the items by name
 * @param examples ids from the contract's examples; they show a format, and are never ids themselves
 */
export function inferIdFormat(
  mergeSchema: MergeSchema,
  { own, references }: { readonly own: readonly IdPlace[]; readonly references: readonly IdPlace[] },
  examples: readonly unknown[],
): InferredFormat {
  const find = (all: readonly IdPlace[]) => {
    const shapes = all.map(({ schema }) => mergeSchema(schema));
    const found = candidateFormats(shapes, examples).find((format) => fitsEvery(shapes, format));
    return found ?? (mayAgree(shapes) ? sampledFormat(own, all) : undefined);
  };
  const values = allowedValues(own.map(({ schema }) => mergeSchema(schema).keywords));
  if (values !== undefined)
    return { format: { kind: 'choice', values }, places: { fitted: own, misfits: [] } };
  // What is shown as words stays so, though somebody declares a reference to it as a number.
  const shown = own.flatMap(({ schema }) => mergeSchema(schema).keywords.example);
  const isWord = [...shown, ...examples].some((each) => typeof each === 'string' && !/^\d+$/.test(each));
  const fitted: IdPlace[] = [];
  const misfits: IdPlace[] = [];
  for (const place of distinct(mergeSchema, [...own, ...references.filter(isOpen)])) {
    const isUnlike = isWord && !own.includes(place) && isNumeric(mergeSchema(place.schema));
    const fits = fitted.length === 0 || (!isUnlike && find([...fitted, place]) !== undefined);
    (fits ? fitted : misfits).push(place);
  }
  const format = find(fitted) ?? sampledFormat(own, fitted);
  const telling = fitted.filter(({ schema }) => saysForm(mergeSchema(schema)));
  return { format, places: { fitted: [...new Set([...telling, ...fitted])], misfits } };

  /** One that lists its values refers to a few items, and is none that all ids fit. */
  function isOpen({ schema }: IdPlace): boolean {
    const { enum: list, const: constant } = mergeSchema(schema).keywords;
    return list === undefined && constant === undefined;
  }
}

/** Whether a schema says more of an id than that it is a text. */
function saysForm(shape: MergedSchema): boolean {
  return (
    isNumeric(shape) ||
    ['format', 'pattern', 'minLength', 'maxLength'].some((key) => shape.keywords[key] !== undefined)
  );
}

/** One of the places that say the same of an id: many operations repeat what they say. */
function distinct(mergeSchema: MergeSchema, places: readonly IdPlace[]): readonly IdPlace[] {
  const byForm = new Map<string, IdPlace>();
  for (const place of places) {
    const { types, keywords } = mergeSchema(place.schema);
    const form = JSON.stringify([[...types], formKeywords.map((keyword) => keywords[keyword])]);
    if (!byForm.has(form)) byForm.set(form, place);
  }
  return [...byForm.values()];
}

/** The keywords that say what an id looks like. */
const formKeywords = [
  ...['format', 'pattern', 'minLength', 'maxLength', 'example', 'examples'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
];

/** The formats that are tried, by precedence: numbers where a place demands one, else what the contract suggests. */
function candidateFormats(
  shapes: readonly MergedSchema[],
  examples: readonly unknown[],
): readonly IdFormat[] {
  const keywords = shapes.map((shape) => shape.keywords);
  const numbers = shapes.filter(isNumeric).map((shape) => shape.keywords);
  if (numbers.length > 0) return [inferSequence(numbers)];
  const declared = keywords.flatMap(({ example, examples: several }) => [example, several].flat());
  const example = [...declared, ...examples].find((value) => typeof value === 'string');
  return [...keywords.flatMap(formatsByName), ...formatsLike(example), ...usualFormats];
}

function isNumeric({ types }: MergedSchema): boolean {
  return types.has('integer') || types.has('number');
}

function fitsEvery(shapes: readonly MergedSchema[], format: IdFormat): boolean {
  return specimensOf(format).every((id) =>
    shapes.every(
      (shape) => (isNumeric(shape) && format.kind === 'sequence') || fitsKeywords(shape.keywords, id),
    ),
  );
}

/** Whether a value may fit all places that no usual format fits: a pattern or a length may leave some, a UUID none. */
function mayAgree(shapes: readonly MergedSchema[]): boolean {
  if (shapes.some(isNumeric)) return false;
  const keywords = shapes.map((shape) => shape.keywords);
  const least = Math.max(...keywords.map(({ minLength }) => (typeof minLength === 'number' ? minLength : 0)));
  const most = Math.min(
    ...keywords.map(({ maxLength }) => (typeof maxLength === 'number' ? maxLength : Infinity)),
  );
  const formats = new Set(keywords.flatMap(({ format }) => (typeof format === 'string' ? [format] : [])));
  const isFixed = keywords.some((each) => formatsByName(each).length > 0);
  return least <= most && formats.size < 2 && !isFixed;
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

/** A value that fits all places is looked for first, then one that fits items and paths, then one that fits items. */
function sampledFormat(own: readonly IdPlace[], fitted: readonly IdPlace[]): IdFormat {
  const [first = { type: 'string' }, ...others] = own.map(({ schema }) => schema);
  const all = fitted.map(({ schema }) => schema);
  const hard = others.length === 0 ? [] : [{ allOf: [first, ...others] }];
  const widest = fitted.every((place) => own.includes(place)) ? [] : [{ allOf: all }];
  return { kind: 'sample', schemas: [...widest, ...hard, first] };
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

function fitsAll(shapes: readonly Schema[], id: string): boolean {
  return shapes.every((shape) => fitsKeywords(shape, id));
}

function fitsKeywords({ pattern, minLength, maxLength, format }: Schema, id: string): boolean {
  if (typeof minLength === 'number' && id.length < minLength) return false;
  if (typeof maxLength === 'number' && id.length > maxLength) return false;
  if (typeof format === 'string' && !hasNamedFormat(id, format)) return false;
  return typeof pattern !== 'string' || compilePattern(pattern)?.test(id) !== false;
}
