import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A second address of a server, which has its connections. */
export interface Twin {
  /** Accepts no more connections, and resolves once those that there are have ended. */
  close(): Promise<void>;
  closeAllConnections(): void;
}

/** Whether a host is this machine under the names that may mean `::1` too. */
export function isLocal(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost';
}

/**
 * Lets a server that listens on `127.0.0.1` accept connections at the same port of `::1`; `undefined` where the machine
 * has no IPv6, or another process has that port.
 */
export async function listenOnIpv6(server: Server): Promise<Twin | undefined> {
  const { port } = server.address() as AddressInfo;
  const sockets = new Set<Socket>();
  const twin = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    server.emit('connection', socket);
  });
  twin.maxConnections = server.maxConnections;
  twin.listen({ host: '::1', port });
  try {
    await once(twin, 'listening');
  } catch {
    return undefined;
  }
  return {
    close: async () => {
      const closed = once(twin, 'close');
      twin.close();
      await closed;
    },
    closeAllConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
