import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connection of a response, once the responses to earlier requests on it have left: a client may send its next
 * request before that (pipelining). `undefined` when the client is gone.
 */
export async function socketInTurn(res: ServerResponse): Promise<Socket | undefined> {
  const { socket } = res.req;
  if (res.socket === null && !socket.destroyed) {
    // Node passes the connection on when the response before this one is sent.
    await new Promise((resolve) => res.once('socket', resolve));
  }
  return socket.destroyed ? undefined : socket;
}
