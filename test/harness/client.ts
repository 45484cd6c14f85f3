import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface ReceivedResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The JSON of the response; undefined when it has none. */
  readonly body: unknown;
}

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent unchanged, everything else as JSON. */
  readonly body?: unknown;
}

/** Sends requests over connections that are kept alive. */
export interface Client {
  /** @throws when the connection breaks, no response comes in time, or its JSON cannot be parsed. */
  send(outgoing: SentRequest): Promise<ReceivedResponse>;
  close(): void;
}

/** How long a response may take unless a client waits longer, in milliseconds. */
const defaultTimeoutMs = 10_000;

/** A client of a server, with as many connections as it asks at once. */
export function createClient(url: string, timeoutMs = defaultTimeoutMs): Client {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);

  function send({ method, path, headers, body }: SentRequest): Promise<ReceivedResponse> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const options = {
      agent,
      hostname,
      port,
      method,
      path,
      timeout: timeoutMs,
      headers: {
        Authorization: 'Bearer harness',
        ...(text !== undefined && {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
        }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(options, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.once('error', reject);
        res.once('end', () => {
          try {
            resolve(received(res, Buffer.concat(chunks).toString()));
          } catch (error) {
            reject(error); // thrown in a listener, it would leave the promise open for ever
          }
        });
      });
      outgoing.once('timeout', () => outgoing.destroy(new Error(`no response within ${timeoutMs} ms`)));
      outgoing.once('error', reject);
      outgoing.end(text);
    });
  }

  return { send, close: () => agent.destroy() };
}

/** @throws when the body claims to be JSON and is not. */
function received({ statusCode, headers }: IncomingMessage, text: string): ReceivedResponse {
  const body = text === '' || !isJson(headers['content-type']) ? undefined : JSON.parse(text);
  return { status: statusCode ?? 0, headers, text, body };
}

/** Whether a media type is one JSON document: lines of JSON (`application/x-ndjson`) are none. */
export function isJson(type = ''): boolean {
  return /[/+]json\s*(;|$)/i.test(type);
}
