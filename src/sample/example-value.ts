import type { Plain } from '../schema/json-schema.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { isIdentity } from './is-id-name.ts';
import { likeExample } from './mimic-example.ts';
import type { Place, Run } from './sample-context.ts';
import { shownValue } from './strip-hidden.ts';
import { variedValues } from './variations.ts';
import { valueOfXFaker } from './x-faker.ts';

/** A value in a box, since null is a value too. */
export interface Given {
  readonly value: unknown;
}

/**
 * What a schema itself gives to answer: what its `x-faker` makes, an example, its default, one of its `enum`.
 * @param flat what the schema comes to
 */
export function givenValue(run: Run, schema: Plain, flat: FlatSchema, place: Place): Given | undefined {
  const suggested = suggestedValue(run, schema, flat, place);
  return suggested ?? oneOfEnum(run, flat, place);
}

function suggestedValue(run: Run, schema: Plain, flat: FlatSchema, place: Place): Given | undefined {
  for (const value of suggestions(run, flat, place)) {
    if (!isMeant(flat, value) || !fitsScalar(flat, value, run.validators.hasFormat)) continue;
    if (typeof value !== 'object' || value === null) return { value };
    const shown = run.requiredOnly ? undefined : shownIfFitting(run, schema, value);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

/**
 * Most examples fit, and the whole is judged in the end: a validator for each example's own schema is only compiled
 * when the whole turned out not to fit.
 */
function shownIfFitting(run: Run, schema: Plain, value: object): Given | undefined {
  const shown = shownValue(structuredClone(value), schema, run.direction, run.validators.view.target);
  return run.attempt === 0 || run.validators.ofPlain(schema)(shown).length === 0
    ? { value: shown }
    : undefined;
}

/** The last attempt at which a schema gets what it suggests; after it, one that is sampled freely does. */
const lastEarly = 2;

/** Null is a poor example of what may be something. */
function isMeant({ type }: FlatSchema, value: unknown): boolean {
  return value !== undefined && (value !== null || type?.length === 1);
}

function* suggestions(run: Run, schema: FlatSchema, place: Place): Generator<unknown> {
  const { examples = [], default: standard } = schema;
  // What was tried at first and led nowhere is not insisted on.
  const isEarly = run.attempt <= lastEarly;
  if (isEarly && schema['x-faker'] !== undefined) {
    yield valueOfXFaker(schema['x-faker'][0], run.fake, place.dice.fork('x-faker'));
  }
  if (isEarly && (run.freely || place.isRepeated) && isIdentity(place.name, schema.format)) {
    for (const example of examples) yield likeExample(example, place.dice.fork('example'));
    return;
  }
  if (run.freely === isEarly) return;
  if (run.isVaried) {
    yield* variedValues(run, schema, place);
    return;
  }
  // An element after the first shows the next example, where there are several.
  const first =
    place.isRepeated && examples.length > 1 ? place.dice.fork('which').integer(0, examples.length - 1) : 0;
  yield* examples.slice(first);
  yield* examples.slice(0, first);
  // A default that is empty says what to store when nothing is sent, and shows nothing.
  if (!isEmpty(standard)) yield standard;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function oneOfEnum(run: Run, schema: FlatSchema, place: Place): Given | undefined {
  if (schema.enum === undefined) return undefined;
  const { enum: values, not = false, ...rest } = schema;
  const fitting = values.filter(
    (value) =>
      fitsScalar(rest, value, run.validators.hasFormat) &&
      (not === false || run.validators.ofPlain(not)(value).length > 0),
  );
  const real = fitting.filter((value) => value !== null);
  const choice = real.length > 0 ? real : fitting;
  return choice.length === 0 ? undefined : { value: structuredClone(place.dice.fork('enum').pick(choice)) };
}
