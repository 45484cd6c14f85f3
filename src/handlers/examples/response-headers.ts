import type { Header, OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import { resolve } from '../../openapi/reference.ts';
import type { OperationRequest } from '../../operation.ts';
import { SampleError, type Sampler } from '../../sample/sampler.ts';
import type { DeclaredResponse } from './response-body.ts';

/** Headers that Node or another step of the sandbox sets. */
const setElsewhere =
  /^(content-|transfer-encoding$|connection$|date$|keep-alive$|set-cookie$|access-control-|vary$|x-request-id$|etag$)/i;

/** Headers with a syntax of their own, of which a generated value would mislead a client that acts on it. */
const neverGenerated = /^(www-authenticate|allow|link)$/i;

/** The values of headers without an example: a client that obeys Retry-After should not wait for hours. */
const defaultHeaders: Readonly<Record<string, string>> = { 'retry-after': '1' };

/**
 * The headers that the contract declares for a response: their examples, else generated values.
 * @param key the seed of generated values
 */
export function declaredHeaders(
  { document, sampler }: { readonly document: OpenApiDocument; readonly sampler: Sampler },
  { status, response: { headers = {} } }: DeclaredResponse,
  { basePath = '' }: Pick<OperationRequest, 'basePath'>,
  key: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, node]): [string, string][] => {
    const header = resolve<Header>(document, node);
    if (setElsewhere.test(name) || (isLocation(name) && !mayHaveLocation(status))) return [];
    const example = examplesOf(document, header)
      .map(({ value }) => textOf(value))
      .find((text) => text !== undefined);
    const text = example ?? defaultHeaders[name.toLowerCase()] ?? generatedHeader(sampler, header, key, name);
    if (text === undefined) return [];
    return [[name, isLocation(name) ? withoutBasePath(text, basePath) : text]];
  });
  return Object.fromEntries(entries);
}

function isLocation(name: string): boolean {
  return name.toLowerCase() === 'location';
}

/** Whether a `Location` has a meaning with a status (RFC 9110, 10.2.2): contracts share headers among responses. */
function mayHaveLocation(status: number): boolean {
  return status === 201 || status === 202 || (status >= 300 && status < 400);
}

/** A link without the base path, which is added when it is sent. */
function withoutBasePath(text: string, basePath: string): string {
  return basePath !== '' && text.startsWith(`${basePath}/`) ? text.slice(basePath.length) : text;
}

function generatedHeader(
  sampler: Sampler,
  { schema }: Header,
  key: string,
  name: string,
): string | undefined {
  if (schema === undefined || neverGenerated.test(name)) return undefined;
  try {
    return textOf(sampler.sample(schema, { key: `${key} header ${name}`, name }));
  } catch (error) {
    if (error instanceof SampleError) return undefined;
    throw error;
  }
}

/** A value as a header: one line of printable ASCII; absent for any other value. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}
