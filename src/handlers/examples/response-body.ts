import { describesText, isStructured, writesValues } from '../../codecs/codecs.ts';
import { concreteMediaType, structuredContent } from '../../codecs/declared-content.ts';
import type { NegotiatedType } from '../../codecs/negotiate.ts';
import { SandboxError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import type { Content, MediaType, OpenApiDocument, ResponseObject } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import type { Operation } from '../../openapi/operations.ts';
import { fileSample } from '../../sample/files/file-samples.ts';
import { SampleError, type SampleOptions, type Sampler } from '../../sample/sampler.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import { visibleValue } from '../../schema/visible-value.ts';
import type { ValidateResponse } from '../../validation/response-validator.ts';
import type { ResponseHeaders } from '../headers/response-headers.ts';

/** What responses from the contract are made with. */
export interface ExampleHandlerOptions {
  readonly document: OpenApiDocument;
  readonly sampler: Sampler;
  readonly validateResponse: ValidateResponse;
  readonly validators: Validators;
  readonly responseHeaders: ResponseHeaders;
}

/** A response that an operation declares. */
export interface DeclaredResponse {
  readonly status: number;
  readonly response: ResponseObject;
}

/** A body with its media type; `null` is a body too. */
export interface TypedBody {
  readonly mediaType: string;
  readonly body: unknown;
}

/** The first example of a response that is valid; absent when none is. */
export function exampleBody(
  options: ExampleHandlerOptions,
  operation: Operation,
  declared: DeclaredResponse,
  chosen: NegotiatedType | undefined,
): TypedBody | undefined {
  const [first] = exampleBodies(options, operation, declared, chosen);
  return first;
}

/** What examples are read with. */
export type ExampleOptions = Pick<ExampleHandlerOptions, 'document' | 'validators'>;

/** The examples that a response declares for a media type, without what only requests have. */
function shownExamples({ document, validators }: ExampleOptions, mediaType: MediaType = {}) {
  const examples = examplesOf(document, mediaType);
  if (mediaType.schema === undefined || examples.length === 0) return examples;
  const { normalizer } = validators;
  const schema = normalizer.normalize(mediaType.schema, 'response');
  return examples.map(({ value, ...rest }) => ({
    ...rest,
    value: visibleValue(value, schema, 'response', normalizer.target),
  }));
}

/**
 * The valid examples of a response, in the contract's order.
 * @param chosen the media type of the response; absent for one without a body
 */
export function* exampleBodies(
  options: ExampleHandlerOptions,
  operation: Operation,
  { status, response: { content = {} } }: DeclaredResponse,
  chosen: NegotiatedType | undefined,
): Generator<TypedBody> {
  if (chosen === undefined) return;
  const { declared, mediaType } = chosen;
  for (const { value } of shownExamples(options, content[declared])) {
    const typed = { mediaType, body: fileInExample(mediaType, value) };
    if (typed.body === undefined) continue;
    if (options.validateResponse(operation, { status, ...typed }).length === 0) yield typed;
  }
}

/**
 * An example as it is sent. JSON has no form for the bytes of a file: they are in Base64, or another text stands for
 * them, which is no file of its type and `undefined` here.
 */
function fileInExample(mediaType: string, value: unknown): unknown {
  const sample = fileSample(mediaType);
  if (sample === undefined || typeof value !== 'string') return value;
  const isSame = (bytes: Buffer) => bytes.subarray(0, 2).equals(sample.subarray(0, 2));
  return [Buffer.from(value, 'base64'), Buffer.from(value, 'latin1')].find(isSame);
}

/** A generated value with small files in the place of the parts that the contract declares as such. */
function withFileParts({ encoding }: MediaType, sample: unknown): unknown {
  if (encoding === undefined || !isObject(sample)) return sample;
  const files = Object.entries(encoding).flatMap(([name, { contentType = '' }]) => {
    const [type = ''] = contentType.split(',');
    const file = typeof sample[name] === 'string' ? fileSample(type) : undefined;
    return file === undefined ? [] : [[name, file.toString('latin1')]];
  });
  return files.length === 0 ? sample : { ...sample, ...Object.fromEntries(files) };
}

/** The named examples of a response, those of the chosen media type first; the first of a name counts. */
export function namedBodies(
  options: ExampleOptions,
  content: Content,
  chosen: NegotiatedType | undefined,
): ReadonlyMap<string, TypedBody> {
  const isChosen = (name: string) => Number(name === chosen?.declared);
  const types = Object.keys(content).sort((a, b) => isChosen(b) - isChosen(a));
  const bodies = new Map<string, TypedBody>();
  for (const declared of types) {
    const mediaType = concreteMediaType(declared, content[declared]);
    for (const { name, value } of shownExamples(options, content[declared])) {
      if (name === undefined || bodies.has(name)) continue;
      bodies.set(name, { mediaType, body: value });
    }
  }
  return bodies;
}

/**
 * A body generated from the schema of a response; absent for a response without a body.
 * @throws SandboxError `unanswerable` when no valid value was found.
 */
export function generatedBody(
  { sampler }: ExampleHandlerOptions,
  operation: Operation,
  { response: { content = {} } }: DeclaredResponse,
  chosen: NegotiatedType | undefined,
  options: SampleOptions,
): TypedBody | undefined {
  if (chosen === undefined) return undefined;
  const { declared, mediaType } = chosen;
  const file = fileSample(mediaType);
  if (file !== undefined) return { mediaType, body: file };
  const media = content[declared] ?? {};
  // A text in a format of values says what the structured type beside it says.
  const isText = media.schema !== undefined && describesText(media.schema) && writesValues(mediaType);
  const described = isText ? (structuredContent(content) ?? media) : media;
  try {
    const { schema = {} } = described;
    // Frameworks write this of a handler that says nothing of what it returns, and what it returns is an object.
    const isUntyped = isStructured(mediaType, described) && saysNothing(schema);
    const isPage = /^text\/html\b/i.test(mediaType) && media.schema !== undefined;
    const shown = isPage ? { allOf: [schema], contentMediaType: 'text/html' } : schema;
    const sample = isUntyped ? {} : sampler.sample(shown, { name: operation.id, ...options });
    const isSent = typeof sample === 'string' || writesValues(mediaType);
    return { mediaType, body: isSent ? withFileParts(described, sample) : JSON.stringify(sample) };
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    throw new SandboxError(
      'unanswerable',
      `no valid response was found for ${operation.id}: ${error.message}`,
      { cause: error },
    );
  }
}

/** Whether a schema is no more than words: `{}`, or with a `title` or a `description`. */
function saysNothing(schema: object): boolean {
  return Object.keys(schema).every((keyword) => ['title', 'description', 'deprecated'].includes(keyword));
}
