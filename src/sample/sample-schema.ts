import type { Plain } from '../schema/json-schema.ts';
import { typeOf } from './choose-type.ts';
import { givenValue } from './example-value.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { flatten } from './flatten/flatten.ts';
import { rangeByName } from './heuristics/number-by-name.ts';
import { sampleArray } from './sample-array.ts';
import type { Place, Run } from './sample-context.ts';
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
export function sampleSchema(run: Run, schema: Plain, place: Place): unknown {
  run.budget.spendNodes(1, place.pointer, place.depth);
  const flat = requireFlat(run, schema, place);
  const value = sampleFlat(run, schema, flat, place);
  // At first the whole is judged and no part of it: that takes one validator, and nearly always does.
  return run.attempt === 0 || !flat.isUnsure ? value : requireFitting(run, schema, place, value);
}

function requireFlat(run: Run, schema: Plain, place: Place): Flat {
  const flat = flatten(run, schema, place);
  if (flat === undefined) {
    throw new SampleError('impossible', place.pointer, 'what its schema asks for contradicts itself');
  }
  return flat;
}

function sampleFlat(run: Run, schema: Plain, flat: Flat, place: Place): unknown {
  const given = givenValue(run, schema, flat.schema, place);
  if (given !== undefined) return given.value;
  if (flat.schema.enum !== undefined) {
    throw new SampleError('impossible', place.pointer, 'none of its enum fits its other keywords');
  }
  return sampleType(run, flat, place);
}

/** The value if it fits, else one made with other dice that does. */
function requireFitting(run: Run, schema: Plain, place: Place, made: unknown): unknown {
  const judge = run.validators.ofPlain(schema);
  let value = made;
  let violations = judge(value);
  for (let again = 1; violations.length > 0 && again <= retries; again++) {
    run.budget.spendNodes(1, place.pointer, place.depth);
    const there = { ...place, dice: place.dice.fork(`again ${again}`) };
    // What is optional may be what must not be together.
    const sparing = again > retries / 2 ? { ...run, requiredOnly: true } : run;
    value = sampleFlat(sparing, schema, requireFlat(sparing, schema, there), there);
    violations = judge(value);
  }
  if (violations.length === 0) return value;
  throw new SampleError('invalid', place.pointer, violations.slice(0, 5).join('; '), violations);
}

function sampleType(run: Run, flat: Flat, place: Place): unknown {
  const type = typeOf(flat.schema, place.dice);
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return place.dice.next() < 0.5;
    case 'integer':
    case 'number':
      return requireNumber(flat.schema, type === 'integer', place);
    case 'string':
      return sampleString(run, flat.schema, place);
    case 'array':
      return sampleArray(run, flat, place);
    case 'object':
      return sampleObject(run, flat, place);
  }
}

function requireNumber(schema: FlatSchema, isInteger: boolean, place: Place): number {
  const number = sampleNumber(schema, isInteger, rangeByName(place.name), place.dice);
  if (number === undefined)
    throw new SampleError('impossible', place.pointer, 'no number is within its bounds');
  return number;
}
