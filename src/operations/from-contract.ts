import type { CheckReply } from '../contract/check-reply.ts';
import type { OpenApiDocument, ResponseObject } from '../contract/document.ts';
import { examplesOf } from '../contract/example.ts';
import { concreteMediaType, isJson, preferredMediaType } from '../contract/media-types.ts';
import type { Operation } from '../contract/operations.ts';
import { resolve } from '../contract/reference.ts';
import { SampleError, type Sampler } from '../contract/sample.ts';
import { successOf } from '../contract/success.ts';
import { SandboxError } from '../errors.ts';
import type { Call, Handler, Reply } from './handler.ts';

/** What answers from the contract are made with. */
export interface FromContractOptions {
  readonly document: OpenApiDocument;
  readonly sampler: Sampler;
  readonly checkReply: CheckReply;
}

/**
 * The last resort for an operation that has no state: it answers what the contract shows, an example that fits, else a
 * value that is made up, the same for the same path.
 */
export function createFromContract(options: FromContractOptions): (operation: Operation) => Handler {
  return (operation) => {
    const { status, response } = successOf(operation);
    const declared = preferredMediaType(response.content);
    return (call) => {
      const headers = headersOf(options, response, call);
      if (declared === undefined) return { status, headers };
      const mediaType = concreteMediaType(declared);
      return { status, headers, mediaType, body: bodyOf(options, call, { status, response, declared }) };
    };
  };
}

/** An answer that an operation declares: its status, and its media type as the contract spells it. */
interface Declared {
  readonly status: number;
  readonly response: ResponseObject;
  readonly declared: string;
}

/** @throws SandboxError `unanswerable` when no value fits the schema. */
function bodyOf(options: FromContractOptions, call: Call, answer: Declared): unknown {
  const { document, checkReply, sampler } = options;
  const { declared, status, response } = answer;
  const media = response.content?.[declared] ?? {};
  const fits = (body: unknown) =>
    checkReply(call.operation, { status, body, mediaType: concreteMediaType(declared) }).length === 0;
  const shown = examplesOf(document, media).find(({ value }) => value !== null && fits(value));
  if (shown !== undefined) return shown.value;
  try {
    const sample = sampler.sample(media.schema ?? {}, { key: keyOf(call), name: call.operation.id });
    return isJson(declared) || typeof sample === 'string' ? sample : JSON.stringify(sample);
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    throw new SandboxError(
      'unanswerable',
      `no answer was found that fits what the contract declares for ${call.operation.id}: ${error.message}`,
      { cause: error },
    );
  }
}

/** What decides a made-up value: the operation, and what its path names. */
function keyOf({ operation, params }: Call): string {
  return [operation.id, ...Object.values(params).map(String)].join(' ');
}

/** Headers that Node or a step of the sandbox's own sets. */
const othersBusiness =
  /^(content-|transfer-encoding$|connection$|date$|keep-alive$|set-cookie$|access-control-|vary$|x-request-id$|etag$)/i;

/** The headers that the contract declares, as far as it says what they are. */
function headersOf(
  { document, sampler }: FromContractOptions,
  { headers = {} }: ResponseObject,
  call: Call,
): Reply['headers'] & object {
  const entries = Object.entries(headers).flatMap(([name, node]): [string, string][] => {
    const { schema } = resolve(document, node);
    if (schema === undefined || othersBusiness.test(name)) return [];
    const text = headerText(sampler, schema, `${keyOf(call)} header ${name}`, name);
    return text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}

/** A made-up value as a header can hold it: one line of visible ASCII. */
function headerText(sampler: Sampler, schema: unknown, key: string, name: string): string | undefined {
  try {
    const value = sampler.sample(schema, { key, name });
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
  } catch (error) {
    if (error instanceof SampleError) return undefined;
    throw error;
  }
}
