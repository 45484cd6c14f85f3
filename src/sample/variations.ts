import type { Random } from '../random.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { defaultNumberRange, numberRangeByName } from './heuristics/number-by-name.ts';
import { isMeaningfulName, stringByName } from './heuristics/string-by-name.ts';
import { mimicExample } from './mimic-example.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';

/**
 * What a value among many may be, the likelier first: an example says what one of them looks like, and not what all of
 * them are. Where a name or a format tells more than the example, there is nothing; it is then made of that.
 */
export function* variedValues(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): Generator<unknown> {
  const { examples = [], enum: values, properties, items, patterns = [], format } = schema;
  const isChosen = values !== undefined || schema.type?.includes('boolean');
  const isDescribed = properties !== undefined || typeof items === 'object';
  if (isChosen || isDescribed) return;
  const random = location.random.fork('varied');
  const shown = examples.length > 1 ? random.pick(examples) : examples[0];
  if (typeof shown === 'number') yield numberLike(shown, location.name, random);
  else if (patterns.length > 0) yield* textsOfPattern(context, location, shown, random);
  else if (format === undefined && !isMeaningfulName(location.name)) yield shown;
}

/** Another number of the same kind: a year near the year, a price of as many digits. */
function numberLike(example: number, name: string, random: Random): unknown {
  if (numberRangeByName(name) !== defaultNumberRange) return undefined;
  const isYear = Number.isInteger(example) && example > 1000 && example < 2100;
  const reach = isYear ? 40 : Math.abs(example) / 2;
  const digits = /\.(\d+)$/.exec(`${example}`)?.[1]?.length ?? 0;
  return Number((example + (random.next() * 2 - 1) * reach).toFixed(digits));
}

/** What a name tells is often written in another way where there is a pattern: `usd` for `USD`, `IS` for `Iceland`. */
function* textsOfPattern(
  context: SampleContext,
  location: SampleLocation,
  shown: unknown,
  random: Random,
): Generator<unknown> {
  for (const name of [location.name, `${location.name}Code`]) {
    const text = stringByName(name, location.owner, () => context.faker(random), random);
    if (text !== undefined) yield* [text, text.toLowerCase(), text.toUpperCase()];
  }
  yield mimicExample(shown, random);
}
