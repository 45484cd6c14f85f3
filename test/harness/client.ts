import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface SuccessResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The JSON of the answer; undefined when it has none. */
  readonly body: unknown;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it stands when it is a text, as JSON otherwise. */
  readonly body?: unknown;
}

/** Sends requests over connections that are kept alive. */
export interface Client {
  /** @throws when the connection breaks, or no answer comes within 10 s. */
  ask(asked: Asked): Promise<SuccessResponse>;
  close(): void;
}

/** How long an answer may take, in milliseconds. */
const timeoutMs = 10_000;

/** A client of a server, with as many connections as it asks at once. */
export function createClient(url: string): Client {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);

  function ask({ method, path, headers, body }: Asked): Promise<SuccessResponse> {
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
      const asked = request(options, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.once('error', reject);
        res.once('end', () => {
          const lines = Buffer.concat(chunks).toString();
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            text: lines,
            body: jsonOf(res.headers['content-type'], lines),
          });
        });
      });
      asked.once('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      asked.once('error', reject);
      asked.end(text);
    });
  }

  return { ask, close: () => agent.destroy() };
}

function jsonOf(type: string | undefined, text: string): unknown {
  if (text === '' || !/json/.test(type ?? '')) return undefined;
  return JSON.parse(text);
}
