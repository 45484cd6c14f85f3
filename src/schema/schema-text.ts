import type { JsonSchema } from './json-schema.ts';

/** A text that two normalized schemas share when they allow the same values for the same reasons. */
export function schemaText(schema: JsonSchema): string {
  return JSON.stringify(schema, (_, value: unknown) => {
    if (value instanceof Map || value instanceof Set) return { entries: [...value] };
    const isJson = typeof value !== 'bigint' && (typeof value !== 'number' || Number.isFinite(value));
    return isJson ? value : { number: String(value) };
  });
}
