import { isSameValue } from '../schema/deep-equal.ts';
import type { Plain } from '../schema/json-schema.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { both } from './flatten/merge-schemas.ts';
import { singular } from './property-words.ts';
import type { Place, Run } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** A list of one to three elements, or as many as are asked for. */
export function sampleArray(run: Run, flat: Flat, place: Place): unknown[] {
  const { schema } = flat;
  const { minItems = 0, maxItems = Infinity } = schema;
  const contained = schema.contains === undefined ? 0 : (schema.minContains ?? 1);
  const least = Math.max(minItems, contained);
  // Before anything is made: a list of a thousand million elements must not be begun.
  run.budget.spendNodes(least, place.pointer, place.depth);
  const wanted = Math.min(Math.max(least, usualLength(run, flat, place)), maxItems);
  const elements: unknown[] = [];
  for (let i = 0; i < wanted; i++) {
    const element = sampleElement(run, flat, place, { i, elements, isNeeded: i < least, contained });
    if (element === undefined) break;
    elements.push(element.value);
  }
  if (elements.length < least) {
    throw new SampleError('impossible', place.pointer, `no ${least} different elements were found for it`);
  }
  return elements;
}

/** How many elements to show where none need be. */
function usualLength(run: Run, { schema, within }: Flat, place: Place): number {
  const { items, prefixItems = [] } = schema;
  if (run.requiredOnly || run.budget.isTight(place.depth)) return 0;
  const isRecursive = typeof items === 'object' && items.$ref !== undefined && within.includes(items.$ref);
  if (items === undefined || isRecursive || !run.endsWithin(items, 32)) return prefixItems.length;
  return Math.max(prefixItems.length, place.dice.fork('length').integer(1, place.depth > 2 ? 2 : 3));
}

interface Turn {
  readonly i: number;
  readonly elements: readonly unknown[];
  readonly isNeeded: boolean;
  /** How many of the first elements are of the kind that the list must contain. */
  readonly contained: number;
}

/** One element in a box; absent when there is none and none is needed. */
function sampleElement(run: Run, flat: Flat, place: Place, turn: Turn): { value: unknown } | undefined {
  const { i, elements, isNeeded, contained } = turn;
  const element = elementSchema(flat.schema, i, contained);
  if (element === false) return undefined;
  for (let attempt = 0; attempt < 12; attempt++) {
    const dice = place.dice.fork(attempt === 0 ? i : `${i} ${attempt}`);
    const isRepeated = place.isRepeated || i > 0 || attempt > 0;
    const value = sampleOrNot(
      run,
      element,
      elementPlace(place, flat.within, i, { dice, isRepeated }),
      isNeeded,
    );
    if (value === undefined) return undefined;
    if (!flat.schema.uniqueItems || !elements.some((other) => isSameValue(other, value.value))) return value;
  }
  return undefined;
}

function elementSchema(schema: FlatSchema, i: number, contained: number): Plain {
  const own = schema.prefixItems?.[i] ?? schema.items ?? true;
  return i < contained ? both(own, schema.contains ?? true) : own;
}

function elementPlace(
  place: Place,
  within: readonly string[],
  i: number,
  chance: Pick<Place, 'dice' | 'isRepeated'>,
): Place {
  const { pointer, depth, name, owner } = place;
  return { pointer: `${pointer}/${i}`, depth: depth + 1, name: singular(name), owner, within, ...chance };
}

function sampleOrNot(
  run: Run,
  schema: Plain,
  place: Place,
  isNeeded: boolean,
): { value: unknown } | undefined {
  try {
    return { value: run.sample(schema, place) };
  } catch (error) {
    if (!isNeeded && error instanceof SampleError && error.fault !== 'budget') return undefined;
    throw error;
  }
}
