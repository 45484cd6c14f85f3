import type { JsonSchema } from '../../schema/json-schema.ts';
import { subschemasOf } from '../../schema/subschemas.ts';

/** How many schemas a reference may lead to, those that it refers to included, to be inlined. */
const maxSchemas = 100;

/**
 * Looks up the target of a reference when it is small and not recursive; `undefined` otherwise. Behind a reference,
 * Ajv copies all errors found so far for every item of an array, so that its time grows with the square of the
 * errors; an inlined schema does not have this.
 */
export function createSmallTargets(
  target: (ref: string) => JsonSchema,
): (ref: string) => JsonSchema | undefined {
  const sizes = new Map<string, number>();

  function sizeOfTarget(ref: string): number {
    const known = sizes.get(ref);
    if (known !== undefined) return known;
    // A schema that refers back to it is infinite until the size is known.
    sizes.set(ref, Number.POSITIVE_INFINITY);
    const size = sizeOf(target(ref));
    sizes.set(ref, size);
    return size;
  }

  function sizeOf(schema: JsonSchema): number {
    if (typeof schema === 'boolean') return 1;
    const behind = schema.$ref === undefined ? 0 : sizeOfTarget(schema.$ref);
    const size = subschemasOf(schema).reduce((sum, inner) => sum + sizeOf(inner), 1 + behind);
    return size + sizeOfCases(schema.prefixItems ?? []);
  }

  /** The library is given the items of a tuple again for each length (`tupleCases`). */
  function sizeOfCases(prefix: readonly JsonSchema[]): number {
    return prefix.reduce((sum, item, at) => sum + (prefix.length - at) * (1 + sizeOf(item)), 0);
  }

  return (ref) => (sizeOfTarget(ref) <= maxSchemas ? target(ref) : undefined);
}
