import type { JsonSchemaObject, TypeName } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { commonTypes } from '../flatten/merge-schemas.ts';
import { type Named, nameOrSchema } from './constraints.ts';

/** The schemas that a value must all fit. */
export type Constrained = readonly Named<JsonSchemaObject>[];

const objectKeywords = ['properties', 'required', 'additionalProperties', 'patternProperties'] as const;

/** The types that a value may have; absent when the schemas neither name nor imply one. */
export function typesLeft(constraints: Constrained): readonly TypeName[] | undefined {
  const types = constraints.map(({ schema }) => schema.type).reduce(commonTypes, undefined);
  const isObject = ({ schema }: Named<JsonSchemaObject>) =>
    objectKeywords.some((name) => schema[name] !== undefined);
  // A schema with properties and no type would allow a string, which no author intends.
  return types ?? (constraints.some(isObject) ? ['object'] : undefined);
}

/** Why no type is left: names the first two schemas that have none in common. */
export function describeTypes(constraints: Constrained): string {
  const typed = constraints.filter(({ schema }) => schema.type !== undefined);
  for (const [i, one] of typed.entries()) {
    const other = typed.slice(i + 1).find(({ schema }) => {
      return commonTypes(one.schema.type, schema.type)?.length === 0;
    });
    if (other === undefined) continue;
    const described = [one, other].map(({ schema, name }) => `${nameOrSchema(name)} is ${typesOf(schema)}`);
    return described.join(' and ');
  }
  return 'its schemas have no type in common';
}

function typesOf({ type = [] }: JsonSchemaObject): string {
  return type.join(' or ');
}

/** The values of an `enum` or `const` that fit all schemas; absent when there is neither keyword. */
export function valuesLeft(constraints: Constrained, validators: Validators): readonly unknown[] | undefined {
  const lists = constraints.flatMap(({ schema }) => {
    if ('const' in schema) return [[schema.const]];
    return schema.enum === undefined ? [] : [schema.enum];
  });
  return lists[0]?.filter((value) =>
    constraints.every(({ schema }) => validators.ofNormalized(schema)(value).length === 0),
  );
}

const bounds: Readonly<
  Partial<Record<TypeName, readonly (readonly [keyof JsonSchemaObject, keyof JsonSchemaObject])[]>>
> = {
  string: [['minLength', 'maxLength']],
  array: [['minItems', 'maxItems']],
  object: [['minProperties', 'maxProperties']],
  number: [
    ['minimum', 'maximum'],
    ['exclusiveMinimum', 'maximum'],
    ['minimum', 'exclusiveMaximum'],
    ['exclusiveMinimum', 'exclusiveMaximum'],
  ],
};

/** Why no value of a type is within the bounds; absent when some may be. */
export function describeBounds(type: TypeName, constraints: Constrained): string | undefined {
  for (const [low, high] of bounds[type === 'integer' ? 'number' : type] ?? []) {
    const least = extreme(constraints, low, (a, b) => a > b);
    const most = extreme(constraints, high, (a, b) => a < b);
    if (least === undefined || most === undefined) continue;
    const isStrict = [low, high].some((keyword) => keyword.startsWith('exclusive'));
    if (least.bound < most.bound || (!isStrict && least.bound === most.bound)) continue;
    const described = `${nameOrSchema(least.name)} requires ${low} ${least.bound}`;
    const other = most.name === least.name ? '' : `${nameOrSchema(most.name)} requires `;
    return `${described} and ${other}${high} ${most.bound}`;
  }
  return undefined;
}

/** The strictest value of a bound, with the name of the schema that sets it. */
function extreme(
  constraints: Constrained,
  keyword: keyof JsonSchemaObject,
  isStricter: (a: number, b: number) => boolean,
) {
  return constraints.reduce<{ name: string; bound: number } | undefined>((best, { schema, name }) => {
    const bound = schema[keyword];
    if (typeof bound !== 'number') return best;
    return best === undefined || isStricter(bound, best.bound) ? { name, bound } : best;
  }, undefined);
}
