import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';
import { type Choice, choicesOf } from './alternatives.ts';
import { withDiscriminator, withDiscriminatorValue } from './discriminator-branches.ts';
import { discriminatingProperty } from './exclusive-branches.ts';
import type { Flat, FlatPart, FlatSchema, RefPath } from './flat-schema.ts';
import { mergeFlatParts } from './merge-schemas.ts';

/**
 * Makes the schema at a location flat: merges what it includes, and chooses a branch of each alternative with the
 * location's random numbers. Absent when nothing can satisfy it.
 */
export function flatten(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
): Flat | undefined {
  const flat =
    (typeof schema === 'object' && context.flatSchemas.get(schema)) ||
    flattenUncached(context, schema, location);
  if (flat === undefined || location.within.length === 0) return flat;
  return { ...flat, within: [...location.within, ...flat.within] };
}

function flattenUncached(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
): Flat | undefined {
  const run = { context, location, hasChoice: false, isApproximate: false };
  const part = flattenPart(run, schema, { refs: [] });
  const flat = part && { ...part, isApproximate: run.isApproximate };
  if (flat && !run.hasChoice && typeof schema === 'object') context.flatSchemas.set(schema, flat);
  return flat;
}

/** The flattening of one schema, and what was found on the way. */
interface FlattenRun {
  readonly context: SampleContext;
  readonly location: SampleLocation;
  /** Whether the result depends on chance or on the location, so that it cannot be reused elsewhere. */
  hasChoice: boolean;
  /** Whether the schema has keywords that a flat schema cannot express. */
  isApproximate: boolean;
}

/** Keywords that a flat schema does not express, or not fully. */
const approximatedKeywords = [
  'oneOf',
  'not',
  'if',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentSchemas',
  'propertyNames',
  'maxContains',
] as const satisfies readonly (keyof JsonSchemaObject)[];

function flattenPart(run: FlattenRun, schema: JsonSchema, path: RefPath): FlatPart | undefined {
  run.context.budget.spendSchema(run.location.pointer);
  if (typeof schema === 'boolean') return schema ? { schema: {}, within: [] } : undefined;
  run.isApproximate ||= approximatedKeywords.some((keyword) => schema[keyword] !== undefined);
  const flat = withChoices(run, withIncluded(run, schema, path), schema, path);
  return flat && { ...flat, schema: closeUnevaluated(flat.schema, schema) };
}

/** The keywords of a schema merged with those of its `$ref` and its `allOf`. */
function withIncluded(run: FlattenRun, schema: JsonSchemaObject, path: RefPath): FlatPart | undefined {
  const own: FlatPart = { schema: ownKeywords(schema), within: [] };
  const base = schema.$ref === undefined ? own : mergeFlatParts(own, flattenRef(run, schema.$ref, path));
  let flat = base;
  for (const part of schema.allOf ?? []) flat = flat && mergeFlatParts(flat, flattenPart(run, part, path));
  return flat ?? withChoicesLast(run, base, schema.allOf ?? [], path);
}

/**
 * The same, where a part chose a branch that contradicts another part: each chooses once the others are known, as the
 * `oneOf: [{type: object}, {type: array}]` of an envelope's `data` beside the object that a response declares for it.
 */
function withChoicesLast(
  run: FlattenRun,
  base: FlatPart | undefined,
  parts: readonly JsonSchema[],
  path: RefPath,
): FlatPart | undefined {
  const choosing = parts.filter(isPlainChoice);
  if (choosing.length === 0) return undefined;
  let flat = base;
  for (const part of parts) {
    if (!isPlainChoice(part)) flat = flat && mergeFlatParts(flat, flattenPart(run, part, path));
  }
  for (const part of choosing) {
    flat = flat && withChoices(run, mergeFlatParts(flat, withIncluded(run, part, path)), part, path);
  }
  return flat;
}

/** Whether a schema leaves a choice open, and says nothing that depends on all that is beside it. */
function isPlainChoice(schema: JsonSchema): schema is JsonSchemaObject {
  if (typeof schema === 'boolean') return false;
  const { oneOf, anyOf, unevaluatedProperties, unevaluatedItems } = schema;
  return (oneOf ?? anyOf) !== undefined && (unevaluatedProperties ?? unevaluatedItems) === undefined;
}

function flattenRef(run: FlattenRun, ref: string, path: RefPath): FlatPart | undefined {
  // A schema that includes itself adds no further constraint the second time.
  if (path.refs.includes(ref)) return { schema: {}, within: [] };
  const target = run.context.validators.normalizer.target(ref);
  const flat = flattenPart(run, target, { refs: [...path.refs, ref], intended: path.intended ?? ref });
  return flat && { ...flat, within: [ref, ...flat.within] };
}

function withChoices(
  run: FlattenRun,
  included: FlatPart | undefined,
  schema: JsonSchemaObject,
  path: RefPath,
): FlatPart | undefined {
  const { context, location } = run;
  const choices = choicesOf(context, schema, location);
  run.hasChoice ||= choices.length > 0 || schema['x-discriminator'] !== undefined;
  let flat = included;
  for (const choice of choices) flat = flat && withBranch(run, flat, choice, { schema, refs: path.refs });
  flat =
    flat &&
    withDiscriminator(context, flat, schema, {
      path,
      random: location.random,
      flatten: (inner, innerPath) => flattenPart(run, inner, innerPath),
    });
  return flat && withDependents(run, flat, path);
}

/** Merges the first branch that does not contradict the rest; absent when each of them does. */
function withBranch(
  run: FlattenRun,
  flat: FlatPart,
  { branches, isExclusive }: Choice,
  { schema, refs }: { readonly schema: JsonSchemaObject; readonly refs: readonly string[] },
): FlatPart | undefined {
  const path = { refs };
  for (const branch of branches) {
    const merged =
      mergeFlatParts(flat, flattenPart(run, withDiscriminatorValue(schema, branch), path)) ??
      mergeFlatParts(flat, flattenPart(run, branch, path));
    if (merged === undefined) continue;
    if (!isExclusive || run.context.attempt === 0) return merged;
    const others = branches.filter((other) => other !== branch);
    return others.map((other) => flattenPart(run, other, path)).reduce<FlatPart>(excluding, merged);
  }
  return undefined;
}

/** Merges the `dependentSchemas` of the required properties. */
function withDependents(run: FlattenRun, flat: FlatPart, { refs }: RefPath): FlatPart | undefined {
  const { dependentSchemas = {}, required = [] } = flat.schema;
  const triggers = required.filter((name) => Object.hasOwn(dependentSchemas, name));
  return triggers.reduce<FlatPart | undefined>(
    (merged, name) => mergeFlatParts(merged, flattenPart(run, dependentSchemas[name] ?? true, { refs })),
    flat,
  );
}

/** The first part narrowed so that the other one rejects its values, where the first leaves room for that. */
function excluding(mine: FlatPart, other: FlatPart | undefined): FlatPart {
  const difference = other && discriminatingProperty(mine.schema, other.schema);
  return (difference && mergeFlatParts(mine, { schema: difference, within: [] })) ?? mine;
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

/** `unevaluated…` becomes `additionalProperties` and `items`: all that the schema includes is merged by now. */
function closeUnevaluated(flat: FlatSchema, schema: JsonSchemaObject): FlatSchema {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (properties === undefined && items === undefined) return flat;
  const { unevaluatedProperties: _properties, unevaluatedItems: _items, ...rest } = flat;
  return {
    ...(properties !== undefined && { additionalProperties: properties }),
    ...(items !== undefined && { items }),
    ...rest,
  };
}
