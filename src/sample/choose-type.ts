import type { Random } from '../random.ts';
import { type JsonSchema, type TypeName, typeNames } from '../schema/json-schema.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';

/** Chooses the type of the value: one of those allowed, null last; without `type`, the one that the other keywords imply. */
export function chooseType(schema: FlatSchema, random: Random): TypeName {
  const rejected = new Set(schema.not === undefined ? [] : fullyAcceptedTypes(schema.not));
  const named = (schema.type ?? [impliedType(schema)]).filter((type) => !rejected.has(type));
  const allowed =
    schema.type === undefined && named.length === 0
      ? typeNames.filter((type) => !rejected.has(type) && !(type === 'integer' && rejected.has('number')))
      : named;
  const real = allowed.filter((type) => type !== 'null');
  if (real.length > 1) return random.fork('type').pick(real);
  return real[0] ?? 'null';
}

/** The types of which a schema accepts every value. */
function fullyAcceptedTypes(schema: JsonSchema): readonly TypeName[] {
  if (typeof schema === 'boolean') return [];
  const { type = [], anyOf = [], ...rest } = schema;
  if (Object.keys(rest).length > 0) return [];
  if (anyOf.length === 0) return type;
  return type.length === 0 ? anyOf.flatMap(fullyAcceptedTypes) : [];
}

const keywordsByType: readonly (readonly [TypeName, readonly (keyof FlatSchema)[]])[] = [
  [
    'object',
    ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'propertyNames'],
  ],
  ['array', ['items', 'prefixItems', 'contains', 'minItems', 'uniqueItems']],
  ['string', ['patterns', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

function impliedType(schema: FlatSchema): TypeName {
  const implied = keywordsByType.find(([, keywords]) =>
    keywords.some((keyword) => schema[keyword] !== undefined),
  );
  return implied?.[0] ?? 'string';
}
