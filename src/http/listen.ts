import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SandboxError, StartupError } from '../errors.ts';
import { ExpressRequest, ExpressResponse } from './express/fast-prototypes.ts';
import { type FailureReply, problemFailureReply } from './middleware/error-handler.ts';
import { encodeReply } from './response/send-reply.ts';

/** A server that listens. */
export interface Listening {
  /** Where it is reached, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Takes no more connections, and resolves once the requests under way are answered. */
  close(): Promise<void>;
}

/** How long a client may take, in milliseconds, and how many connections there may be. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // A request without a host is refused by a step of ours, in the contract's shape.
  requireHostHeader: false,
} as const;
const maxConnections = 10_000;

/** How long the requests under way have when the server closes, in milliseconds. */
const closingTime = 5_000;

/**
 * @param port 0 is any free port
 * @param failureReply how to answer what never reaches the app
 * @throws StartupError when the address cannot be had, with what to do.
 */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  failureReply: FailureReply = problemFailureReply,
): Promise<Listening> {
  const server = createServer(
    { ...limits, IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse },
    app,
  );
  server.maxConnections = maxConnections;
  const isAnswered = trackAnswered(server);
  server.on('clientError', answerClientError(failureReply, isAnswered));
  server.on('checkExpectation', rejectExpectation(failureReply));
  const unused = trackUnused(server);
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartupError(unavailable(error, host, port), { cause: error });
  }
  return { url: urlOf(server, host), close: () => close(server, unused) };
}

/** The connections that have not sent a request yet: browsers open some in advance, and Node does not call them idle. */
function trackUnused(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

/** Tells whether the request that a connection is in the middle of has its answer already. */
function trackAnswered(server: Server): (socket: Socket) => boolean {
  const latest = new WeakMap<Socket, ServerResponse>();
  const track = (req: IncomingMessage, res: ServerResponse) => void latest.set(req.socket, res);
  server.on('request', track);
  server.on('checkExpectation', track);
  return (socket) => {
    const res = latest.get(socket);
    return res?.headersSent === true && !res.req.complete;
  };
}

async function close(server: Server, unused: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of unused) socket.destroy();
  const timer = setTimeout(() => server.closeAllConnections(), closingTime);
  await closed;
  clearTimeout(timer);
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function unavailable(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use: stop what uses it, or choose another one with --port (0 is any free port).`;
  }
  return `${host}:${port} cannot be listened on (${code}): choose another address with --host and --port.`;
}

/** Answers, in the contract's shape, an `Expect` other than `100-continue`, which Node would refuse without a body. */
function rejectExpectation(failureReply: FailureReply) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const expected = JSON.stringify(req.headers.expect);
    const reply = failureReply(
      new SandboxError('expectation-failed', `${expected} cannot be expected here: leave Expect out`),
    );
    const { headers, text } = encodeReply(reply);
    res.writeHead(reply.status, headers).end(text);
  };
}

/** Answers, in the contract's shape, what is not even a request to Node; its code tells what is wrong. */
function answerClientError(failureReply: FailureReply, isAnswered: (socket: Socket) => boolean) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    // A body that breaks off after it was refused is no request of its own.
    if (isAnswered(socket)) {
      socket.destroySoon();
      return;
    }
    const reply = failureReply(clientFailure(error.code));
    const { headers, text = '' } = encodeReply(reply);
    const lines = Object.entries({ 'Content-Length': '0', ...headers, Connection: 'close' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status]}\r\n${head}\r\n${text}`);
  };
}

function clientFailure(code: string | undefined): SandboxError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new SandboxError('headers-too-large', 'the headers are too large: send less');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new SandboxError('timeout', 'the request did not arrive in time: send it faster');
  }
  return new SandboxError('malformed', 'this is not an HTTP request');
}
