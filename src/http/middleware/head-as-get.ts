import type { RequestHandler } from 'express';
import type { MatchPath } from '../../openapi/paths/path-matcher.ts';

/**
 * Treats HEAD as GET from here on, except where the contract declares HEAD itself; Node omits the body of the response
 * in either case.
 */
export function headAsGet(matchPath: MatchPath): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'HEAD') return next();
    res.locals.isHead = true;
    if (!matchPath(req.path)?.operations.has('head')) req.method = 'GET';
    next();
  };
}
