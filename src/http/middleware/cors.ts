import cors from 'cors';
import type { RequestHandler } from 'express';
import { rateLimitHeaders } from '../../engine/policies/limits/rate-limit-fields.ts';
import { isHeaderName } from '../../openapi/header-name.ts';
import type { Operation } from '../../openapi/operations.ts';
import { preferenceAppliedHeader } from '../prefer/preference-applied.ts';
import { isPreflight } from '../request/preflight.ts';
import { reasonHeader } from '../response/reason-header.ts';
import type { AllowsOrigin } from './host-and-origin.ts';

/** The sandbox's own response headers that a script in a browser may read, besides the few that it always may. */
const ownHeaders = [
  'X-Request-Id',
  reasonHeader,
  'Location',
  'ETag',
  'Idempotent-Replayed',
  'WWW-Authenticate',
  'Allow',
  'Accept-Ranges',
  'Content-Range',
  'Retry-After',
  ...Object.values(rateLimitHeaders),
  preferenceAppliedHeader,
];

/** The methods that pages may use, whatever the contract declares: a 405 has a reason, a refused preflight none. */
const usualMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** How long a browser may cache the response to a preflight. */
const preflightMaxAgeSeconds = 600;

/**
 * Lets pages of the allowed origins use the API from a browser, with credentials, and responds to every preflight. The
 * response always names the origin and never says `*`, which browsers reject with credentials.
 * @param operations those whose response headers pages may read
 */
export function allowCrossOrigin(
  allowsOrigin: AllowsOrigin,
  operations: Iterable<Operation>,
): RequestHandler {
  const all = [...operations];
  const shareResponse = cors({
    origin: (origin, decide) => decide(null, origin !== undefined && allowsOrigin(origin)),
    credentials: true,
    exposedHeaders: exposedHeaders(all),
    methods: [...new Set([...usualMethods, ...all.map(({ method }) => method.toUpperCase())])],
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

/** The sandbox's own headers, and all that the contract declares, each once in whatever case. */
function exposedHeaders(operations: readonly Operation[]): string[] {
  const declared = operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ headers = {} }) => Object.keys(headers)),
  );
  const names = [...ownHeaders, ...declared.filter(isHeaderName)];
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}
