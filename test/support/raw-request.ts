import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send, type WireRequest } from './wire.ts';

/** A response with the properties that tests use of supertest's. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The media type, without its parameters. */
  readonly type: string;
  /** The parsed JSON of the response. */
  readonly body: unknown;
}

/**
 * Sends what supertest would normalize, such as a request for `/customers/..` or `/customers/%`; with a token,
 * unless the headers contain another.
 */
export async function sendRaw(
  app: RequestListener,
  { method = 'GET', headers, ...rest }: Partial<WireRequest> & Pick<WireRequest, 'path'>,
): Promise<RawResponse> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const request = { ...rest, method, headers: { Authorization: 'Bearer test', ...headers } };
    const response = await send(`http://127.0.0.1:${port}`, request);
    const [type = ''] = (response.headers['content-type'] ?? '').split(';', 1);
    return { status: response.status, headers: response.headers, type, body: JSON.parse(response.text) };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
