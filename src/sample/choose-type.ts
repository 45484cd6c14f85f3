import type { Random } from '../random.ts';
import { type JsonSchema, type TypeName, typeNames } from '../schema/json-schema.ts';
import type { FlatSchema } from './flatten/flat-schema.ts';

/** The type of the value to make: one of those allowed, null last; else the one that the other keywords speak of. */
export function typeOf(schema: FlatSchema, random: Random): TypeName {
  const rejected = new Set(schema.not === undefined ? [] : typesOfAny(schema.not));
  const named = (schema.type ?? [typeSpokenOf(schema)]).filter((type) => !rejected.has(type));
  const allowed =
    schema.type === undefined && named.length === 0
      ? typeNames.filter((type) => !rejected.has(type) && !(type === 'integer' && rejected.has('number')))
      : named;
  const real = allowed.filter((type) => type !== 'null');
  if (real.length > 1) return random.fork('type').pick(real);
  return real[0] ?? 'null';
}

/** The types that a schema takes any value of. */
function typesOfAny(schema: JsonSchema): readonly TypeName[] {
  if (typeof schema === 'boolean') return [];
  const { type = [], anyOf = [], ...rest } = schema;
  if (Object.keys(rest).length > 0) return [];
  if (anyOf.length === 0) return type;
  return type.length === 0 ? anyOf.flatMap(typesOfAny) : [];
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
