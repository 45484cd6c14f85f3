import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';
import { type Choice, choicesOf } from './alternatives.ts';
import { branchWithValue, withDiscriminator } from './discriminator-branches.ts';
import { discriminatingProperty } from './exclusive-branches.ts';
import type { Flat, FlatPart, FlatSchema } from './flat-schema.ts';
import { joinBranches } from './join-branches.ts';

/** How the schema at hand was come to. */
export interface RefPath {
  /** References gone through, so that a schema that holds itself ends. */
  readonly trail: readonly string[];
  /** The outermost reference since a choice was made: the schema that the value is meant to be of. */
  readonly as?: string;
}

/** Makes a schema flat; absent when nothing can satisfy it. */
export type Flatten = (schema: JsonSchema, way: RefPath) => FlatPart | undefined;

/** Makes the schema at a place flat: merges what it takes in, and makes its choices with the place's dice. */
export function flatten(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
): Flat | undefined {
  const flat =
    (typeof schema === 'object' && context.fixed.get(schema)) || flattenUncached(context, schema, location);
  if (flat === undefined || location.within.length === 0) return flat;
  return { ...flat, within: [...location.within, ...flat.within] };
}

function flattenUncached(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
): Flat | undefined {
  const met = { choice: false, doubt: false };
  const part = createFlatten(context, location, met)(schema, { trail: [] });
  const flat = part && { ...part, isUnsure: met.doubt };
  if (flat && !met.choice && typeof schema === 'object') context.fixed.set(schema, flat);
  return flat;
}

/** What is come upon on the way. */
interface Met {
  /** Whether anything was left to chance, or to what is known of the place. */
  choice: boolean;
  /** Whether anything asks for what a flat schema cannot say. */
  doubt: boolean;
}

const doubtful = [
  'oneOf',
  'not',
  'if',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentSchemas',
  'propertyNames',
  'maxContains',
] as const satisfies readonly (keyof JsonSchemaObject)[];

function createFlatten(context: SampleContext, location: SampleLocation, met: Met): Flatten {
  const { normalizer } = context.validators;

  function flattenOn(schema: JsonSchema, way: RefPath): FlatPart | undefined {
    context.budget.spendSchema(location.pointer);
    if (typeof schema === 'boolean') return schema ? { schema: {}, within: [] } : undefined;
    met.doubt ||= doubtful.some((keyword) => schema[keyword] !== undefined);
    const flat = withChoices(takenIn(schema, way), schema, way);
    return flat && { ...flat, schema: closed(flat.schema, schema) };
  }

  /** What a schema says itself and what it takes in. */
  function takenIn(schema: JsonSchemaObject, way: RefPath): FlatPart | undefined {
    let flat: FlatPart | undefined = { schema: ownKeywords(schema), within: [] };
    if (schema.$ref !== undefined) flat = joinBranches(flat, referred(schema.$ref, way));
    for (const part of schema.allOf ?? []) flat = flat && joinBranches(flat, flattenOn(part, way));
    return flat;
  }

  function withChoices(
    taken: FlatPart | undefined,
    schema: JsonSchemaObject,
    way: RefPath,
  ): FlatPart | undefined {
    const choices = choicesOf(context, schema, location);
    met.choice ||= choices.length > 0 || schema['x-discriminator'] !== undefined;
    let flat = taken;
    for (const choice of choices) flat = flat && choose(flat, choice, schema, way.trail);
    flat = flat && withDiscriminator(context, flat, schema, { way, random: location.random, flattenOn });
    return flat && withDependents(flat, way);
  }

  function referred(ref: string, way: RefPath): FlatPart | undefined {
    // What holds itself asks for nothing that it has not asked for already.
    if (way.trail.includes(ref)) return { schema: {}, within: [] };
    const flat = flattenOn(normalizer.target(ref), { trail: [...way.trail, ref], as: way.as ?? ref });
    return flat && { ...flat, within: [ref, ...flat.within] };
  }

  /** The first branch that goes together with what is asked for already. */
  function choose(
    flat: FlatPart,
    { branches, exclusive }: Choice,
    schema: JsonSchemaObject,
    trail: readonly string[],
  ) {
    const on = { trail };
    for (const branch of branches) {
      const joined =
        joinBranches(flat, flattenOn(branchWithValue(schema, branch), on)) ??
        joinBranches(flat, flattenOn(branch, on));
      if (joined === undefined) continue;
      if (!exclusive || context.attempt === 0) return joined;
      const others = branches.filter((other) => other !== branch).map((other) => flattenOn(other, on));
      return others.reduce<FlatPart>(apart, joined);
    }
    return undefined;
  }

  /** What required properties bring with them. */
  function withDependents(flat: FlatPart, { trail }: RefPath): FlatPart | undefined {
    const { dependentSchemas = {}, required = [] } = flat.schema;
    const brought = required.filter((name) => Object.hasOwn(dependentSchemas, name));
    return brought.reduce<FlatPart | undefined>(
      (joined, name) => joinBranches(joined, flattenOn(dependentSchemas[name] ?? true, { trail })),
      flat,
    );
  }

  return flattenOn;
}

/** Asks for something that the other schema refuses, where the first one leaves that open. */
function apart(mine: FlatPart, other: FlatPart | undefined): FlatPart {
  const difference = other && discriminatingProperty(mine.schema, other.schema);
  return (difference && joinBranches(mine, { schema: difference, within: [] })) ?? mine;
}

function ownKeywords(schema: JsonSchemaObject): FlatSchema {
  const {
    $ref: _ref,
    allOf: _all,
    anyOf: _any,
    oneOf: _one,
    if: _if,
    then: _then,
    else: _else,
    ...rest
  } = schema;
  const { const: only, pattern, 'x-discriminator': _discriminator, ...own } = rest;
  return {
    ...own,
    ...('const' in schema && { enum: [only] }),
    ...(pattern !== undefined && { patterns: [pattern] }),
  };
}

/** `unevaluated…` judges what is left when everything that the schema takes in has had its say. */
function closed(flat: FlatSchema, schema: JsonSchemaObject): FlatSchema {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (properties === undefined && items === undefined) return flat;
  const { unevaluatedProperties: _properties, unevaluatedItems: _items, ...rest } = flat;
  return {
    ...(properties !== undefined && { additionalProperties: properties }),
    ...(items !== undefined && { items }),
    ...rest,
  };
}
