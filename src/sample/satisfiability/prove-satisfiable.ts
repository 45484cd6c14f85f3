import { integerRange } from '../../schema/integer-range.ts';
import type { JsonSchema, JsonSchemaObject, TypeName } from '../../schema/json-schema.ts';

/** Whether some value is certain to fit a schema; `false` where that is not certain. */
export type SatisfiabilityProof = (schema: JsonSchema) => boolean;

/** The keywords that restrict no value. */
const annotations: ReadonlySet<string> = new Set([
  'default',
  'examples',
  'readOnly',
  'writeOnly',
  'x-discriminator',
]);

/** The keywords that a proof understands, but for those that lead to other schemas for the same value. */
const understood: ReadonlySet<string> = new Set([
  ...annotations,
  ...['type', 'enum', 'minLength', 'maxLength', 'format'],
  ...['minimum', 'maximum'],
  ...['items', 'minItems', 'maxItems', 'uniqueItems'],
  ...['properties', 'additionalProperties', 'required', 'maxProperties'],
]);

/** Whether a value of a type is certain to fit; keywords of other types do not matter to it. */
type ProofOfType = (schema: JsonSchemaObject, prove: SatisfiabilityProof) => boolean;

const always: ProofOfType = () => true;

const proofs: Readonly<Record<TypeName, ProofOfType>> = {
  null: always,
  boolean: always,
  integer: (schema) => hasNumber(schema, true),
  number: (schema) => hasNumber(schema, false),
  string: hasText,
  array: hasList,
  object: hasObject,
};

/** More than that is left to whoever tries. */
const maxLength = 100;

/**
 * Creates the search for proofs that a schema has values, without a value: most schemas say what their values are, and
 * little that one could fail to find. Patterns, numbers' multiples and what several schemas require of one value are
 * not looked into. Proofs are remembered.
 * @param target resolves a reference to its schema
 */
export function createSatisfiabilityProof(target: (ref: string) => JsonSchema): SatisfiabilityProof {
  const known = new WeakMap<object, boolean>();

  function prove(schema: JsonSchema): boolean {
    if (typeof schema === 'boolean') return schema;
    const before = known.get(schema);
    if (before !== undefined) return before;
    // What it is while it is looked into: a value that must hold another one like itself is no proof.
    known.set(schema, false);
    const isProven = proveObject(schema);
    known.set(schema, isProven);
    return isProven;
  }

  function proveObject(schema: JsonSchemaObject): boolean {
    const keywords = Object.keys(schema).filter((keyword) => !annotations.has(keyword));
    if (keywords.length === 1) {
      const { $ref, anyOf, allOf, oneOf } = schema;
      if ($ref !== undefined) return prove(target($ref));
      const alternatives = anyOf ?? onlyOne(allOf) ?? onlyOne(oneOf);
      if (alternatives !== undefined) return alternatives.some(prove);
    }
    if (!keywords.every((keyword) => understood.has(keyword))) return false;
    if (schema.enum !== undefined) return hasListed(schema, keywords);
    return (schema.type ?? ['object']).some((type) => proofs[type](schema, prove));
  }

  return prove;
}

/** A list of one schema, which is that schema. */
function onlyOne(schemas: readonly JsonSchema[] | undefined): readonly JsonSchema[] | undefined {
  return schemas?.length === 1 ? schemas : undefined;
}

/** Whether a listed value has the type, where there is nothing else that it must fit. */
function hasListed({ enum: values = [], type }: JsonSchemaObject, keywords: readonly string[]): boolean {
  if (keywords.some((keyword) => keyword !== 'enum' && keyword !== 'type')) return false;
  return values.some((value) => type === undefined || type.includes(typeOf(value)));
}

/** The type of a value; lists of integers are seldom called lists of numbers, so those are left to whoever tries. */
function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'number' ? type : 'object';
}

function hasNumber({ minimum, maximum, format }: JsonSchemaObject, isInteger: boolean): boolean {
  const [least, most] = integerRange(format) ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  const [low, high] = [Math.max(minimum ?? least, least), Math.min(maximum ?? most, most)];
  return isInteger ? Math.ceil(low) <= Math.floor(high) : low <= high;
}

function hasText({ minLength = 0, maxLength: most, format }: JsonSchemaObject): boolean {
  if (format !== undefined) return minLength === 0 && most === undefined;
  return minLength <= Math.min(most ?? maxLength, maxLength);
}

function hasList(schema: JsonSchemaObject, prove: SatisfiabilityProof): boolean {
  const { items = true, minItems = 0, maxItems = minItems, uniqueItems = false } = schema;
  if (minItems === 0) return true;
  if (minItems > maxItems || minItems > (uniqueItems ? 1 : maxLength)) return false;
  return prove(items);
}

function hasObject(schema: JsonSchemaObject, prove: SatisfiabilityProof): boolean {
  const { properties = {}, additionalProperties = true, required = [], maxProperties = Infinity } = schema;
  if (required.length > maxProperties) return false;
  return required.every((name) =>
    prove((Object.hasOwn(properties, name) ? properties[name] : undefined) ?? additionalProperties),
  );
}
