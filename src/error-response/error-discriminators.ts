import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaNormalizer } from '../schema/schema-normalizer.ts';

/**
 * The properties by which a schema, or one within it, tells which of several a value is meant to fit. What they say
 * belongs to the rest of the value, though no keyword ties the two together.
 */
export function discriminatorsOf(schema: JsonSchema, view: SchemaNormalizer): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();

  function look(node: unknown): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const { $ref, 'x-discriminator': discriminator } = node as Exclude<JsonSchema, boolean>;
    if (typeof $ref === 'string') look(view.target($ref));
    if (Array.isArray(discriminator)) names.add(discriminator[0].propertyName);
    for (const inner of Object.values(node)) look(inner);
  }

  look(schema);
  return names;
}
