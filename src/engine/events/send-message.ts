import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { getBuiltinModule } from 'node:process';
import type { AttemptResult, SentHeaders } from './delivery.ts';

/** A message as it goes to its target. */
export interface OutgoingMessage {
  readonly url: string;
  readonly method: string;
  readonly headers: SentHeaders;
  readonly bytes?: Buffer;
}

export interface SendLimits {
  /** How long the whole exchange may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** How much of a response is read, in bytes: what a target says is for people to look at. */
const maxResponseBytes = 4_096;

/**
 * Sends a message once. Redirects are not followed, no more of the response is read than is shown, and a response that
 * stops half-way counts by its status. Resolves, whatever happens.
 */
export function sendMessage(message: OutgoingMessage, limits: SendLimits): Promise<AttemptResult> {
  return new Promise((resolve) => {
    const { timeoutMs, signal } = limits;
    let response: ResponseReader | undefined;
    let sent: ClientRequest | undefined;
    const settle = (result: AttemptResult) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      sent?.destroy();
      resolve(result);
    };
    const fail = (error: string) => settle(response?.result(true) ?? { error });
    const abort = () => fail('it was ended before there was a response');
    const timer = setTimeout(() => fail(`no response within ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      sent = open(message);
    } catch (error) {
      fail(reasonOf(error));
      return;
    }
    sent.on('error', (error) => fail(reasonOf(error)));
    sent.on('response', (incoming) => {
      response = createResponseReader(incoming, settle);
    });
    sent.end(message.bytes);
  });
}

/** @throws TypeError for a header that cannot be sent. */
function open({ url, method, headers, bytes }: OutgoingMessage): ClientRequest {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? getBuiltinModule('node:https').request : httpRequest;
  const length = bytes === undefined ? {} : { 'content-length': String(bytes.length) };
  return request(target, { method, headers: { ...headers, ...length }, agent: false });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const { code } = error as NodeJS.ErrnoException;
  // Several addresses that all fail have no message of their own.
  return error.message || code || 'the connection failed';
}

interface ResponseReader {
  result(isTruncated: boolean): AttemptResult;
}

function createResponseReader(
  incoming: IncomingMessage,
  settle: (result: AttemptResult) => void,
): ResponseReader {
  const chunks: Buffer[] = [];
  let read = 0;
  const result = (isTruncated: boolean): AttemptResult => ({
    status: incoming.statusCode ?? 0,
    text: Buffer.concat(chunks).subarray(0, maxResponseBytes).toString(),
    isTruncated,
  });
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    read += chunk.length;
    if (read > maxResponseBytes) settle(result(true));
  });
  incoming.on('end', () => settle(result(false)));
  incoming.on('error', () => settle(result(true)));
  return { result };
}
