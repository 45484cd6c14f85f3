import type { JsonSchemaObject, TypeName } from '../schema/json-schema.ts';

/**
 * A schema with the types of the values that it lists, for texts: those are converted by `type` alone, and `enum: [1, 2]`
 * or `const: 1` would refuse the text 1. Values of several types are a choice of lists, one for each of them:
 * `enum: [10, 50, all]` is 10 or 50 as a number, or all as a text. It allows the same values as the given schema.
 */
export function withTypesOfValues(schema: JsonSchemaObject): JsonSchemaObject {
  const { enum: values, const: only, type, ...rest } = schema;
  const listed = only === undefined ? values : [only];
  if (listed === undefined || type?.length === 1) return schema;
  const lists = listsByType(listed).filter(({ type: [name] }) => type === undefined || allows(type, name));
  const [first] = lists;
  if (first === undefined) return schema;
  if (lists.length === 1) return isOfTexts(first) ? schema : { ...schema, type: first.type };
  // A text that is listed is not converted. It needs no type: with one, a number would become a text again.
  const texts = lists.filter(isOfTexts).map(({ enum: list }) => ({ enum: list }));
  const anyOf = [...texts, ...lists.filter((list) => !isOfTexts(list))];
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf }] };
}

function isOfTexts({ type: [name] }: TypedList): boolean {
  return name === 'string';
}

interface TypedList {
  readonly type: readonly [TypeName];
  readonly enum: readonly unknown[];
}

function listsByType(values: readonly unknown[]): readonly TypedList[] {
  const names = [...new Set(values.map(typeOf))];
  return names.map((name) => ({
    type: [name],
    enum: values.filter((value) => typeOf(value) === name),
  }));
}

function allows(types: readonly TypeName[], name: TypeName): boolean {
  return types.includes(name) || (name === 'number' && types.includes('integer'));
}

function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'number' || type === 'boolean' || type === 'string' ? type : 'object';
}
