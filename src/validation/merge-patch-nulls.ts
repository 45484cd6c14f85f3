import type { JsonSchema } from '../schema/json-schema.ts';

/** How many objects deep a patch may take members out of an item. */
const maxDepth = 5;

/** Whether a body of a media type is a JSON Merge Patch. */
export function isMergePatch(mediaType: string): boolean {
  return /^application\/merge-patch\+json\s*(?:;|$)/i.test(mediaType);
}

/**
 * The schema of an item as one of its patches: `null` takes out a member that an item may be without (RFC 7396), whatever the
 * type of the member. Most contracts declare the schema of the item for both.
 * @param target what a reference leads to
 */
export function withRemovals(
  schema: JsonSchema,
  target: (reference: string) => JsonSchema,
  depth = 0,
): JsonSchema {
  if (typeof schema === 'boolean' || depth > maxDepth) return schema;
  if (schema.$ref !== undefined) {
    const found = target(schema.$ref);
    return typeof found === 'boolean' ? schema : withRemovals(found, target, depth + 1);
  }
  const { properties, allOf, required = [] } = schema;
  const members = Object.entries(properties ?? {}).map(([name, member]) => {
    const inner = withRemovals(member, target, depth + 1);
    return [name, required.includes(name) ? inner : orNull(inner)] as const;
  });
  return {
    ...schema,
    ...(properties !== undefined && { properties: Object.fromEntries(members) }),
    ...(allOf !== undefined && { allOf: allOf.map((each) => withRemovals(each, target, depth + 1)) }),
  };
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const { type, allOf, anyOf, oneOf, not, enum: values, const: constant } = schema;
  if ((allOf ?? anyOf ?? oneOf ?? not ?? constant) !== undefined)
    return { anyOf: [schema, { type: ['null'] }] };
  if (type === undefined || type.includes('null')) return schema;
  return { ...schema, type: [...type, 'null'], ...(values !== undefined && { enum: [...values, null] }) };
}
