import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Connections whose response does not end by itself soon: the server does not wait for them when it stops. */
export interface HeldConnections {
  /** Holds the connection of a response until it closes. */
  hold(res: ServerResponse): void;
  /** Closes those that are held, and from now on each that is to be. */
  release(): void;
}

export function createHeldConnections(): HeldConnections {
  const held = new Set<Socket>();
  let isReleased = false;
  return {
    hold(res) {
      const { socket } = res.req;
      if (isReleased) socket.destroy();
      held.add(socket);
      res.once('close', () => held.delete(socket));
    },
    release() {
      isReleased = true;
      for (const socket of held) socket.destroy();
    },
  };
}
