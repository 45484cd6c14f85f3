import cors from 'cors';
import type { RequestHandler } from 'express';
import { preferenceAppliedHeader } from '../prefer/preference-applied.ts';
import { reasonHeader } from '../response/reason-header.ts';
import type { AllowsOrigin } from './host-and-origin.ts';

/** The response headers that a script in a browser may read, besides the few that it always may. */
const exposedHeaders = [
  'X-Request-Id',
  reasonHeader,
  'Location',
  'ETag',
  'Idempotent-Replayed',
  'WWW-Authenticate',
  'Allow',
  'Retry-After',
  preferenceAppliedHeader,
];

/** How long a browser may cache the response to a preflight. */
const preflightMaxAgeSeconds = 600;

/**
 * Lets pages of the allowed origins use the API from a browser, with credentials, and responds to every preflight. The
 * response always names the origin and never says `*`, which browsers reject with credentials.
 */
export function allowCrossOrigin(allowsOrigin: AllowsOrigin): RequestHandler {
  const shareResponse = cors({
    origin: (origin, decide) => decide(null, origin !== undefined && allowsOrigin(origin)),
    credentials: true,
    exposedHeaders,
    maxAge: preflightMaxAgeSeconds,
    optionsSuccessStatus: 204,
    preflightContinue: true,
  });
  return (req, res, next) => {
    // Also where the origin is not allowed: a cache must not serve that response to one that is.
    res.setHeader('Vary', 'Origin');
    if (req.headers.origin === undefined) return next();
    shareResponse(req, res, (error?: unknown) => {
      if (error || !isPreflight(req.method, req.headers)) return next(error ?? undefined);
      // A page on a public address may use a private one only if that opts in (Private Network Access).
      if (res.hasHeader('Access-Control-Allow-Origin') && req.get('Access-Control-Request-Private-Network')) {
        res.setHeader('Access-Control-Allow-Private-Network', 'true');
      }
      res.status(204).setHeader('Content-Length', '0').end();
    });
  };
}

/** OPTIONS without these headers is an ordinary request (Fetch standard, "CORS-preflight request"). */
function isPreflight(method: string, headers: Readonly<Record<string, unknown>>): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
