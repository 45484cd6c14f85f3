import type { JsonSchema } from '../schema/json-schema.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { isIdName } from './is-id-name.ts';
import { mimicExample } from './mimic-example.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { stripHidden } from './strip-hidden.ts';
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
export function exampleValue(
  context: SampleContext,
  schema: JsonSchema,
  flat: FlatSchema,
  location: SampleLocation,
): Given | undefined {
  const suggested = suggestedValue(context, schema, flat, location);
  return suggested ?? oneOfEnum(context, flat, location);
}

function suggestedValue(
  context: SampleContext,
  schema: JsonSchema,
  flat: FlatSchema,
  location: SampleLocation,
): Given | undefined {
  for (const value of suggestions(context, flat, location)) {
    if (!matches(flat, value) || !fitsScalar(flat, value, context.validators.hasFormat)) continue;
    if (typeof value !== 'object' || value === null) return { value };
    const shown = context.requiredOnly ? undefined : shownIfFitting(context, schema, value);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

/**
 * Most examples fit, and the whole is judged in the end: a validator for each example's own schema is only compiled
 * when the whole turned out not to fit.
 */
function shownIfFitting(context: SampleContext, schema: JsonSchema, value: object): Given | undefined {
  const shown = stripHidden(
    structuredClone(value),
    schema,
    context.direction,
    context.validators.normalizer.target,
  );
  return context.attempt === 0 || context.validators.ofNormalized(schema)(shown).length === 0
    ? { value: shown }
    : undefined;
}

/** The last attempt at which a schema gets what it suggests; after it, one that is sampled freely does. */
const lastEarly = 2;

/** Null is a poor example of what may be something. */
function matches({ type }: FlatSchema, value: unknown): boolean {
  return value !== undefined && (value !== null || type?.length === 1);
}

function* suggestions(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): Generator<unknown> {
  const { examples = [], default: standard } = schema;
  // What was tried at first and led nowhere is not insisted on.
  const isEarly = context.attempt <= lastEarly;
  if (isEarly && schema['x-faker'] !== undefined) {
    yield valueOfXFaker(schema['x-faker'][0], context.faker, location.random.fork('x-faker'));
  }
  if (isEarly && (context.freely || location.isRepeated) && isIdName(location.name, schema.format)) {
    for (const example of examples) yield mimicExample(example, location.random.fork('example'));
    return;
  }
  if (context.freely === isEarly) return;
  if (context.isVaried) {
    yield* variedValues(context, schema, location);
    return;
  }
  // An element after the first shows the next example, where there are several.
  const first =
    location.isRepeated && examples.length > 1
      ? location.random.fork('which').integer(0, examples.length - 1)
      : 0;
  yield* examples.slice(first);
  yield* examples.slice(0, first);
  // A default that is empty says what to store when nothing is sent, and shows nothing.
  if (!isEmpty(standard)) yield standard;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function oneOfEnum(context: SampleContext, schema: FlatSchema, location: SampleLocation): Given | undefined {
  if (schema.enum === undefined) return undefined;
  const { enum: values, not = false, ...rest } = schema;
  const fitting = values.filter(
    (value) =>
      fitsScalar(rest, value, context.validators.hasFormat) &&
      (not === false || context.validators.ofNormalized(not)(value).length > 0),
  );
  const real = fitting.filter((value) => value !== null);
  const choice = real.length > 0 ? real : fitting;
  return choice.length === 0
    ? undefined
    : { value: structuredClone(location.random.fork('enum').pick(choice)) };
}
