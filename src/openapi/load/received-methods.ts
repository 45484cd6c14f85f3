import { METHODS } from 'node:http';

/** CONNECT asks for a tunnel, which is no request to an operation. */
const received = new Set(METHODS.filter((method) => method !== 'CONNECT'));

/**
 * Whether Node's HTTP server receives requests with a method, as it is sent. Its parser knows a list of them, and ends
 * the connection for any other; QUERY is among them since Node 20.19.2 and 22.2.
 */
export function receivesMethod(method: string): boolean {
  return received.has(method);
}
