import type { Random } from '../../random.ts';
import type { Discriminator, JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext } from '../sample-context.ts';
import type { FlatPart } from './flat-schema.ts';
import type { Flatten, RefPath } from './flatten.ts';
import { joinBranches } from './join-branches.ts';

/** What is known where a discriminator is come upon. */
interface Meeting {
  readonly way: RefPath;
  readonly random: Random;
  readonly flattenOn: Flatten;
}

/** A branch with the value by which the discriminator tells it. */
export function branchWithValue(schema: JsonSchemaObject, branch: JsonSchema): JsonSchema {
  const [discriminator] = schema['x-discriminator'] ?? [];
  const value =
    typeof branch === 'object' && branch.$ref !== undefined
      ? discriminator?.values.get(branch.$ref)
      : undefined;
  return discriminator === undefined || value === undefined
    ? branch
    : { allOf: [branch, saying(discriminator, value)] };
}

/**
 * Fills in the discriminator of a base schema, one that others take in by `allOf`. A value that is meant to be of one
 * of those says so; one that is meant to be of the base is made one of those.
 */
export function withDiscriminator(
  context: SampleContext,
  flat: FlatPart,
  schema: JsonSchemaObject,
  { way, random, flattenOn }: Meeting,
): FlatPart {
  const [discriminator] = schema['x-discriminator'] ?? [];
  if (discriminator === undefined || schema.oneOf !== undefined || schema.anyOf !== undefined) return flat;
  if (way.as !== undefined && way.as !== way.trail.at(-1)) {
    return orElse(flat, {
      schema: saying(discriminator, valueFor(context, discriminator, way.as)),
      within: [],
    });
  }
  const kinds = [...discriminator.values].filter(([ref]) => ref !== way.as);
  if (kinds.length === 0 || context.attempt > 2) {
    const own = way.as === undefined ? undefined : valueFor(context, discriminator, way.as);
    return own === undefined ? flat : orElse(flat, { schema: saying(discriminator, own), within: [] });
  }
  const [ref, value] = random.fork('kind').pick(kinds);
  const kind = flattenOn({ $ref: ref }, { trail: way.trail });
  return orElse(flat, joinBranches(kind, { schema: saying(discriminator, value), within: [] }));
}

function orElse(flat: FlatPart, more: FlatPart | undefined): FlatPart {
  return joinBranches(flat, more) ?? flat;
}

function valueFor(context: SampleContext, { values }: Discriminator, ref: string): string {
  return values.get(ref) ?? context.validators.normalizer.nameOf(ref);
}

function saying({ propertyName }: Discriminator, value: string) {
  return { properties: { [propertyName]: { enum: [value] } }, required: [propertyName] };
}
