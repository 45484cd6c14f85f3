import type { Plain, PlainSchema } from '../schema/plain-schema.ts';
import { type Choice, choicesOf } from './choices.ts';
import { branchWithValue, withDiscriminator } from './discriminate.ts';
import type { Flat, FlatSchema } from './flat-schema.ts';
import { merge, propertySchema } from './merge.ts';
import type { Place, Run } from './run.ts';
import { tellApart } from './tell-apart.ts';

/** How the schema at hand was come to. */
export interface Way {
  /** References gone through, so that a schema that holds itself ends. */
  readonly trail: readonly string[];
  /** The outermost reference since a choice was made: the schema that the value is meant to be of. */
  readonly as?: string;
}

/** Makes a schema flat; absent when nothing can satisfy it. */
export type Flatten = (schema: Plain, way: Way) => Flat | undefined;

/** Makes the schema at a place flat: merges what it takes in, and makes its choices with the place's dice. */
export function flatten(run: Run, schema: Plain, place: Place): Flat | undefined {
  const flat = createFlatten(run, place)(schema, { trail: [] });
  return flat && { ...flat, within: [...place.within, ...flat.within] };
}

function createFlatten(run: Run, place: Place): Flatten {
  const { view } = run.validators;

  function flattenOn(schema: Plain, way: Way): Flat | undefined {
    if (typeof schema === 'boolean') return schema ? { schema: {}, within: [] } : undefined;
    let flat: Flat | undefined = { schema: ownKeywords(schema), within: [] };
    if (schema.$ref !== undefined) flat = join(flat, referred(schema.$ref, way));
    for (const part of schema.allOf ?? []) flat = join(flat, flattenOn(part, way));
    for (const choice of choicesOf(run, schema, place))
      flat = flat && choose(flat, choice, schema, way.trail);
    flat = flat && withDiscriminator(run, flat, schema, { way, dice: place.dice, flattenOn });
    return flat && { ...flat, schema: closed(flat.schema, schema) };
  }

  function referred(ref: string, way: Way): Flat | undefined {
    // What holds itself asks for nothing that it has not asked for already.
    if (way.trail.includes(ref)) return { schema: {}, within: [] };
    const flat = flattenOn(view.target(ref), { trail: [...way.trail, ref], as: way.as ?? ref });
    return flat && { ...flat, within: [ref, ...flat.within] };
  }

  /** The first branch that goes together with what is asked for already. */
  function choose(
    flat: Flat,
    { branches, exclusive }: Choice,
    schema: PlainSchema,
    trail: readonly string[],
  ) {
    const on = { trail };
    for (const branch of branches) {
      const joined =
        join(flat, flattenOn(branchWithValue(schema, branch), on)) ?? join(flat, flattenOn(branch, on));
      if (joined === undefined) continue;
      if (!exclusive || run.attempt === 0) return joined;
      const others = branches.filter((other) => other !== branch).map((other) => flattenOn(other, on));
      return others.reduce<Flat>(apart, joined);
    }
    return undefined;
  }

  return flattenOn;
}

/** What both flat schemas ask for; absent when they contradict each other. */
export function join(a: Flat | undefined, b: Flat | undefined): Flat | undefined {
  if (a === undefined || b === undefined) return undefined;
  const schema = merge(a.schema, b.schema);
  if (schema === undefined || isImpossible(schema)) return undefined;
  return { schema, within: [...new Set([...a.within, ...b.within])] };
}

function isImpossible(schema: FlatSchema): boolean {
  return (schema.required ?? []).some((name) => propertySchema(schema, name) === false);
}

/** Asks for something that the other schema refuses, where the first one leaves that open. */
function apart(mine: Flat, other: Flat | undefined): Flat {
  const difference = other && tellApart(mine.schema, other.schema);
  return (difference && join(mine, { schema: difference, within: [] })) ?? mine;
}

function ownKeywords(schema: PlainSchema): FlatSchema {
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
function closed(flat: FlatSchema, schema: PlainSchema): FlatSchema {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (properties === undefined && items === undefined) return flat;
  const { unevaluatedProperties: _properties, unevaluatedItems: _items, ...rest } = flat;
  return {
    ...(properties !== undefined && { additionalProperties: properties }),
    ...(items !== undefined && { items }),
    ...rest,
  };
}
