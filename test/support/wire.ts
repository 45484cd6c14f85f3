import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';

/** A request as it goes over the wire: nothing in it is checked or fixed. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request that other clients would refuse to send, such as one for `/customers/%`. */
export async function send(
  url: string,
  { method, path, headers = {}, body }: WireRequest,
): Promise<WireResponse> {
  const { hostname, port } = new URL(url);
  const setHost = !('Host' in headers);
  const outgoing = request({ hostname: bare(hostname), port, method, path, headers, setHost });
  if (body === undefined) {
    outgoing.removeHeader('Content-Length');
    outgoing.removeHeader('Transfer-Encoding');
  }
  const responded = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  outgoing.end(body);
  const [incoming] = await responded;
  // A server that responds before everything is sent may close the connection: only the response counts.
  outgoing.on('error', () => {});
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** Sends bytes over a connection and reads until the server closes it. */
export async function talk(url: string, said: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), bare(hostname));
  socket.write(said);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** An IPv6 address without the brackets that it has in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/[[\]]/g, '');
}
