import type { JsonSchemaObject } from '../json-schema.ts';

/**
 * A schema that describes a property `__proto__` by a pattern too: Ajv passes over one of `properties`, since code that
 * assigns it would change the prototype of an object.
 */
export function withProtoPattern(schema: JsonSchemaObject): JsonSchemaObject {
  const { properties = {}, patternProperties } = schema;
  if (!Object.hasOwn(properties, '__proto__')) return schema;
  const described = Object.getOwnPropertyDescriptor(properties, '__proto__')?.value;
  return { ...schema, patternProperties: { ...patternProperties, '^__proto__$': described } };
}
