import type { Random } from '../../random.ts';
import type { Discriminator, JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext } from '../sample-context.ts';
import type { FlatPart, FlatSchema, Flatten, RefPath } from './flat-schema.ts';
import { mergeFlatParts } from './merge-schemas.ts';

/** Where flattening meets a discriminator. */
interface DiscriminatorContext {
  readonly path: RefPath;
  readonly random: Random;
  readonly flatten: Flatten;
}

/** A branch of a `oneOf` or `anyOf` with the discriminator value that selects it. */
export function withDiscriminatorValue(schema: JsonSchemaObject, branch: JsonSchema): JsonSchema {
  const [discriminator] = schema['x-discriminator'] ?? [];
  const values =
    typeof branch === 'object' && branch.$ref !== undefined
      ? discriminator?.values.get(branch.$ref)
      : undefined;
  return discriminator === undefined || values === undefined
    ? branch
    : { allOf: [branch, requiringValue(discriminator, values)] };
}

/**
 * Sets the discriminator of a base schema, one that its subtypes include by `allOf`. A value of a subtype gets the
 * subtype's discriminator value; a value of the base becomes one of the subtypes.
 */
export function withDiscriminator(
  context: SampleContext,
  flat: FlatPart,
  schema: JsonSchemaObject,
  { path, random, flatten }: DiscriminatorContext,
): FlatPart {
  const [discriminator] = schema['x-discriminator'] ?? [];
  if (discriminator === undefined || schema.oneOf !== undefined || schema.anyOf !== undefined) return flat;
  const { intended, refs } = path;
  if (intended !== undefined && intended !== refs.at(-1)) {
    return mergeOrKeep(flat, partWithValue(discriminator, valuesFor(context, discriminator, intended)));
  }
  const subtypes = [...discriminator.values].filter(([ref]) => ref !== intended);
  if (subtypes.length === 0 || context.attempt > 2) {
    const own = intended === undefined ? undefined : valuesFor(context, discriminator, intended);
    return own === undefined ? flat : mergeOrKeep(flat, partWithValue(discriminator, own));
  }
  // The key `kind` is part of the seed: another one changes what is generated.
  const [ref, values] = random.fork('kind').pick(subtypes);
  const subtype = flatten({ $ref: ref }, { refs });
  return mergeOrKeep(flat, mergeFlatParts(subtype, partWithValue(discriminator, values)));
}

/** Both parts merged; the first alone where the second is absent or contradicts it. */
function mergeOrKeep(flat: FlatPart, more: FlatPart | undefined): FlatPart {
  return mergeFlatParts(flat, more) ?? flat;
}

function valuesFor(context: SampleContext, { values }: Discriminator, ref: string): readonly string[] {
  return values.get(ref) ?? [context.validators.normalizer.nameOf(ref)];
}

function partWithValue(discriminator: Discriminator, values: readonly string[]): FlatPart {
  return { schema: requiringValue(discriminator, values), within: [] };
}

function requiringValue(
  { propertyName }: Discriminator,
  values: readonly string[],
): FlatSchema & JsonSchemaObject {
  return { properties: { [propertyName]: { enum: values } }, required: [propertyName] };
}
