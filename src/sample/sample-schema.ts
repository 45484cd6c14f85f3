import type { JsonSchema } from '../schema/json-schema.ts';
import { chooseType } from './choose-type.ts';
import { exampleValue } from './example-value.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { flatten } from './flatten/flatten.ts';
import { likelyFlag } from './heuristics/likely-choice.ts';
import { isOwnPrice, isTimeNumber, type LikelyNumbers, numbersByName } from './heuristics/number-by-name.ts';
import { timeByName } from './heuristics/time-by-name.ts';
import { ownerWords, splitWords } from './property-words.ts';
import { sampleArray } from './sample-array.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';
import { sampleNumber } from './sample-number.ts';
import { sampleObject } from './sample-object.ts';
import { sampleString } from './sample-string.ts';
import { findTheme } from './themes/find-theme.ts';

/** How many times an invalid part is sampled again. */
const maxRetries = 6;

/**
 * Samples a schema at a location of the value.
 * @throws SampleError when there is no valid value, or none within the budget.
 */
export function sampleSchema(context: SampleContext, schema: JsonSchema, location: SampleLocation): unknown {
  context.budget.spendNodes(1, location.pointer, location.depth);
  const flat = requireFlat(context, schema, location);
  const value = sampleFlat(context, schema, flat, location);
  // The first attempt validates the whole value and none of its parts: one validator, and the value is nearly always valid.
  return context.attempt === 0 || !flat.isApproximate
    ? value
    : requireValid(context, schema, location, value);
}

function requireFlat(context: SampleContext, schema: JsonSchema, location: SampleLocation): Flat {
  const flat = flatten(context, schema, location);
  if (flat === undefined) {
    throw new SampleError('impossible', location.pointer, 'its schema contradicts itself');
  }
  return flat;
}

function sampleFlat(
  context: SampleContext,
  schema: JsonSchema,
  flat: Flat,
  location: SampleLocation,
): unknown {
  const example = exampleValue(context, schema, flat.schema, location);
  if (example !== undefined) return example.value;
  if (flat.schema.enum !== undefined) {
    throw new SampleError('impossible', location.pointer, 'none of its enum fits its other keywords');
  }
  return sampleType(context, flat, location);
}

/** The value if it is valid, else another one, sampled with other random numbers, that is. */
function requireValid(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
  first: unknown,
): unknown {
  const validate = context.validators.ofNormalized(schema);
  let value = first;
  let issues = validate(value);
  for (let again = 1; issues.length > 0 && again <= maxRetries; again++) {
    context.budget.spendNodes(1, location.pointer, location.depth);
    const there = { ...location, random: location.random.fork(`again ${again}`) };
    // The optional properties may be the ones that exclude each other.
    const sparing = again > maxRetries / 2 ? { ...context, requiredOnly: true } : context;
    value = sampleFlat(sparing, schema, requireFlat(sparing, schema, there), there);
    issues = validate(value);
  }
  if (issues.length === 0) return value;
  throw new SampleError('invalid', location.pointer, issues.slice(0, 5).join('; '), issues);
}

function sampleType(context: SampleContext, flat: Flat, location: SampleLocation): unknown {
  const type = chooseType(flat.schema, location.random);
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return likelyFlag(location.name, location.random);
    case 'integer':
    case 'number':
      return requireNumber(flat.schema, type === 'integer', location);
    case 'string':
      return sampleString(context, flat.schema, location);
    case 'array':
      return sampleArray(context, flat, location);
    case 'object':
      return sampleObject(context, flat, location);
  }
}

function requireNumber(schema: FlatSchema, isInteger: boolean, location: SampleLocation): number {
  const number =
    timeNumber(schema, location) ?? sampleNumber(schema, isInteger, likelyNumbers(location), location.random);
  if (number === undefined)
    throw new SampleError('impossible', location.pointer, 'no number is within its bounds');
  return number;
}

/** What the name suggests: what things of the kind cost, where it is a price. */
function likelyNumbers({ name, owner, profile }: SampleLocation): LikelyNumbers {
  const numbers = numbersByName(name, owner);
  if (numbers.isPrice !== true || !isOwnPrice(name)) return numbers;
  const theme = findTheme(ownerWords(owner));
  const range = theme && profile.thing(theme).price;
  return range === undefined ? numbers : { ...numbers, range };
}

/** A time in seconds since 1970, or milliseconds where its schema says so; absent for any other number. */
function timeNumber(schema: FlatSchema, { name, profile, random }: SampleLocation): number | undefined {
  if (!isTimeNumber(name)) return undefined;
  const time = timeByName(splitWords(name), profile, random);
  const isInMilliseconds = /(ms|millis|milliseconds)$/i.test(name) || isMilliseconds(schema);
  const value = isInMilliseconds ? time : Math.floor(time / 1000);
  return fitsScalar(schema, value, () => true) ? value : undefined;
}

function isMilliseconds({ minimum = 0, examples = [], default: usual }: FlatSchema): boolean {
  return [minimum, usual, ...examples].some((each) => typeof each === 'number' && each > 100_000_000_000);
}
