import { once } from 'node:events';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getBuiltinModule } from 'node:process';
import { StartupError } from '../errors.ts';
import { plainText } from '../json.ts';
import { ExpressRequest, ExpressResponse } from './express/fast-prototypes.ts';
import { isLocal, listenOnIpv6, type Twin } from './loopback-twin.ts';
import { type FailureReply, problemFailureReply } from './middleware/error-handler.ts';
import { refuseExpectation, refuseMalformed } from './refused-connections.ts';

/** A certificate and its private key, in PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** How a server listens. */
export interface ListenOptions {
  /** The reply to a request that never reaches the app. */
  readonly failureReply?: FailureReply;
  /** What it speaks https with; http without it. */
  readonly tls?: Tls | undefined;
  /** How long a client may read nothing of a response that waits for it, in milliseconds. */
  readonly stalledMs?: number;
}

/** A server that accepts connections. */
export interface Listening {
  /** Its address, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Accepts no more connections, and resolves once the pending requests have their response. */
  close(): Promise<void>;
}

/** The limits of a client, in milliseconds. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // A step of the pipeline refuses a request without a host, in the contract's shape.
  requireHostHeader: false,
} as const;
const maxConnections = 10_000;

/** Who reads an export page by page in a terminal takes a while; whoever reads nothing keeps its memory, and its place. */
const maxStalledMs = 120_000;

/** Where a server listens on all addresses, of IPv4 and IPv6. */
export const everyAddress = '::';

/** How long pending requests may take when the server closes, and how often it looks for those that have ended. */
const closeTimeoutMs = 5_000;
const closePollMs = 20;

/**
 * Starts a server. At `127.0.0.1` and `localhost` it listens on `::1` too, where the machine has it: clients resolve
 * `localhost` to either.
 * @param port 0 is any free port
 * @throws StartupError when the address is not available, with what to do.
 */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  { failureReply = problemFailureReply, tls, stalledMs = maxStalledMs }: ListenOptions = {},
): Promise<Listening> {
  const options = { ...limits, IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
  const server =
    tls === undefined
      ? createHttpServer(options, app)
      : // Loaded where it is used: every start would take 8 ms longer.
        getBuiltinModule('node:https').createServer(
          { ...options, handshakeTimeout: limits.headersTimeout, cert: tls.cert, key: tls.key },
          app,
        );
  server.maxConnections = maxConnections;
  // Node drops headers silently after the 2,000th; their size is limited anyway.
  server.maxHeadersCount = 0;
  const latest = trackResponses(server);
  server.on('clientError', refuseMalformed(failureReply, hasResponse(latest)));
  server.setTimeout(stalledMs, dropUnlessAwaited(latest));
  server.on('checkExpectation', refuseExpectation(failureReply));
  const unused = trackUnused(server, tls === undefined ? 'connection' : 'secureConnection');
  try {
    await listenOn(server, isLocal(host) ? '127.0.0.1' : host, port);
  } catch (error) {
    throw new StartupError(unavailable(error, host, port), { cause: error });
  }
  const twin = isLocal(host) ? await listenOnIpv6(server) : undefined;
  const scheme = tls === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://${addressOf(server, host)}`,
    close: () => close(server, unused, twin),
  };
}

/** What a machine without IPv6 reports. */
const noIpv6: ReadonlySet<unknown> = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL']);

/** Listens on every address of IPv4 alone where a machine has no IPv6. */
async function listenOn(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (host !== everyAddress || !noIpv6.has(code)) throw error;
    await listenOn(server, '0.0.0.0', port);
  }
}

/** The connections without a request so far: browsers open some in advance, and Node does not count them as idle. */
function trackUnused(server: Server, event: 'connection' | 'secureConnection'): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on(event, (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

/** The latest response of each connection. */
type LatestResponses = Pick<WeakMap<Socket, ServerResponse>, 'get'>;

function trackResponses(server: Server): LatestResponses {
  const latest = new WeakMap<Socket, ServerResponse>();
  const track = (req: IncomingMessage, res: ServerResponse) => void latest.set(req.socket, res);
  server.on('request', track);
  server.on('checkExpectation', track);
  return latest;
}

/** Finds whether the request that a connection is still receiving has its response already. */
function hasResponse(latest: LatestResponses): (socket: Socket) => boolean {
  return (socket) => {
    const res = latest.get(socket);
    return res?.headersSent === true && !res.req.complete;
  };
}

/**
 * Drops a connection on which nothing happens, unless its client waits for a response: one that keeps the connection for
 * no other request, and one that does not read what it asked for.
 */
function dropUnlessAwaited(latest: LatestResponses): (socket: Socket) => void {
  return (socket) => {
    const res = latest.get(socket);
    const isAwaited = res !== undefined && !res.writableEnded && socket.writableLength === 0;
    if (!isAwaited) socket.destroy();
  };
}

async function close(server: Server, unused: ReadonlySet<Socket>, twin?: Twin): Promise<void> {
  const closed = Promise.all([once(server, 'close'), twin?.close()]);
  // A client that keeps its connection would send other requests, and keep the server until it has no more.
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
  server.close();
  for (const socket of unused) socket.destroy();
  const poll = setInterval(() => server.closeIdleConnections(), closePollMs);
  const timer = setTimeout(() => {
    server.closeAllConnections();
    twin?.closeAllConnections();
  }, closeTimeoutMs);
  await closed;
  clearInterval(poll);
  clearTimeout(timer);
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const isWildcard = host === '0.0.0.0' || host === '::';
  const name = isWildcard ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${name}:${port}`;
}

function unavailable(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? plainText(error.code) : plainText(error);
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use: stop the process that uses it, or choose another port with --port (0 is any free port).`;
  }
  return `${host}:${port} is not available (${code}): choose another address with --host and --port.`;
}
