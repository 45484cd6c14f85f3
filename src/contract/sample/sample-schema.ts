import type { Plain, TypeName } from '../schema/plain-schema.ts';
import { rangeByName } from './by-name.ts';
import type { Flat, FlatSchema } from './flat-schema.ts';
import { flatten } from './flatten.ts';
import { givenValue } from './given-value.ts';
import type { Place, Run } from './run.ts';
import { sampleArray } from './sample-array.ts';
import { SampleError } from './sample-error.ts';
import { sampleNumber } from './sample-number.ts';
import { sampleObject } from './sample-object.ts';
import { sampleString } from './sample-string.ts';

/**
 * A value of a schema, wherever it stands.
 * @throws SampleError when there is none, or none within the budget.
 */
export function sampleSchema(run: Run, schema: Plain, place: Place): unknown {
  run.budget.spendNodes(1, place.pointer, place.depth);
  const flat = flatten(run, schema, place);
  if (flat === undefined) {
    throw new SampleError('impossible', place.pointer, 'what its schema asks for contradicts itself');
  }
  const fits = (value: unknown) => run.validators.ofPlain(schema)(value).length === 0;
  const given = givenValue(run, flat.schema, place, fits);
  if (given !== undefined) return given.value;
  if (flat.schema.enum !== undefined) {
    throw new SampleError('impossible', place.pointer, 'none of its enum fits its other keywords');
  }
  return sampleType(run, typeOf(flat.schema, place), flat, place);
}

function sampleType(run: Run, type: TypeName, flat: Flat, place: Place): unknown {
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

/** The type of the value to make: one of those allowed, null last; else the one that the other keywords speak of. */
function typeOf(schema: FlatSchema, place: Place): TypeName {
  if (schema.type === undefined) return typeSpokenOf(schema);
  const real = schema.type.filter((type) => type !== 'null');
  return real.length === 0 ? 'null' : place.dice.fork('type').pick(real);
}

const keywordsOfTypes: readonly (readonly [TypeName, readonly (keyof FlatSchema)[]])[] = [
  [
    'object',
    ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'propertyNames'],
  ],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'uniqueItems']],
  ['string', ['patterns', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function typeSpokenOf(schema: FlatSchema): TypeName {
  const spoken = keywordsOfTypes.find(([, keywords]) =>
    keywords.some((keyword) => schema[keyword] !== undefined),
  );
  return spoken?.[0] ?? 'string';
}
