import type { JsonSchema } from '../schema/json-schema.ts';
import { conjunctsOf } from '../schema/read-write-only.ts';
import { visibleValue } from '../schema/visible-value.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';
import { pickLikely } from './heuristics/likely-choice.ts';
import { isMeaningOf } from './heuristics/profiled-choice.ts';
import { textSubject } from './heuristics/text-subject.ts';
import { isIdName } from './id-name.ts';
import { mimicExample } from './mimic-example.ts';
import { splitWords } from './property-words.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { variedValues } from './variations.ts';
import { xFakerValue } from './x-faker.ts';

/** A value, wrapped because `null` is a value too. */
interface ExampleValue {
  readonly value: unknown;
}

/**
 * The value that a schema itself provides: by its `x-faker`, its examples, its default or its `enum`; absent when it
 * provides none that is valid.
 * @param flat the flat form of the schema
 */
export function exampleValue(
  context: SampleContext,
  schema: JsonSchema,
  flat: FlatSchema,
  location: SampleLocation,
): ExampleValue | undefined {
  return suggestedValue(context, schema, flat, location) ?? oneOfEnum(context, flat, location);
}

function suggestedValue(
  context: SampleContext,
  schema: JsonSchema,
  flat: FlatSchema,
  location: SampleLocation,
): ExampleValue | undefined {
  for (const value of suggestions(context, flat, location)) {
    if (!isUsable(context, flat, value) || !fitsScalar(flat, value, context.validators.hasFormat)) continue;
    if (typeof value !== 'object' || value === null) return { value };
    const example = context.requiredOnly ? undefined : visibleExample(context, schema, value);
    if (example !== undefined) return example;
  }
  return undefined;
}

/**
 * An example without its hidden properties. Most examples are valid, and the whole value is validated at the end: a
 * validator for the example's own schema is compiled only after the whole turned out to be invalid.
 */
function visibleExample(
  context: SampleContext,
  schema: JsonSchema,
  example: object,
): ExampleValue | undefined {
  const { direction, validators, attempt } = context;
  const value = visibleValue(structuredClone(example), schema, direction, validators.normalizer.target);
  return attempt === 0 || validators.ofNormalized(schema)(value).length === 0 ? { value } : undefined;
}

/** The last attempt at which suggestions come first; later ones prefer generated values. */
const lastEarlyAttempt = 2;

/** Whether a suggestion says enough: null is a poor thing to send where other types are allowed. */
function isUsable({ direction }: SampleContext, { type }: FlatSchema, value: unknown): boolean {
  if (value !== null) return value !== undefined;
  return type === undefined || (type.includes('null') && (direction === 'response' || type.length === 1));
}

function* suggestions(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): Generator<unknown> {
  const { examples = [], default: defaultValue } = schema;
  // A suggestion that led to an invalid value at first is not tried forever.
  const isEarly = context.attempt <= lastEarlyAttempt;
  if (isEarly && schema['x-faker'] !== undefined) {
    yield xFakerValue(schema['x-faker'][0], context.faker, location.random.fork('x-faker'));
  }
  if (isEarly && (context.withoutExamples || location.isRepeated) && isIdName(location.name, schema.format)) {
    for (const example of examples) yield mimicExample(example, location.random.fork('example'));
    return;
  }
  if (context.withoutExamples === isEarly) return;
  if (context.isVaried) {
    if (isOneForAll.test(splitWords(location.name))) yield* [defaultValue, ...examples];
    yield* variedValues(context, schema, location);
    return;
  }
  // An element after the first one starts with another example, where there are several.
  const first =
    location.isRepeated && examples.length > 1
      ? location.random.fork('which').integer(0, examples.length - 1)
      : 0;
  yield* examples.slice(first);
  yield* examples.slice(0, first);
  if (!isEmpty(defaultValue) || isShownEmpty(context, schema)) yield defaultValue;
}

/**
 * Whether an empty default is a useful value. It says what responses have when nothing is sent, so that is nothing to
 * send; and a list without any rows would show nothing.
 */
function isShownEmpty({ direction, validators }: SampleContext, { items = true }: FlatSchema): boolean {
  const ofObjects = conjunctsOf(items, validators.normalizer.target).some(({ type, properties }) =>
    type === undefined ? properties !== undefined : type.includes('object'),
  );
  return direction === 'response' && !ofObjects;
}

/** Names of what all rows of a contract have in common: its default comes first, then its examples. */
const isOneForAll = /(^|_)(currency|locale|language|lang)(_?code)?$/;

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function oneOfEnum(
  context: SampleContext,
  schema: FlatSchema,
  location: SampleLocation,
): ExampleValue | undefined {
  if (schema.enum === undefined) return undefined;
  const { enum: values, not = false, ...rest } = schema;
  const fitting = values.filter(
    (value) =>
      fitsScalar(rest, value, context.validators.hasFormat) &&
      (not === false || context.validators.ofNormalized(not)(value).length > 0),
  );
  const notNull = fitting.filter((value) => value !== null);
  const choices = notNull.length > 0 ? notNull : fitting;
  return choices.length === 0
    ? undefined
    : { value: structuredClone(likelyChoice(context, choices, location)) };
}

/** The choice that agrees with what the object is about, such as the currency of its country; else a likely one. */
function likelyChoice(
  context: SampleContext,
  choices: readonly unknown[],
  location: SampleLocation,
): unknown {
  const subject = textSubject(context, location);
  const agreeing = choices.find((choice) => isMeaningOf(choice, subject));
  return agreeing ?? pickLikely(choices, location.random.fork('enum'));
}
