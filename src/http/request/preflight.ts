import type { IncomingHttpHeaders } from 'node:http';

/** OPTIONS without these headers is an ordinary request (Fetch standard, "CORS-preflight request"). */
export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
