import type { Discriminator } from '../schema/json-schema.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Rewrites the choice of a `oneOf` or `anyOf` with a discriminator: the property selects the only branch that applies.
 * express-openapi-validator's own support reads the property of any body and fails on `null`; without support,
 * branches that overlap would make `oneOf` refuse what the contract is written to allow.
 * @param branches the schemas to choose from, rewritten, by their reference in the normalized schema
 * @returns `undefined` when a branch has no value, so that the discriminator has no effect
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
