import type { Random } from '../random.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { defaultNumbers, numbersByName } from './heuristics/number-by-name.ts';
import { isMeaningfulName, stringByName } from './heuristics/string-by-name.ts';
import { textSubject } from './heuristics/text-subject.ts';
import { mimicExample } from './mimic-example.ts';
import { fitsWhenShown } from './pictures/picture-address.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';

/**
 * Candidates for one of many values, the likelier first: an example shows what one of them looks like, and should not
 * be repeated in all. There are none where the name or the format says more than the example does.
 */
export function* variedValues(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): Generator<unknown> {
  const { examples = [], enum: values, properties, items, patterns = [], format } = schema;
  const isOneOfFew = values !== undefined || schema.type?.includes('boolean');
  const hasInnerSchemas = properties !== undefined || typeof items === 'object';
  if (isOneOfFew || hasInnerSchemas) return;
  const random = location.random.fork('varied');
  const example = examples.length > 1 ? random.pick(examples) : examples[0];
  if (typeof example === 'number') yield numberLike(example, location.name, random);
  else if (patterns.length > 0) yield* stringsForPattern(context, schema, location, { example, random });
  else if (format === undefined && !isMeaningfulName(location.name)) yield example;
}

/** Another number of the same kind: a year close to the year, a price with as many decimal places. */
function numberLike(example: number, name: string, random: Random): unknown {
  if (numbersByName(name) !== defaultNumbers) return undefined;
  const isYear = Number.isInteger(example) && example > 1000 && example < 2100;
  const reach = isYear ? 40 : Math.abs(example) / 2;
  const digits = /\.(\d+)$/.exec(`${example}`)?.[1]?.length ?? 0;
  return Number((example + (random.next() * 2 - 1) * reach).toFixed(digits));
}

/** A pattern often requires another form of what the name suggests: `usd` for `USD`, `IS` for `Iceland`. */
function* stringsForPattern(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
  { example, random }: { readonly example: unknown; readonly random: Random },
): Generator<unknown> {
  for (const name of [location.name, `${location.name}Code`]) {
    const text = stringByName({ ...textSubject(context, { ...location, name }), random });
    if (text !== undefined && fitsWhenShown(text, schema))
      yield* [text, text.toLowerCase(), text.toUpperCase()];
  }
  yield mimicExample(example, random);
}
