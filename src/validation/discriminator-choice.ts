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
  { propertyName, values, fallback }: Discriminator,
  branches: ReadonlyMap<string | undefined, unknown>,
): Node | undefined {
  const choices = [...branches].map(([ref, schema]) => ({ ref, schema, named: ref && values.get(ref) }));
  if (choices.length === 0 || choices.some(({ named }) => named === undefined)) return undefined;
  const has = (named: readonly (readonly string[] | string | undefined)[]) => ({
    required: [propertyName],
    properties: { [propertyName]: { enum: named.flat() } },
  });
  const other = choices.find(({ ref }) => ref === fallback);
  const selected = choices.filter((choice) => choice !== other);
  if (other !== undefined && selected.length === 0) return { allOf: [other.schema] };
  return {
    type: ['object'],
    ...(other === undefined && has(choices.map(({ named }) => named))),
    allOf: [
      ...selected.map(({ schema, named }) => ({
        if: has([named]),
        // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's keyword
        then: schema,
      })),
      ...(other === undefined ? [] : [{ if: has(selected.map(({ named }) => named)), else: other.schema }]),
    ],
  };
}
