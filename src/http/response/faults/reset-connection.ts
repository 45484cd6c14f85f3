import { Socket } from 'node:net';

/**
 * Resets a connection: the client gets a RST packet. A TLS connection is reset below its encryption; one that is not
 * TCP, such as a Unix socket, is closed.
 */
export function resetConnection(socket: Socket): void {
  try {
    transportOf(socket).resetAndDestroy();
  } catch {
    socket.destroy();
  }
}

/** The TCP connection that a TLS socket wraps; Node has no public name for it. */
function transportOf(socket: Socket): Socket {
  return '_parent' in socket && socket._parent instanceof Socket ? socket._parent : socket;
}
