import { isDeepEqual } from '../schema/deep-equal.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { mergeBoth } from './flatten/merge-schemas.ts';
import { singular } from './property-words.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** A list of one to three elements, or as many as are asked for. */
export function sampleArray(context: SampleContext, flat: Flat, location: SampleLocation): unknown[] {
  const { schema } = flat;
  const { minItems = 0, maxItems = Infinity } = schema;
  const contained = schema.contains === undefined ? 0 : (schema.minContains ?? 1);
  const least = Math.max(minItems, contained);
  // Before anything is made: a list of a thousand million elements must not be begun.
  context.budget.spendNodes(least, location.pointer, location.depth);
  const requested = Math.min(Math.max(least, defaultLength(context, flat, location)), maxItems);
  const elements: unknown[] = [];
  for (let i = 0; i < requested; i++) {
    const element = sampleElement(context, flat, location, { i, elements, isNeeded: i < least, contained });
    if (element === undefined) break;
    elements.push(element.value);
  }
  if (elements.length < least) {
    throw new SampleError('impossible', location.pointer, `no ${least} different elements were found for it`);
  }
  return elements;
}

/** How many elements to show where none need be. */
function defaultLength(context: SampleContext, { schema, within }: Flat, location: SampleLocation): number {
  const { items, prefixItems = [] } = schema;
  if (context.requiredOnly || context.budget.isTight(location.depth)) return 0;
  const isRecursive = typeof items === 'object' && items.$ref !== undefined && within.includes(items.$ref);
  if (items === undefined || isRecursive || !context.terminates(items, 32)) return prefixItems.length;
  return Math.max(prefixItems.length, location.random.fork('length').integer(1, location.depth > 2 ? 2 : 3));
}

interface Turn {
  readonly i: number;
  readonly elements: readonly unknown[];
  readonly isNeeded: boolean;
  /** How many of the first elements are of the kind that the list must contain. */
  readonly contained: number;
}

/** One element in a box; absent when there is none and none is needed. */
function sampleElement(
  context: SampleContext,
  flat: Flat,
  location: SampleLocation,
  turn: Turn,
): { value: unknown } | undefined {
  const { i, elements, isNeeded, contained } = turn;
  const element = elementSchema(flat.schema, i, contained);
  if (element === false) return undefined;
  for (let attempt = 0; attempt < 12; attempt++) {
    const random = location.random.fork(attempt === 0 ? i : `${i} ${attempt}`);
    const isRepeated = location.isRepeated || i > 0 || attempt > 0;
    const value = sampleOrNot(
      context,
      element,
      elementLocation(location, flat.within, i, { random, isRepeated }),
      isNeeded,
    );
    if (value === undefined) return undefined;
    if (!flat.schema.uniqueItems || !elements.some((other) => isDeepEqual(other, value.value))) return value;
  }
  return undefined;
}

function elementSchema(schema: FlatSchema, i: number, contained: number): JsonSchema {
  const own = schema.prefixItems?.[i] ?? schema.items ?? true;
  return i < contained ? mergeBoth(own, schema.contains ?? true) : own;
}

function elementLocation(
  location: SampleLocation,
  within: readonly string[],
  i: number,
  chance: Pick<SampleLocation, 'random' | 'isRepeated'>,
): SampleLocation {
  const { pointer, depth, name, owner } = location;
  return { pointer: `${pointer}/${i}`, depth: depth + 1, name: singular(name), owner, within, ...chance };
}

function sampleOrNot(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
  isNeeded: boolean,
): { value: unknown } | undefined {
  try {
    return { value: context.sample(schema, location) };
  } catch (error) {
    if (!isNeeded && error instanceof SampleError && error.issue !== 'budget') return undefined;
    throw error;
  }
}
