import type { JsonSchema, TypeName } from '../../schema/json-schema.ts';
import type { FlatSchema } from './flat-schema.ts';
import { propertySchema } from './merge-schemas.ts';

/**
 * A schema to merge with `mine`, so that its values are invalid against `other`: a `oneOf` rejects a value that fits two
 * branches. It forbids a property that the other schema requires, or gives one a type that the other rejects. Absent
 * where neither is possible.
 */
export function discriminatingProperty(mine: FlatSchema, other: FlatSchema): ObjectSchema | undefined {
  const required = (other.required ?? []).find((name) => !(mine.required ?? []).includes(name));
  if (required !== undefined) return { properties: { [required]: false } };
  for (const [name, theirs] of Object.entries(other.properties ?? {})) {
    const isOpen = !Object.hasOwn(mine.properties ?? {}, name) && propertySchema(mine, name) !== false;
    const rejected = isOpen ? rejectedBy(theirs) : undefined;
    if (rejected !== undefined) return { properties: { [name]: rejected }, required: [name] };
  }
  return undefined;
}

type ObjectSchema = Pick<FlatSchema, 'properties' | 'required'>;

/** A schema of values that another schema certainly rejects, where that one declares its type. */
function rejectedBy(schema: JsonSchema): JsonSchema | undefined {
  if (typeof schema === 'boolean') return schema ? undefined : true;
  const types: readonly TypeName[] = schema.type ?? [];
  if (types.length === 0) return undefined;
  const other = (['string', 'boolean', 'integer'] as const).find(
    (type) => !types.includes(type) && !(type === 'integer' && types.includes('number')),
  );
  return other && { type: [other] };
}
