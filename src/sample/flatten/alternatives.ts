import type { Plain, PlainSchema } from '../../schema/json-schema.ts';
import type { Place, Run } from '../sample-context.ts';

/** Schemas of which a value is to fit one, the better ones first. */
export interface Choice {
  readonly branches: readonly Plain[];
  /** Whether it may fit no other of them. */
  readonly exclusive: boolean;
}

/** The choices that a schema leaves: `oneOf`, `anyOf`, and what `if` parts. */
export function choicesOf(run: Run, schema: PlainSchema, place: Place): readonly Choice[] {
  const order = (branches: readonly Plain[], name: string) =>
    inOrder(run, place, place.dice.fork(name).shuffle(branches));
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
}: PlainSchema): readonly Plain[] {
  return [{ allOf: [condition, then] }, { allOf: [{ not: condition }, otherwise] }];
}

/**
 * Null comes last, but for what never ends; and where the value is deep already, what ends soon comes first.
 */
function inOrder(run: Run, place: Place, branches: readonly Plain[]): readonly Plain[] {
  const { view } = run.validators;
  const isDeep = run.budget.isTight(place.depth) || place.within.length > 8;
  const cost = (branch: Plain) => {
    const target =
      typeof branch === 'object' && branch.$ref !== undefined ? view.target(branch.$ref) : branch;
    if (typeof target === 'object' && target.type?.every((type) => type === 'null')) return nullCost;
    const isRecursive = typeof branch === 'object' && place.within.includes(branch.$ref ?? '');
    const reach = levelsOf(run, branch);
    return isDeep || isRecursive || reach === endless ? reach : 0;
  };
  const costs = new Map(branches.map((branch) => [branch, cost(branch)]));
  return [...branches].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
}

const nullCost = 100;
const endless = 1_000;
const levels = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** How deep the least value of a schema is, roughly; more than any other when it has none that ends. */
function levelsOf(run: Run, branch: Plain): number {
  return levels.find((count) => run.endsWithin(branch, count)) ?? endless;
}
