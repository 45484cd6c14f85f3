import { isDeepEqual } from '../schema/deep-equal.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { Flat, FlatSchema } from './flatten/flat-schema.ts';
import { mergeBoth } from './flatten/merge-schemas.ts';
import { singular } from './property-words.ts';
import type { SampleContext, SampleLocation } from './sample-context.ts';
import { SampleError } from './sample-error.ts';

/** How many times an element is sampled again that repeats another one. */
const maxElementAttempts = 12;

/** Samples an array of one to three elements, or of as many as the schema requires. */
export function sampleArray(context: SampleContext, flat: Flat, location: SampleLocation): unknown[] {
  const { schema } = flat;
  const { minItems = 0, maxItems = Infinity } = schema;
  const containedCount = schema.contains === undefined ? 0 : (schema.minContains ?? 1);
  const requiredCount = Math.max(minItems, containedCount);
  // Before the first element is sampled: an array of a thousand million elements must not even be started.
  context.budget.spendNodes(requiredCount, location.pointer, location.depth);
  const count = Math.min(Math.max(requiredCount, defaultLength(context, flat, location)), maxItems);
  const elements: unknown[] = [];
  for (let i = 0; i < count; i++) {
    const isRequired = i < requiredCount;
    const element = sampleElement(context, flat, location, { i, elements, isRequired, containedCount });
    if (element === undefined) break;
    elements.push(element.value);
  }
  if (elements.length < requiredCount) {
    throw new SampleError(
      'impossible',
      location.pointer,
      `no ${requiredCount} different elements were found for it`,
    );
  }
  return elements;
}

/** How many elements an array gets beyond those required. */
function defaultLength(context: SampleContext, { schema, within }: Flat, location: SampleLocation): number {
  const { items, prefixItems = [] } = schema;
  if (context.requiredOnly || context.budget.isTight(location.depth)) return 0;
  const isRecursive = typeof items === 'object' && items.$ref !== undefined && within.includes(items.$ref);
  if (items === undefined || isRecursive || !context.terminates(items, 32)) return prefixItems.length;
  return Math.max(prefixItems.length, location.random.fork('length').integer(1, location.depth > 2 ? 2 : 3));
}

interface ElementPosition {
  readonly i: number;
  /** The elements before it. */
  readonly elements: readonly unknown[];
  readonly isRequired: boolean;
  /** How many of the first elements satisfy `contains`. */
  readonly containedCount: number;
}

/** One element; absent when there is no valid one and none is required. */
function sampleElement(
  context: SampleContext,
  flat: Flat,
  location: SampleLocation,
  position: ElementPosition,
): { value: unknown } | undefined {
  const { i, elements, isRequired, containedCount } = position;
  const element = elementSchema(flat.schema, i, containedCount);
  if (element === false) return undefined;
  let repeated: { value: unknown } | undefined;
  for (let attempt = 0; attempt < maxElementAttempts; attempt++) {
    const random = location.random.fork(attempt === 0 ? i : `${i} ${attempt}`);
    const isRepeated = location.isRepeated || i > 0 || attempt > 0;
    const value = trySample(
      context,
      element,
      elementLocation(location, flat.within, i, { random, isRepeated }),
      isRequired,
    );
    if (value === undefined) return undefined;
    if (!mayRepeat(flat.schema, value.value) && elements.some((other) => isDeepEqual(other, value.value))) {
      repeated = value;
      continue;
    }
    return value;
  }
  return isRequired && flat.schema.uniqueItems !== true ? repeated : undefined;
}

/** Whether an element may be in a list twice: not where they are unique, nor a text, as the words of an `enum` are. */
function mayRepeat({ uniqueItems }: FlatSchema, value: unknown): boolean {
  return uniqueItems !== true && typeof value !== 'string';
}

function elementSchema(schema: FlatSchema, i: number, containedCount: number): JsonSchema {
  const own = schema.prefixItems?.[i] ?? schema.items ?? true;
  return i < containedCount ? mergeBoth(own, schema.contains ?? true) : own;
}

function elementLocation(
  location: SampleLocation,
  within: readonly string[],
  i: number,
  chance: Pick<SampleLocation, 'random' | 'isRepeated'>,
): SampleLocation {
  const { pointer, depth, name, owner, profile } = location;
  return {
    ...{
      pointer: `${pointer}/${i}`,
      depth: depth + 1,
      name: singular(name),
      owner,
      within,
      profile,
      index: i,
    },
    ...chance,
  };
}

/** @throws SampleError for a required element without a valid value, and always when the budget is spent. */
function trySample(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
  isRequired: boolean,
): { value: unknown } | undefined {
  try {
    return { value: context.sample(schema, location) };
  } catch (error) {
    if (!isRequired && error instanceof SampleError && error.kind !== 'budget') return undefined;
    throw error;
  }
}
