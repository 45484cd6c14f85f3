import { connect } from 'node:net';

/** What a server said on one connection until one of the two hung up. */
export interface Heard {
  readonly text: string;
  /** Whether the server closed the connection. */
  readonly isClosed: boolean;
  /** In milliseconds, until the first response was whole or the connection closed. */
  readonly took: number;
}

export interface Said {
  readonly url: string;
  readonly bytes: Uint8Array;
  /** Whether the client ends its half of the connection once all is said. */
  readonly halfCloses: boolean;
  /** Whether the response has no body, as one to HEAD. */
  readonly isHead: boolean;
  /** How long it waits for a response, in milliseconds. */
  readonly timeoutMs: number;
}

/** How long it listens after a whole response, in milliseconds: no other one may follow. */
const afterwards = 30;

/** Sends bytes over a connection of its own, and listens until there is a whole response, or the server hangs up. */
export function hear({ url, bytes, halfCloses, isHead, timeoutMs }: Said): Promise<Heard> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const start = performance.now();
    const chunks: Buffer[] = [];
    let took: number | undefined;
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const end = (isClosed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({ text, isClosed, took: took ?? performance.now() - start });
    };
    let timer = setTimeout(() => end(false), timeoutMs);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (took !== undefined || responsesIn(Buffer.concat(chunks).toString('latin1'), isHead).length === 0)
        return;
      took = performance.now() - start;
      clearTimeout(timer);
      timer = setTimeout(() => end(false), afterwards);
    });
    socket.once('end', () => end(true));
    // A server may close while it is still being talked to.
    socket.once('error', () => end(true));
    socket.write(bytes);
    if (halfCloses) socket.end();
  });
}

/** A response as it came over the wire. */
export interface WholeAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The final responses in a text, as far as they are whole. A body is as long as its length says, or chunked. */
export function responsesIn(text: string, isHead = false): readonly WholeAnswer[] {
  const responses: WholeAnswer[] = [];
  for (let rest = text; ; ) {
    const end = rest.indexOf('\r\n\r\n');
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(rest) ?? [];
    if (end < 0 || status === undefined) return responses;
    const headers = headersOf(rest.slice(0, end));
    const body = isHead ? { text: '', length: 0 } : bodyOf(rest.slice(end + 4), headers, status);
    if (body === undefined) return responses;
    if (!status.startsWith('1')) responses.push({ status: Number(status), headers, body: body.text });
    rest = rest.slice(end + 4 + body.length);
  }
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.split('\r\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), value.join(':').trim()];
    }),
  );
}

function bodyOf(
  rest: string,
  headers: ReadonlyMap<string, string>,
  status: string,
): { text: string; length: number } | undefined {
  if (status === '204' || status === '304' || status.startsWith('1')) return { text: '', length: 0 };
  if (/chunked/.test(headers.get('transfer-encoding') ?? '')) {
    const end = rest.indexOf('0\r\n\r\n');
    return end < 0 ? undefined : { text: rest.slice(0, end), length: end + 5 };
  }
  const length = Number(headers.get('content-length') ?? 0);
  return rest.length < length ? undefined : { text: rest.slice(0, length), length };
}
