import type { Plain, TypeName } from '../../schema/json-schema.ts';
import type { FlatSchema } from './flat-schema.ts';
import { propertySchema } from './merge-schemas.ts';

/**
 * Something to ask for besides, so that what fits `mine` does not fit `other`: a `oneOf` refuses what fits both. It
 * leaves out a property that the other one needs, or gives one a type that the other one refuses.
 */
export function tellApart(mine: FlatSchema, other: FlatSchema): PlainSchemaOfObject | undefined {
  const needed = (other.required ?? []).find((name) => !(mine.required ?? []).includes(name));
  if (needed !== undefined) return { properties: { [needed]: false } };
  for (const [name, theirs] of Object.entries(other.properties ?? {})) {
    const isOpen = !Object.hasOwn(mine.properties ?? {}, name) && propertySchema(mine, name) !== false;
    const refused = isOpen ? refusedBy(theirs) : undefined;
    if (refused !== undefined) return { properties: { [name]: refused }, required: [name] };
  }
  return undefined;
}

type PlainSchemaOfObject = Pick<FlatSchema, 'properties' | 'required'>;

/** What a schema surely refuses, when it tells its own type. */
function refusedBy(schema: Plain): Plain | undefined {
  if (typeof schema === 'boolean') return schema ? undefined : true;
  const types: readonly TypeName[] = schema.type ?? [];
  if (types.length === 0) return undefined;
  const other = (['string', 'boolean', 'integer'] as const).find(
    (type) => !types.includes(type) && !(type === 'integer' && types.includes('number')),
  );
  return other && { type: [other] };
}
