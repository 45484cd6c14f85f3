import type { OpenApiDocument } from '../openapi/document.ts';
import { createRandom } from '../random.ts';
import type { Direction, JsonSchema } from '../schema/json-schema.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';
import { createBudget, createTimeout, defaultSampleLimits, type SampleLimits } from './budget.ts';
import { createFakerSource, referenceTime } from './faker-source.ts';
import { createStringFromPattern } from './pattern/string-from-pattern.ts';
import { createPeopleNames } from './profile/people-names.ts';
import { createProfile } from './profile/profile.ts';
import { createTerminationCheck } from './recursion.ts';
import type { SampleContext, SampledRow, SampleLocation, SamplerTools } from './sample-context.ts';
import { SampleError } from './sample-error.ts';
import { sampleSchema } from './sample-schema.ts';

export { SampleError } from './sample-error.ts';

export interface SamplerOptions {
  readonly seed: number | string;
  /** The document's validators; the sampler creates its own without them. */
  readonly validators?: Validators;
  readonly limits?: Partial<SampleLimits>;
}

export interface SampleOptions {
  /** Identifies the value, such as an operation's id and an item's id. Together with the seed it decides the value. */
  readonly key: string;
  /** The name of the value, such as a property's; it makes a `city` a city and an `email` an email address. */
  readonly name?: string;
  /** Whether the value is part of a request or of a response; by default of a response. */
  readonly direction?: Direction;
  /** Leaves out optional properties. */
  readonly requiredOnly?: boolean;
  /** Generates one of many values, so that an example is varied and not repeated in each. */
  readonly isVaried?: boolean;
  /** Replaces the sampler's own seed. */
  readonly seed?: number | string;
  /** Ignores the examples and defaults of schemas, which are the same every time, as long as another value is valid. */
  readonly withoutExamples?: boolean;
  /** What the value is one of, and what is known of it. */
  readonly row?: Partial<SampledRow>;
}

/** Generates values for the schemas of a document. */
export interface Sampler {
  /**
   * A plausible and valid value: always the same for the same seed and key, whatever was sampled before.
   * @throws SampleError when no valid value was found; it names the location.
   */
  sample(schema: unknown, options: SampleOptions): unknown;
}

/** An invalid value is generated again with other random numbers, so many times; the first attempt is 0. */
const lastAttempt = 5;

export function createSampler(document: OpenApiDocument, options: SamplerOptions): Sampler {
  const { seed, validators = createValidators(document) } = options;
  const limits = { ...defaultSampleLimits, ...options.limits };
  const tools: SamplerTools = {
    validators,
    faker: createFakerSource(),
    terminates: createTerminationCheck(validators.normalizer.target),
    stringFromPattern: createStringFromPattern(),
    flatSchemas: new WeakMap(),
    peopleNames: createPeopleNames(),
  };

  /** A schema that no number of levels is enough for is impossible, and not only too large. */
  function explain(error: SampleError, schema: JsonSchema): SampleError {
    if (error.kind !== 'budget' || tools.terminates(schema, 4 * limits.depth)) return error;
    return new SampleError('impossible', '', 'its required properties contain themselves without end');
  }

  function sampleNormalized(schema: JsonSchema, sampling: SampleOptions): unknown {
    const random = createRandom(`${sampling.seed ?? seed}\n${sampling.key}`);
    const [name, isRepeated] = [sampling.name ?? '', sampling.isVaried === true];
    const row = { end: referenceTime, ...sampling.row };
    const profile = createProfile({ ...row, random: random.fork('profile'), namesOf: tools.peopleNames });
    const top = { pointer: '', depth: 0, name, owner: '', isRepeated, within: [], profile };
    // Loads faker before the time limit begins, so that the first sample has as much time as any other.
    tools.faker(random);
    const isLate = createTimeout(limits.timeoutMs);
    for (let attempt = 0; ; ) {
      const budget = createBudget(limits, isLate);
      const context = createSampleContext(tools, { sampling, row, budget, attempt });
      const result = trySample(context, schema, { ...top, random: random.fork(attempt) });
      if (!(result instanceof SampleError)) return result.value;
      if (attempt === lastAttempt) throw explain(result, schema);
      // A value too large for the budget stays too large, unless its optional parts are left out.
      attempt = result.kind === 'budget' ? lastAttempt : attempt + 1;
    }
  }

  return {
    sample: (schema, sampling) =>
      sampleNormalized(validators.normalizer.normalize(schema, sampling.direction ?? 'response'), sampling),
  };
}

function createSampleContext(
  tools: SamplerTools,
  {
    sampling,
    row,
    budget,
    attempt,
  }: Pick<SampleContext, 'row' | 'budget' | 'attempt'> & {
    sampling: SampleOptions;
  },
): SampleContext {
  const { validators, faker, terminates, stringFromPattern, flatSchemas, peopleNames } = tools;
  // Named one by one: a spread costs more than the sampling of a small value.
  const context: SampleContext = {
    validators,
    faker,
    terminates,
    stringFromPattern,
    flatSchemas,
    peopleNames,
    direction: sampling.direction ?? 'response',
    row,
    budget,
    attempt,
    requiredOnly: sampling.requiredOnly === true || attempt === lastAttempt,
    isVaried: sampling.isVaried === true,
    withoutExamples: sampling.withoutExamples === true,
    sample: (inner, location) => sampleSchema(context, inner, location),
  };
  return context;
}

/** A valid value, or why there is none. */
function trySample(
  context: SampleContext,
  schema: JsonSchema,
  location: SampleLocation,
): { value: unknown } | SampleError {
  try {
    const value = context.sample(schema, location);
    const issues = context.validators.ofNormalized(schema)(value);
    if (issues.length === 0) return { value };
    return new SampleError('invalid', '', issues.slice(0, 5).join('; '), issues);
  } catch (error) {
    if (error instanceof SampleError) return error;
    throw error;
  }
}
