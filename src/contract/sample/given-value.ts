import { isIdentity } from './by-name.ts';
import { fitsScalar } from './fits-scalar.ts';
import type { FlatSchema } from './flat-schema.ts';
import { likeExample } from './like-example.ts';
import type { Place, Run } from './run.ts';
import { valueOfXFaker } from './x-faker.ts';

/** A value in a box, since null is a value too. */
export interface Given {
  readonly value: unknown;
}

/** Tells whether a value fits the whole schema at hand. */
export type Fits = (value: unknown) => boolean;

/** What a schema itself gives to answer: what its `x-faker` makes, an example, its default, one of its `enum`. */
export function givenValue(run: Run, schema: FlatSchema, place: Place, fits: Fits): Given | undefined {
  // What was tried at first and led nowhere is not insisted on.
  const suggested = run.attempt > 2 ? undefined : suggestedValue(run, schema, place, fits);
  return suggested ?? oneOfEnum(run, schema, place);
}

function suggestedValue(run: Run, schema: FlatSchema, place: Place, fits: Fits): Given | undefined {
  for (const value of suggestions(run, schema, place)) {
    if (!isMeant(schema, value)) continue;
    if (typeof value === 'object' && value !== null) {
      const isShown = run.attempt === 0 && !run.requiredOnly;
      if (isShown && fits(value)) return { value: structuredClone(value) };
    } else if (fitsScalar(schema, value, run.validators.hasFormat)) return { value };
  }
  return undefined;
}

/** Null is a poor example of what may be something. */
function isMeant({ type }: FlatSchema, value: unknown): boolean {
  return value !== undefined && (value !== null || type?.length === 1);
}

function* suggestions(run: Run, schema: FlatSchema, place: Place): Generator<unknown> {
  if (schema['x-faker'] !== undefined) {
    yield valueOfXFaker(schema['x-faker'][0], run.fake, place.dice.fork('x-faker'));
  }
  const examples = schema.examples ?? [];
  if (place.isRepeated && isIdentity(place.name, schema.format)) {
    for (const example of examples) yield likeExample(example, place.dice.fork('example'));
    return;
  }
  // An element after the first shows the next example, where there are several.
  const first = place.isRepeated && examples.length > 1 ? place.dice.integer(0, examples.length - 1) : 0;
  yield* examples.slice(first);
  yield* examples.slice(0, first);
  yield schema.default;
}

function oneOfEnum(run: Run, schema: FlatSchema, place: Place): Given | undefined {
  if (schema.enum === undefined) return undefined;
  const { enum: values, ...rest } = schema;
  const fitting = values.filter((value) => fitsScalar(rest, value, run.validators.hasFormat));
  const real = fitting.filter((value) => value !== null);
  const choice = real.length > 0 ? real : fitting;
  return choice.length === 0 ? undefined : { value: structuredClone(place.dice.fork('enum').pick(choice)) };
}
