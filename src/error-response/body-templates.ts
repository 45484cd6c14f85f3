import type { MediaType, OpenApiDocument } from '../openapi/document.ts';
import { resolve } from '../openapi/reference.ts';
import { SampleError, type Sampler } from '../sample/sampler.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { choicesIn } from '../schema/normalize/applicators.ts';
import type { ResolveTarget } from '../schema/read-write-only.ts';
import type { Validate } from '../schema/schema-validators.ts';
import { visibleValue } from '../schema/visible-value.ts';

/** How many bodies are generated, in the hope of one that has a property for the reason. */
const generatedBodies = 3;

/** For how many branches of an `anyOf` or `oneOf` a body is generated each. */
const maxBranches = 16;

/** The schema of an error, normalized. */
export interface ErrorSchema {
  readonly schema: JsonSchema;
  readonly target: ResolveTarget;
  readonly validate: Validate;
}

/**
 * Yields valid error bodies to write a reason into, the best first: the contract's examples without their write-only
 * properties, generated bodies with all properties, one generated body for each branch of the schema, and last one with the required properties only.
 */
export function* templateBodies(
  document: OpenApiDocument,
  mediaType: MediaType,
  sampler: Sampler,
  { schema, target, validate }: ErrorSchema,
): Generator<unknown> {
  for (const example of exampleBodies(document, mediaType)) {
    const visible = visibleValue(example, schema, 'response', target);
    if (validate(visible).length === 0) yield visible;
  }
  if (mediaType.schema === undefined) return;
  for (let i = 0; i < generatedBodies; i++) yield* generate(sampler, mediaType.schema, `error ${i}`, false);
  // Chance may have missed the one branch that has a property for the reason.
  for (const branch of choicesIn(resolve(document, mediaType.schema)).slice(0, maxBranches)) {
    for (const body of generate(sampler, Object(branch), 'error', false))
      if (validate(body).length === 0) yield body;
  }
  yield* generate(sampler, mediaType.schema, 'error', true);
}

function exampleBodies(document: OpenApiDocument, { example, examples }: MediaType): readonly unknown[] {
  const named = Object.values(examples ?? {}).map((node) => resolve(document, node).value);
  return [example, ...named].filter((value) => value !== undefined);
}

/** One generated body; none when the schema has no sample. */
function* generate(sampler: Sampler, schema: object, key: string, requiredOnly: boolean): Generator<unknown> {
  try {
    yield sampler.sample(schema, { key, name: 'error', direction: 'response', requiredOnly });
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
  }
}
