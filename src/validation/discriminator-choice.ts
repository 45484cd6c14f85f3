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
  const choices = [...branches].map(([ref, schema]) => ({ schema, named: ref && values.get(ref) }));
  if (choices.length === 0 || choices.some(({ named }) => named === undefined)) return undefined;
  const all = choices.flatMap(({ named }) => named);
  return {
    type: ['object'],
    required: [propertyName],
    properties: { [propertyName]: { enum: all } },
    allOf: choices.map(({ schema, named }) => ({
      if: { required: [propertyName], properties: { [propertyName]: { enum: named } } },
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
      then: schema,
    })),
  };
}
