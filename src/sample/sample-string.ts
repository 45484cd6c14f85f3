import { fitsScalar, lengthOf } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { lengthened, plainWords, stringsForFormat } from './heuristics/string-by-format.ts';
import { stringByName } from './heuristics/string-by-name.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** A text that its pattern, its format, its name or else nothing suggests, of the length that is asked for. */
export function sampleString(context: SampleContext, schema: FlatSchema, location: SampleLocation): string {
  context.budget.spendCharacters(schema.minLength ?? 0, location.pointer);
  for (const candidates of [ofPatterns, ofFormat, ofName, ofWords]) {
    for (const text of candidates(context, schema, location)) {
      context.budget.spendCharacters(text.length, location.pointer);
      if (fitsScalar(schema, text, context.validators.hasFormat)) return text;
    }
  }
  throw new SampleError('impossible', location.pointer, `no text was found that fits ${inShort(schema)}`);
}

function ofPatterns(context: SampleContext, schema: FlatSchema, location: SampleLocation): readonly string[] {
  const { minLength = 0, maxLength = Infinity } = schema;
  const named = schema.patterns === undefined ? [] : ofFormat(context, schema, location);
  const written = (schema.patterns ?? []).map((pattern, i) =>
    context.sampleFromPattern(pattern, { minLength, maxLength }, location.random.fork(`pattern ${i}`)),
  );
  // A format beside a pattern says more of what is meant: `^https://` with `uri`.
  return [...named, ...written.filter((text) => text !== undefined)];
}

function ofFormat(
  _run: SampleContext,
  { format, minLength = 0 }: FlatSchema,
  { random }: SampleLocation,
): readonly string[] {
  if (format === undefined) return [];
  const texts = stringsForFormat(format, random);
  const longer = texts.map((text) => lengthened(format, text, minLength - lengthOf(text)));
  return [...texts, ...longer.filter((text) => text !== undefined)];
}

function ofName(context: SampleContext, schema: FlatSchema, location: SampleLocation): readonly string[] {
  if (location.name === '' || schema.patterns !== undefined) return [];
  const { random } = location;
  const text = stringByName(location.name, location.owner, () => context.faker(random), random);
  return text === undefined ? [] : [text, fitted(text, schema)];
}

function ofWords(_run: SampleContext, schema: FlatSchema, { random }: SampleLocation): readonly string[] {
  const text = plainWords(random, random.integer(1, 2));
  return [fitted(text, schema), fitted('', schema)];
}

/** The text cut or filled up with more letters to the length asked for. */
function fitted(text: string, { minLength = 0, maxLength = Infinity }: FlatSchema): string {
  const cut = [...text].slice(0, maxLength).join('');
  const trimmed = cut.trim();
  const kept = lengthOf(trimmed) >= minLength ? trimmed : cut;
  const missing = minLength - lengthOf(kept);
  return missing <= 0 ? kept : kept + 'abcdefghij'.repeat(Math.ceil(missing / 10)).slice(0, missing);
}

function inShort({ patterns, format, minLength, maxLength }: FlatSchema): string {
  const asked = { pattern: patterns, format, minLength, maxLength };
  return JSON.stringify(asked).slice(0, 200);
}
