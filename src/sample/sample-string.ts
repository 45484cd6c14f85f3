import { fitsScalar, lengthOf } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { lengthened, plainWords, textsOfFormat } from './heuristics/string-by-format.ts';
import { textByName } from './heuristics/string-by-name.ts';
import type { Place, Run } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** A text that its pattern, its format, its name or else nothing suggests, of the length that is asked for. */
export function sampleString(run: Run, schema: FlatSchema, place: Place): string {
  run.budget.spendCharacters(schema.minLength ?? 0, place.pointer);
  for (const candidates of [ofPatterns, ofFormat, ofName, ofWords]) {
    for (const text of candidates(run, schema, place)) {
      run.budget.spendCharacters(text.length, place.pointer);
      if (fitsScalar(schema, text, run.validators.hasFormat)) return text;
    }
  }
  throw new SampleError('impossible', place.pointer, `no text was found that fits ${inShort(schema)}`);
}

function ofPatterns(run: Run, schema: FlatSchema, place: Place): readonly string[] {
  const { minLength = 0, maxLength = Infinity } = schema;
  const named = schema.patterns === undefined ? [] : ofFormat(run, schema, place);
  const written = (schema.patterns ?? []).map((pattern, i) =>
    run.sampleFromPattern(pattern, { minLength, maxLength }, place.dice.fork(`pattern ${i}`)),
  );
  // A format beside a pattern says more of what is meant: `^https://` with `uri`.
  return [...named, ...written.filter((text) => text !== undefined)];
}

function ofFormat(_run: Run, { format, minLength = 0 }: FlatSchema, { dice }: Place): readonly string[] {
  if (format === undefined) return [];
  const texts = textsOfFormat(format, dice);
  const longer = texts.map((text) => lengthened(format, text, minLength - lengthOf(text)));
  return [...texts, ...longer.filter((text) => text !== undefined)];
}

function ofName(run: Run, schema: FlatSchema, place: Place): readonly string[] {
  if (place.name === '' || schema.patterns !== undefined) return [];
  const { dice } = place;
  const text = textByName(place.name, place.owner, () => run.fake(dice), dice);
  return text === undefined ? [] : [text, fitted(text, schema)];
}

function ofWords(_run: Run, schema: FlatSchema, { dice }: Place): readonly string[] {
  const text = plainWords(dice, dice.integer(1, 2));
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
