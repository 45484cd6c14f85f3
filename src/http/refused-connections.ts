import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SandboxError } from '../errors.ts';
import { quote } from '../json.ts';
import type { FailureReply } from './middleware/error-handler.ts';
import { encodeReply } from './response/send-reply.ts';

/** Refuses an `Expect` other than `100-continue` in the contract's shape; Node would refuse it without a body. */
export function refuseExpectation(failureReply: FailureReply) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const message = `Expect ${quote(req.headers.expect ?? '')} is not supported: omit the header`;
    const reply = failureReply(new SandboxError('expectation-failed', message));
    const { headers, text } = encodeReply(reply);
    res.writeHead(reply.status, headers).end(text);
  };
}

/** How long a client may take to close its half of a connection that the server has ended. */
const lingerMs = 1_000;

/**
 * Gives up a connection that was ended: a client that does not close its half would keep its place for ever. Not at once,
 * since a client that is still sending would lose the response (RFC 9112, 9.6).
 */
function linger(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(timer));
}

/** Refuses, in the contract's shape, what Node cannot parse as a request; the code of its error says why. */
export function refuseMalformed(failureReply: FailureReply, hasResponse: (socket: Socket) => boolean) {
  return (error: NodeJS.ErrnoException & { readonly rawPacket?: unknown }, socket: Socket): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    // The rest of a body that was refused already is not a request of its own.
    if (hasResponse(socket)) {
      socket.destroySoon();
      return;
    }
    const reply = failureReply(clientFailure(error.code, error.rawPacket));
    const { headers, text = '' } = encodeReply(reply);
    const lines = Object.entries({ 'Content-Length': '0', ...headers, Connection: 'close' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status]}\r\n${head}\r\n`);
    socket.end(text);
    linger(socket);
  };
}

function clientFailure(code: string | undefined, sent: unknown): SandboxError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new SandboxError('headers-too-large', 'the headers are too large: send fewer or shorter ones');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new SandboxError('timeout', 'the request did not arrive in time: send it faster');
  }
  const method = code === 'HPE_INVALID_METHOD' ? unknownMethod(sent) : undefined;
  const message =
    method === undefined
      ? 'this is not an HTTP request'
      : `Node.js ${process.versions.node} receives no requests with the method ${method}: use another one`;
  return new SandboxError('malformed', message);
}

/** The method of what is a request in all but that. */
function unknownMethod(sent: unknown): string | undefined {
  if (!(sent instanceof Uint8Array)) return undefined;
  const line = Buffer.from(sent.subarray(0, 4_096)).toString('latin1');
  return /^([A-Za-z][\w-]{0,40}) \S+ HTTP\/1\.[01]\r?\n/.exec(line)?.[1];
}
