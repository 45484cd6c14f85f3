import type { RequestHandler } from 'express';
import type { MatchPath } from '../../openapi/paths/path-matcher.ts';
import { sendReply } from '../response/send-reply.ts';
import { allowedMethods } from '../response/status-headers.ts';

/**
 * Responds to OPTIONS with the methods of the path (RFC 9110, 9.3.7), and to `OPTIONS *`, unless the contract declares the
 * operation itself. Preflights have had their response before.
 */
export function respondToOptions(matchPath: MatchPath): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'OPTIONS') return next();
    if (req.path === '*') return sendReply(res, { status: 204 });
    const match = matchPath(req.path);
    if (match === undefined || match.operations.has('options')) return next();
    const Allow = `${allowedMethods(match.operations)}, OPTIONS`;
    sendReply(res, {
      status: 204,
      headers: { Allow },
      reason: 'the contract declares no OPTIONS here: Allow lists its methods',
    });
  };
}
