import { Problem } from './problem.ts';

/** A response, read to its end. */
export interface Received {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly mediaType: string;
  /** The body as text; empty for a body that is no text. */
  readonly text: string;
  /** The parsed body of JSON; the text of another; `undefined` without a body. */
  readonly body: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly milliseconds: number;
  /** Whether it is a redirect, of which a browser shows a page nothing. */
  readonly isRedirect: boolean;
  /** By which the request journal has the request. */
  readonly requestId: string;
}

const isText = (mediaType: string) =>
  mediaType === '' || /^text\/|json|xml|yaml|javascript|x-www-form-urlencoded|csv/.test(mediaType);

/**
 * Reads a response to its end.
 * @throws Problem when there is none.
 */
export async function receive(request: () => Promise<Response>, requestId: string): Promise<Received> {
  const started = performance.now();
  try {
    const response = await request();
    const bytes = new Uint8Array(await response.arrayBuffer());
    const milliseconds = performance.now() - started;
    const mediaType = response.headers.get('Content-Type') ?? '';
    const text = isText(mediaType) ? new TextDecoder().decode(bytes) : '';
    const { status, statusText } = response;
    const headers = [...response.headers];
    const body = parseBody(text, mediaType);
    const isRedirect = response.type === 'opaqueredirect';
    return { status, statusText, headers, mediaType, text, body, bytes, milliseconds, isRedirect, requestId };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem('There was no response: is the sandbox still running?', 0, [], requestId);
  }
}

function parseBody(text: string, mediaType: string): unknown {
  if (text === '') return undefined;
  if (!/json/.test(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
