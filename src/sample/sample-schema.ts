import type { JsonSchema } from '../schema/json-schema.ts';
import { typeOf } from './choose-type.ts';
import { exampleValue } from './example-value.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { flatten } from './flatten/flatten.ts';
import { numberRangeByName } from './heuristics/number-by-name.ts';
import { sampleArray } from './sample-array.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';
import { sampleNumber } from './sample-number.ts';
import { sampleObject } from './sample-object.ts';
import { sampleString } from './sample-string.ts';

/** How often a part is made again that turns out not to fit. */
const retries = 6;

/**
 * A value of a schema, wherever it stands.
 * @throws SampleError when there is none, or none within the budget.
 */
export function sampleSchema(context: SampleContext, schema: JsonSchema, location: SampleLocation): unknown {
  context.budget.spendNodes(1, location.pointer, location.depth);
  const flat = requireFlat(context, schema, location);
  const value = sampleFlat(context, schema, flat, location);
  // At first the whole is judged and no part of it: that takes one validator, and nearly always does.
  return context.attempt === 0 || !flat.isUnsure ? value : requireFitting(context, schema, location, value);
}

function requireFlat(context: SampleContext, schema: JsonSchema, location: SampleLocation): Flat {
  const flat = flatten(context, schema, location);
  if (flat === undefined) {
    throw new SampleError('impossible', location.pointer, 'what its schema asks for contradicts itself');
  }
  return flat;
}

function sampleFlat(
  context: SampleContext,
  schema: JsonSchema,
  flat: Flat,
  location: SampleLocation,
): unknown {
  const given = exampleValue(context, schema, flat.schema, location);
  if (given !== undefined) return given.value;
  if (flat.schema.enum !== undefined) {
    throw new SampleError('impossible', location.pointer, 'none of its enum fits its other keywords');
  }
  return sampleType(context, flat, location);
}

/** The value if it fits, else one made with other dice that does. */
function requireFitting(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
  made: unknown,
): unknown {
  const validate = context.validators.ofNormalized(schema);
  let value = made;
  let issues = validate(value);
  for (let again = 1; issues.length > 0 && again <= retries; again++) {
    context.budget.spendNodes(1, location.pointer, location.depth);
    const there = { ...location, random: location.random.fork(`again ${again}`) };
    // What is optional may be what must not be together.
    const sparing = again > retries / 2 ? { ...context, requiredOnly: true } : context;
    value = sampleFlat(sparing, schema, requireFlat(sparing, schema, there), there);
    issues = validate(value);
  }
  if (issues.length === 0) return value;
  throw new SampleError('invalid', location.pointer, issues.slice(0, 5).join('; '), issues);
}

function sampleType(context: SampleContext, flat: Flat, location: SampleLocation): unknown {
  const type = typeOf(flat.schema, location.random);
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return location.random.next() < 0.5;
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
  const number = sampleNumber(schema, isInteger, numberRangeByName(location.name), location.random);
  if (number === undefined)
    throw new SampleError('impossible', location.pointer, 'no number is within its bounds');
  return number;
}
