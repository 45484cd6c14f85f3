import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { IdFormat } from '../resource.ts';
import { fitsAll, fitsKeywords, formatsByName, formatsLike, specimensOf, usualFormats } from './id-forms.ts';
import type { FittedPlaces, IdPlace } from './id-places.ts';
import { inferSequence } from './id-sequence.ts';

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
