import type { JsonSchema, TypeName } from '../../schema/json-schema.ts';
import type { FlatSchema } from './flat-schema.ts';
import { propertySchema } from './merge-schemas.ts';

/**
 * Something to ask for besides, so that what fits `mine` does not fit `other`: a `oneOf` refuses what fits both. It
 * leaves out a property that the other one needs, or gives one a type that the other one refuses.
 */
export function discriminatingProperty(mine: FlatSchema, other: FlatSchema): ObjectSchema | undefined {
  const needed = (other.required ?? []).find((name) => !(mine.required ?? []).includes(name));
  if (needed !== undefined) return { properties: { [needed]: false } };
  for (const [name, theirs] of Object.entries(other.properties ?? {})) {
    const isOpen = !Object.hasOwn(mine.properties ?? {}, name) && propertySchema(mine, name) !== false;
    const rejected = isOpen ? rejectedBy(theirs) : undefined;
    if (rejected !== undefined) return { properties: { [name]: rejected }, required: [name] };
  }
  return undefined;
}

type ObjectSchema = Pick<FlatSchema, 'properties' | 'required'>;

/** What a schema surely refuses, when it tells its own type. */
function rejectedBy(schema: JsonSchema): JsonSchema | undefined {
  if (typeof schema === 'boolean') return schema ? undefined : true;
  const types: readonly TypeName[] = schema.type ?? [];
  if (types.length === 0) return undefined;
  const other = (['string', 'boolean', 'integer'] as const).find(
    (type) => !types.includes(type) && !(type === 'integer' && types.includes('number')),
  );
  return other && { type: [other] };
}
