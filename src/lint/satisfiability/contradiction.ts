import { commonTypes } from '../../sample/flatten/merge-schemas.ts';
import type { PlainSchema, TypeName } from '../../schema/json-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { type Named, nameOrSchema } from './constraints.ts';

type Demanded = readonly Named<PlainSchema>[];

const objectKeywords = ['properties', 'required', 'additionalProperties', 'patternProperties'] as const;

/** The types of which a value may be; absent when nothing says and none is spoken of. */
export function typesLeft(demands: Demanded): readonly TypeName[] | undefined {
  const types = demands.map(({ schema }) => schema.type).reduce(commonTypes, undefined);
  const isObject = ({ schema }: Named<PlainSchema>) =>
    objectKeywords.some((name) => schema[name] !== undefined);
  // A schema with properties and no type would allow a text, which nobody means.
  return types ?? (demands.some(isObject) ? ['object'] : undefined);
}

/** Why no type is left: the first two schemas that have none in common. */
export function tellTypes(demands: Demanded): string {
  const typed = demands.filter(({ schema }) => schema.type !== undefined);
  for (const [i, one] of typed.entries()) {
    const other = typed.slice(i + 1).find(({ schema }) => {
      return commonTypes(one.schema.type, schema.type)?.length === 0;
    });
    if (other === undefined) continue;
    const told = [one, other].map(({ schema, name }) => `${nameOrSchema(name)} is ${typesOf(schema)}`);
    return told.join(' and ');
  }
  return 'its schemas have no type in common';
}

function typesOf({ type = [] }: PlainSchema): string {
  return type.join(' or ');
}

/** The values that an `enum` or `const` leaves; absent when there is neither. */
export function valuesLeft(demands: Demanded, validators: Validators): readonly unknown[] | undefined {
  const lists = demands.flatMap(({ schema }) => {
    if ('const' in schema) return [[schema.const]];
    return schema.enum === undefined ? [] : [schema.enum];
  });
  return lists[0]?.filter((value) =>
    demands.every(({ schema }) => validators.ofPlain(schema)(value).length === 0),
  );
}

const bounds: Readonly<
  Partial<Record<TypeName, readonly (readonly [keyof PlainSchema, keyof PlainSchema])[]>>
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

/** Why no value of a type is within its bounds; absent when some may be. */
export function tellBounds(type: TypeName, demands: Demanded): string | undefined {
  for (const [low, high] of bounds[type === 'integer' ? 'number' : type] ?? []) {
    const least = extreme(demands, low, (a, b) => a > b);
    const most = extreme(demands, high, (a, b) => a < b);
    if (least === undefined || most === undefined) continue;
    const isStrict = [low, high].some((keyword) => keyword.startsWith('exclusive'));
    if (least.bound < most.bound || (!isStrict && least.bound === most.bound)) continue;
    const told = `${nameOrSchema(least.name)} asks for ${low} ${least.bound}`;
    return `${told} and ${nameOrSchema(most.name)} for ${high} ${most.bound}`;
  }
  return undefined;
}

/** The strictest of a bound, and who sets it. */
function extreme(
  demands: Demanded,
  keyword: keyof PlainSchema,
  isStricter: (a: number, b: number) => boolean,
) {
  return demands.reduce<{ name: string; bound: number } | undefined>((best, { schema, name }) => {
    const bound = schema[keyword];
    if (typeof bound !== 'number') return best;
    return best === undefined || isStricter(bound, best.bound) ? { name, bound } : best;
  }, undefined);
}
