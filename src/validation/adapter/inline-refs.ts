import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';

/** How many schemas a reference may stand for, those that it refers to counted in, to be written out in its place. */
const maxSchemas = 100;

/**
 * Tells what a reference stands for where that is small and does not contain itself; absent otherwise. Behind a
 * reference the validator copies all the faults that it has found so far for every item of an array, so that its time
 * grows with the square of the faults; what is written out in the reference's place does not have this.
 */
export function createSmallTargets(
  target: (ref: string) => JsonSchema,
): (ref: string) => JsonSchema | undefined {
  const sizes = new Map<string, number>();

  function sizeOfTarget(ref: string): number {
    const known = sizes.get(ref);
    if (known !== undefined) return known;
    // What refers back to it has no end, until its size is known.
    sizes.set(ref, Number.POSITIVE_INFINITY);
    const size = sizeOf(target(ref));
    sizes.set(ref, size);
    return size;
  }

  function sizeOf(schema: JsonSchema): number {
    if (typeof schema === 'boolean') return 1;
    const behind = schema.$ref === undefined ? 0 : sizeOfTarget(schema.$ref);
    return innerSchemas(schema).reduce((sum, inner) => sum + sizeOf(inner), 1 + behind);
  }

  return (ref) => (sizeOfTarget(ref) <= maxSchemas ? target(ref) : undefined);
}

/** The schemas that stand in a schema. */
export function innerSchemas(schema: JsonSchemaObject): readonly JsonSchema[] {
  const single = [schema.not, schema.if, schema.then, schema.else, schema.items, schema.contains];
  const closing = [
    schema.additionalProperties,
    schema.unevaluatedProperties,
    schema.unevaluatedItems,
    schema.propertyNames,
  ];
  const lists = [schema.allOf, schema.anyOf, schema.oneOf, schema.prefixItems].flat();
  const maps = [schema.properties, schema.patternProperties, schema.dependentSchemas];
  const all = [...single, ...closing, ...lists, ...maps.flatMap((map) => Object.values(map ?? {}))];
  return all.filter((inner) => inner !== undefined);
}
