import type { Dice } from '../random.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { rangeByName, usualRange } from './heuristics/number-by-name.ts';
import { isTelling, textByName } from './heuristics/string-by-name.ts';
import { likeExample } from './mimic-example.ts';
import type { Place, Run } from './sample-context.ts';

/**
 * What a value among many may be, the likelier first: an example says what one of them looks like, and not what all of
 * them are. Where a name or a format tells more than the example, there is nothing; it is then made of that.
 */
export function* variedValues(run: Run, schema: FlatSchema, place: Place): Generator<unknown> {
  const { examples = [], enum: values, properties, items, patterns = [], format } = schema;
  const isChosen = values !== undefined || schema.type?.includes('boolean');
  const isDescribed = properties !== undefined || typeof items === 'object';
  if (isChosen || isDescribed) return;
  const dice = place.dice.fork('varied');
  const shown = examples.length > 1 ? dice.pick(examples) : examples[0];
  if (typeof shown === 'number') yield numberLike(shown, place.name, dice);
  else if (patterns.length > 0) yield* textsOfPattern(run, place, shown, dice);
  else if (format === undefined && !isTelling(place.name)) yield shown;
}

/** Another number of the same kind: a year near the year, a price of as many digits. */
function numberLike(example: number, name: string, dice: Dice): unknown {
  if (rangeByName(name) !== usualRange) return undefined;
  const isYear = Number.isInteger(example) && example > 1000 && example < 2100;
  const reach = isYear ? 40 : Math.abs(example) / 2;
  const digits = /\.(\d+)$/.exec(`${example}`)?.[1]?.length ?? 0;
  return Number((example + (dice.next() * 2 - 1) * reach).toFixed(digits));
}

/** What a name tells is often written in another way where there is a pattern: `usd` for `USD`, `IS` for `Iceland`. */
function* textsOfPattern(run: Run, place: Place, shown: unknown, dice: Dice): Generator<unknown> {
  for (const name of [place.name, `${place.name}Code`]) {
    const text = textByName(name, place.owner, () => run.fake(dice), dice);
    if (text !== undefined) yield* [text, text.toLowerCase(), text.toUpperCase()];
  }
  yield likeExample(shown, dice);
}
