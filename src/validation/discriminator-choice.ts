import type { Discriminator } from '../schema/json-schema.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * What a `oneOf` or `anyOf` with a discriminator says, without the keyword: the property names the one schema that
 * counts. The validator's own way reads the property of whatever was sent and fails on a body that is null; and
 * without either, schemas that overlap make `oneOf` refuse what the contract means to allow.
 * @param branches the schemas to choose from, as the validator is to see them, by the reference in the plain schema
 * @returns undefined where a branch has no name, and so the keyword says nothing
 */
export function choiceByProperty(
  { propertyName, values }: Discriminator,
  branches: ReadonlyMap<string | undefined, unknown>,
): Node | undefined {
  const choices = [...branches].map(([ref, schema]) => ({ schema, value: ref && values.get(ref) }));
  if (choices.length === 0 || choices.some(({ value }) => value === undefined)) return undefined;
  const named = choices.map(({ value }) => value);
  return {
    type: ['object'],
    required: [propertyName],
    properties: { [propertyName]: { enum: named } },
    allOf: choices.map(({ schema, value }) => ({
      if: { required: [propertyName], properties: { [propertyName]: { enum: [value] } } },
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
      then: schema,
    })),
  };
}
