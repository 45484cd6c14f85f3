import { contentTexts } from './content-texts.ts';
import { fitsScalar, lengthOf } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { lengthen, plainWords, stringsForFormat } from './heuristics/string-by-format.ts';
import { shorterForms, stringByName } from './heuristics/string-by-name.ts';
import { textForFormat } from './heuristics/text-for-format.ts';
import { textSubject } from './heuristics/text-subject.ts';
import { fitsWhenShown } from './pictures/picture-address.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/**
 * Samples a string by its pattern, else by its format, its name or of plain words, within the schema's lengths.
 * @throws SampleError `impossible` when none of the candidates fits.
 */
export function sampleString(context: SampleContext, schema: FlatSchema, location: SampleLocation): string {
  context.budget.spendCharacters(schema.minLength ?? 0, location.pointer);
  for (const candidates of [fromPatterns, contentTexts, fromFormat, fromName, fromWords]) {
    for (const text of candidates(context, schema, location)) {
      context.budget.spendCharacters(text.length, location.pointer);
      if (fitsScalar(schema, text, context.validators.hasFormat) && fitsWhenShown(text, schema)) return text;
    }
  }
  throw new SampleError('impossible', location.pointer, `no text was found that fits ${describe(schema)}`);
}

function fromPatterns(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): readonly string[] {
  const { minLength = 0, maxLength = Infinity } = schema;
  const formatted = schema.patterns === undefined ? [] : fromFormat(context, schema, location);
  const generated = (schema.patterns ?? []).map((pattern, i) =>
    context.stringFromPattern(pattern, { minLength, maxLength }, location.random.fork(`pattern ${i}`)),
  );
  // A format beside a pattern is the more specific of the two: `uri` beside `^https://`.
  return [...formatted, ...generated.filter((text) => text !== undefined)];
}

function fromFormat(
  context: SampleContext,
  { format, minLength = 0 }: FlatSchema,
  location: SampleLocation,
): readonly string[] {
  if (format === undefined) return [];
  const own = textForFormat(format, textSubject(context, location));
  const texts = [...(own === undefined ? [] : [own]), ...stringsForFormat(format, location.random)];
  const longer = texts.map((text) => lengthen(format, text, minLength - lengthOf(text)));
  return [...texts, ...longer.filter((text) => text !== undefined)];
}

function fromName(context: SampleContext, schema: FlatSchema, location: SampleLocation): readonly string[] {
  if (location.name === '' || schema.patterns !== undefined) return [];
  const text = stringByName(textSubject(context, location));
  if (text === undefined) return [];
  const isTooLong = lengthOf(text) > (schema.maxLength ?? Infinity);
  return [text, ...(isTooLong ? shorterForms(textSubject(context, location)) : []), fitted(text, schema)];
}

function fromWords(
  _context: SampleContext,
  schema: FlatSchema,
  { random }: SampleLocation,
): readonly string[] {
  const text = plainWords(random, random.integer(1, 2));
  return [fitted(text, schema), fitted('', schema)];
}

/** The text cut or padded with letters to the lengths of the schema. */
function fitted(text: string, { minLength = 0, maxLength = Infinity }: FlatSchema): string {
  const cut = [...text].slice(0, maxLength).join('');
  const trimmed = cut.trim();
  const base = lengthOf(trimmed) >= minLength ? trimmed : cut;
  const missing = minLength - lengthOf(base);
  return missing <= 0 ? base : base + 'abcdefghij'.repeat(Math.ceil(missing / 10)).slice(0, missing);
}

function describe({ patterns, format, minLength, maxLength }: FlatSchema): string {
  return JSON.stringify({ pattern: patterns, format, minLength, maxLength }).slice(0, 200);
}
