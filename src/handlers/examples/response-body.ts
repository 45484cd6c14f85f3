import { isStructured } from '../../codecs/codecs.ts';
import { concreteMediaType, preferredMediaType } from '../../codecs/declared-content.ts';
import { SandboxError } from '../../errors.ts';
import type { Content, OpenApiDocument, ResponseObject } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import { SampleError, type SampleOptions, type Sampler } from '../../sample/sampler.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';

/** What answers from the contract are made with. */
export interface ExampleHandlerOptions {
  readonly document: OpenApiDocument;
  readonly sampler: Sampler;
  readonly validateResponse: ValidateResponse;
}

/** An answer that an operation declares. */
export interface DeclaredResponse {
  readonly status: number;
  readonly response: ResponseObject;
}

/** A body with its media type; null is a body too. */
export interface TypedBody {
  readonly mediaType: string;
  readonly body: unknown;
}

/** The first example of an answer that fits it; absent when none does. */
export function exampleBody(
  { document, validateResponse }: ExampleHandlerOptions,
  operation: Operation,
  { status, response: { content = {} } }: DeclaredResponse,
): TypedBody | undefined {
  const declared = preferredMediaType(content);
  if (declared === undefined) return undefined;
  const mediaType = concreteMediaType(declared);
  return examplesOf(document, content[declared] ?? {})
    .filter(({ value }) => value !== null)
    .map(({ value }): TypedBody => ({ mediaType, body: value }))
    .find((typed) => validateResponse(operation, { status, ...typed }).length === 0);
}

/** The examples of an answer that have a name, those of its preferred media type first; the first of a name counts. */
export function namedBodies(document: OpenApiDocument, content: Content): ReadonlyMap<string, TypedBody> {
  const preferred = preferredMediaType(content);
  const types = Object.keys(content).sort((a, b) => Number(b === preferred) - Number(a === preferred));
  const bodies = new Map<string, TypedBody>();
  for (const declared of types) {
    for (const { name, value } of examplesOf(document, content[declared] ?? {})) {
      if (name === undefined || bodies.has(name)) continue;
      bodies.set(name, { mediaType: concreteMediaType(declared), body: value });
    }
  }
  return bodies;
}

/**
 * A body that is made up from the schema of an answer; absent where it has none.
 * @throws SandboxError `unanswerable` when no value fits the schema.
 */
export function generatedBody(
  { sampler }: ExampleHandlerOptions,
  operation: Operation,
  { response: { content = {} } }: DeclaredResponse,
  options: SampleOptions,
): TypedBody | undefined {
  const declared = preferredMediaType(content);
  if (declared === undefined) return undefined;
  const mediaType = concreteMediaType(declared);
  try {
    const sample = sampler.sample(content[declared]?.schema ?? {}, { name: operation.id, ...options });
    return {
      mediaType,
      body: isStructured(declared) || typeof sample === 'string' ? sample : JSON.stringify(sample),
    };
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    throw new SandboxError(
      'unanswerable',
      `no answer was found that fits what the contract declares for ${operation.id}: ${error.message}`,
      { cause: error },
    );
  }
}
