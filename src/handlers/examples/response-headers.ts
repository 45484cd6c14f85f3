import type { Header, OpenApiDocument } from '../../openapi/document.ts';
import { examplesOf } from '../../openapi/examples.ts';
import { resolve } from '../../openapi/reference.ts';
import type { OperationRequest } from '../../operation.ts';
import { SampleError, type Sampler } from '../../sample/sampler.ts';
import type { DeclaredResponse } from './response-body.ts';

/** Headers that Node or a step of the sandbox's own sets. */
const othersBusiness =
  /^(content-|transfer-encoding$|connection$|date$|keep-alive$|set-cookie$|access-control-|vary$|x-request-id$|etag$)/i;

/** Headers with a form of their own, of which a made-up value would mislead whoever acts on it. */
const unguessable = /^(www-authenticate|allow|link)$/i;

/** What a header says where the contract has no example: whoever waits as long as it says should not wait for hours. */
const usual: Readonly<Record<string, string>> = { 'retry-after': '1' };

/**
 * The headers that the contract declares for an answer, as far as it says what they are: an example, else a value that
 * is made up.
 * @param key decides what is made up
 */
export function declaredHeaders(
  { document, sampler }: { readonly document: OpenApiDocument; readonly sampler: Sampler },
  { status, response: { headers = {} } }: DeclaredResponse,
  { basePath = '' }: Pick<OperationRequest, 'basePath'>,
  key: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, node]): [string, string][] => {
    const header = resolve<Header>(document, node);
    if (othersBusiness.test(name) || (isLocation(name) && !leadsElsewhere(status))) return [];
    const shown = examplesOf(document, header)
      .map(({ value }) => textOf(value))
      .find((text) => text !== undefined);
    const text = shown ?? usual[name.toLowerCase()] ?? generated(sampler, header, key, name);
    if (text === undefined) return [];
    return [[name, isLocation(name) ? ownPath(text, basePath) : text]];
  });
  return Object.fromEntries(entries);
}

function isLocation(name: string): boolean {
  return name.toLowerCase() === 'location';
}

/** A `Location` says something with these statuses only (RFC 9110, 10.2.2); contracts share it among answers. */
function leadsElsewhere(status: number): boolean {
  return status === 201 || status === 202 || (status >= 300 && status < 400);
}

/** A link without what the sandbox puts in front of it when it is sent. */
function ownPath(text: string, basePath: string): string {
  return basePath !== '' && text.startsWith(`${basePath}/`) ? text.slice(basePath.length) : text;
}

function generated(sampler: Sampler, { schema }: Header, key: string, name: string): string | undefined {
  if (schema === undefined || unguessable.test(name)) return undefined;
  try {
    return textOf(sampler.sample(schema, { key: `${key} header ${name}`, name }));
  } catch (error) {
    if (error instanceof SampleError) return undefined;
    throw error;
  }
}

/** A value as a header can hold it: one line of visible ASCII. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}
