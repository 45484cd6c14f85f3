import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** What a client sees of a connection, from the first byte that it sends until it is closed. */
export interface SeenConnection {
  readonly text: string;
  /** `end` where the server closed it, `ECONNRESET` where it was reset. */
  readonly end: string;
}

/** Opens a connection to a sandbox, by http or https. */
export function openConnection(url: string): Socket {
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'https:'
    ? connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false })
    : connectTcp(Number(port), hostname);
}

/** Sends bytes over a connection of its own, and sees what comes of it. */
export function seeConnection(url: string, said: string): Promise<SeenConnection> {
  const socket = openConnection(url);
  socket.write(said);
  return watchConnection(socket);
}

/** Sees what comes over a connection until it is closed. */
export function watchConnection(socket: Socket): Promise<SeenConnection> {
  const chunks: Buffer[] = [];
  let end = 'end';
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    end = error.code ?? error.message;
  });
  return new Promise((resolve) => {
    socket.on('close', () => resolve({ text: Buffer.concat(chunks).toString('latin1'), end }));
  });
}

/** A request as text, as it goes over the wire. */
export function rawRequest(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = Object.entries({
    Host: 'localhost',
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': `${text.length}` }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`;
}
