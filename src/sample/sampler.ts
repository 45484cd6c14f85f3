import type { OpenApiDocument } from '../openapi/document.ts';
import { createRandom } from '../random.ts';
import type { Direction, JsonSchema } from '../schema/json-schema.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';
import { createBudget, defaultLimits, type Limits } from './budget.ts';
import { createFakerSource } from './faker-source.ts';
import { createSampleFromPattern } from './pattern/sample-from-pattern.ts';
import { createTerminationCheck } from './recursion.ts';
import type { SampleContext, SampleLocation, SamplerTools } from './sample-context.ts';
import { SampleError } from './sample-error.ts';
import { sampleSchema } from './sample-schema.ts';

export { SampleError } from './sample-error.ts';

export interface SamplerOptions {
  readonly seed: number | string;
  /** Those of the document; some of its own, unless given. */
  readonly validators?: Validators;
  readonly limits?: Partial<Limits>;
}

export interface SampleOptions {
  /** What the value is of, such as an operation's id and an item's id: with the seed it decides every bit. */
  readonly key: string;
  /** The name of the value, such as a property's; it tells a city from an email address. */
  readonly name?: string;
  /** Which way the value travels; an answer's, unless told otherwise. */
  readonly direction?: Direction;
  /** Leaves out what is optional. */
  readonly requiredOnly?: boolean;
  /** Makes one of many values that stand side by side: what the contract shows of one is not said of all. */
  readonly isVaried?: boolean;
  /** Takes the place of the sampler's own seed. */
  readonly seed?: number | string;
  /** Passes over the examples and defaults of schemas, as long as something else fits: they are always the same. */
  readonly freely?: boolean;
}

/** Makes up values for the schemas of a document. */
export interface Sampler {
  /**
   * A plausible value that is valid: the same for the same seed and key, however often and in whatever order.
   * @throws SampleError when no valid value was found, naming the place.
   */
  sample(schema: unknown, options: SampleOptions): unknown;
}

/** Other dice are thrown when a value turns out not to be valid: so often, beginning with 0. */
const lastAttempt = 5;

export function createSampler(document: OpenApiDocument, options: SamplerOptions): Sampler {
  const { seed, validators = createValidators(document) } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const workshop: SamplerTools = {
    validators,
    faker: createFakerSource(),
    terminates: createTerminationCheck(validators.normalizer.target),
    sampleFromPattern: createSampleFromPattern(),
    fixed: new WeakMap(),
  };

  function begin(count: number, asked: SampleOptions, end: number): SampleContext {
    const context: SampleContext = {
      ...workshop,
      direction: asked.direction ?? 'response',
      budget: createBudget(limits, end),
      attempt: count,
      requiredOnly: asked.requiredOnly === true || count === lastAttempt,
      isVaried: asked.isVaried === true,
      freely: asked.freely === true,
      sample: (inner, location) => sampleSchema(context, inner, location),
    };
    return context;
  }

  /** A value that is valid, or why there is none. */
  function attempt(
    context: SampleContext,
    schema: JsonSchema,
    location: SampleLocation,
  ): { value: unknown } | SampleError {
    try {
      const value = context.sample(schema, location);
      const issues = validators.ofNormalized(schema)(value);
      if (issues.length === 0) return { value };
      return new SampleError('invalid', '', issues.slice(0, 5).join('; '), issues);
    } catch (error) {
      if (error instanceof SampleError) return error;
      throw error;
    }
  }

  /** A schema that no depth is enough for is not too much but impossible. */
  function explained(error: SampleError, schema: JsonSchema): SampleError {
    if (error.issue !== 'budget' || workshop.terminates(schema, 4 * limits.depth)) return error;
    return new SampleError('impossible', '', 'what its schema requires holds itself, without end');
  }

  function sampleOf(schema: JsonSchema, asked: SampleOptions): unknown {
    const random = createRandom(`${asked.seed ?? seed}\n${asked.key}`);
    const [name, isRepeated] = [asked.name ?? '', asked.isVaried === true];
    const top = { pointer: '', depth: 0, name, owner: '', isRepeated, within: [] };
    // Faker is loaded before the clock runs, and not within the time of whatever happens to need it first.
    workshop.faker(random);
    const end = performance.now() + limits.milliseconds;
    for (let count = 0; ; ) {
      const result = attempt(begin(count, asked, end), schema, { ...top, random: random.fork(count) });
      if (!(result instanceof SampleError)) return result.value;
      if (count === lastAttempt) throw explained(result, schema);
      // What is too much once is too much again, but for its optional parts.
      count = result.issue === 'budget' ? lastAttempt : count + 1;
    }
  }

  return {
    sample: (schema, asked) =>
      sampleOf(validators.normalizer.normalize(schema, asked.direction ?? 'response'), asked),
  };
}
