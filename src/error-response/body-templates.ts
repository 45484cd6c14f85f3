import type { MediaType, OpenApiDocument } from '../openapi/document.ts';
import { resolve } from '../openapi/reference.ts';
import { SampleError, type Sampler } from '../sample/sampler.ts';
import { choicesIn } from '../schema/applicators.ts';
import type { Validate } from '../schema/schema-validators.ts';

/** How many errors are made up, in the hope of one that has room for a reason. */
const samples = 3;

/** Of how many errors that a schema offers one is made up. */
const maxChoices = 16;

/**
 * Valid bodies of an error to write a reason into, the best first: an example of the API's own, one that is made up
 * whole, the least of one.
 */
export function* templateBodies(
  document: OpenApiDocument,
  mediaType: MediaType,
  sampler: Sampler,
  validate: Validate,
): Generator<unknown> {
  for (const example of examplesOf(document, mediaType)) if (validate(example).length === 0) yield example;
  if (mediaType.schema === undefined) return;
  for (let i = 0; i < samples; i++) yield* sampleOf(sampler, mediaType.schema, `error ${i}`, false);
  // Chance may have passed over the one of several errors that has room for a reason.
  for (const choice of choicesIn(resolve(document, mediaType.schema)).slice(0, maxChoices)) {
    for (const body of sampleOf(sampler, Object(choice), 'error', false))
      if (validate(body).length === 0) yield body;
  }
  yield* sampleOf(sampler, mediaType.schema, 'error', true);
}

function examplesOf(document: OpenApiDocument, { example, examples }: MediaType): readonly unknown[] {
  const named = Object.values(examples ?? {}).map((node) => resolve(document, node).value);
  return [example, ...named].filter((value) => value !== undefined);
}

function* sampleOf(sampler: Sampler, schema: object, key: string, requiredOnly: boolean): Generator<unknown> {
  try {
    yield sampler.sample(schema, { key, name: 'error', direction: 'response', requiredOnly });
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
  }
}
