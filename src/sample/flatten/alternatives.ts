import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';

/** Schemas of which a value is to fit one, the better ones first. */
export interface Choice {
  readonly branches: readonly JsonSchema[];
  /** Whether it may fit no other of them. */
  readonly exclusive: boolean;
}

/** The choices that a schema leaves: `oneOf`, `anyOf`, and what `if` parts. */
export function choicesOf(
  context: SampleContext,
  schema: JsonSchemaObject,
  location: SampleLocation,
): readonly Choice[] {
  const order = (branches: readonly JsonSchema[], name: string) =>
    inOrder(context, location, location.random.fork(name).shuffle(branches));
  const { oneOf, anyOf, if: condition } = schema;
  return [
    ...(oneOf ? [{ branches: order(oneOf, 'oneOf'), exclusive: true }] : []),
    ...(anyOf ? [{ branches: order(anyOf, 'anyOf'), exclusive: false }] : []),
    ...(condition === undefined ? [] : [{ branches: order(parted(schema), 'if'), exclusive: false }]),
  ];
}

function parted({
  if: condition = true,
  then = true,
  else: otherwise = true,
}: JsonSchemaObject): readonly JsonSchema[] {
  return [{ allOf: [condition, then] }, { allOf: [{ not: condition }, otherwise] }];
}

/**
 * Null comes last, but for what never ends; and where the value is deep already, what ends soon comes first.
 */
function inOrder(
  context: SampleContext,
  location: SampleLocation,
  branches: readonly JsonSchema[],
): readonly JsonSchema[] {
  const { normalizer } = context.validators;
  const isDeep = context.budget.isTight(location.depth) || location.within.length > 8;
  const cost = (branch: JsonSchema) => {
    const target =
      typeof branch === 'object' && branch.$ref !== undefined ? normalizer.target(branch.$ref) : branch;
    if (typeof target === 'object' && target.type?.every((type) => type === 'null')) return nullCost;
    const isRecursive = typeof branch === 'object' && location.within.includes(branch.$ref ?? '');
    const reach = levelsOf(context, branch);
    return isDeep || isRecursive || reach === endless ? reach : 0;
  };
  const costs = new Map(branches.map((branch) => [branch, cost(branch)]));
  return [...branches].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
}

const nullCost = 100;
const endless = 1_000;
const levels = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** How deep the least value of a schema is, roughly; more than any other when it has none that ends. */
function levelsOf(context: SampleContext, branch: JsonSchema): number {
  return levels.find((count) => context.terminates(branch, count)) ?? endless;
}
