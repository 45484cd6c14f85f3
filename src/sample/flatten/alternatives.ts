import type { JsonSchema, JsonSchemaObject } from '../../schema/json-schema.ts';
import type { SampleContext, SampleLocation } from '../sample-context.ts';

/** Branches of which a value is to fit one, the preferred ones first. */
export interface Choice {
  readonly branches: readonly JsonSchema[];
  /** Whether a value must fit no other branch. */
  readonly isExclusive: boolean;
}

/** The choices that a schema leaves open: `oneOf`, `anyOf` and `if`/`then`/`else`. */
export function choicesOf(
  context: SampleContext,
  schema: JsonSchemaObject,
  location: SampleLocation,
): readonly Choice[] {
  const order = (branches: readonly JsonSchema[], name: string) =>
    inOrder(context, location, location.random.fork(name).shuffle(branches));
  const { oneOf, anyOf, if: condition } = schema;
  return [
    ...(oneOf ? [{ branches: order(oneOf, 'oneOf'), isExclusive: true }] : []),
    ...(anyOf ? [{ branches: order(anyOf, 'anyOf'), isExclusive: false }] : []),
    ...(condition === undefined
      ? []
      : [{ branches: order(conditionalBranches(schema), 'if'), isExclusive: false }]),
  ];
}

function conditionalBranches({
  if: condition = true,
  then = true,
  else: otherwise = true,
}: JsonSchemaObject): readonly JsonSchema[] {
  return [{ allOf: [condition, then] }, { allOf: [{ not: condition }, otherwise] }];
}

/**
 * Puts null last, but before branches that never end. Where the value is nested deeply already, the branch that ends
 * soonest comes first.
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
    const levels = levelsOf(context, branch);
    // A message that replies to another replies to none: else every generated one would.
    if (levels < endlessCost && refsOf(branch).some((ref) => location.within.includes(ref)))
      return nullCost + levels;
    return isDeep || levels === endlessCost ? levels : 0;
  };
  const costs = new Map(branches.map((branch) => [branch, cost(branch)]));
  return [...branches].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
}

/** What a branch refers to, also as the only part of an `allOf` beside `nullable`, as NestJS writes it. */
function refsOf(branch: JsonSchema): readonly string[] {
  if (typeof branch !== 'object') return [];
  const parts = [branch, ...(branch.allOf ?? [])];
  return parts.flatMap((part) => (typeof part === 'object' && part.$ref !== undefined ? [part.$ref] : []));
}

const nullCost = 100;
const endlessCost = 1_000;
const levelCounts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** Roughly how many levels the smallest value of a schema has; `endlessCost` when every value is too deep. */
function levelsOf(context: SampleContext, branch: JsonSchema): number {
  return levelCounts.find((count) => context.terminates(branch, count)) ?? endlessCost;
}
