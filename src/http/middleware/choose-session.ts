import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import { requireSessionName } from '../../session/session-names.ts';

const header = 'X-Sandbox-Session';
const prefixed = /^\/__session\/([^/?]*)(\/[^?]*)?(\?.*)?$/;

/**
 * Finds out in whose world a request is meant: that of the header `X-Sandbox-Session: w3`, or of `/__session/w3` in
 * front of its path, for browsers that cannot set headers; else the base. The steps after it see the path behind that.
 */
export function chooseSession(): RequestHandler {
  return (req, res, next) => {
    const named = req.headers['x-sandbox-session'];
    const [isPrefixed, name = '', path = '/', query = ''] = prefixed.exec(req.url) ?? [];
    if (isPrefixed !== undefined) {
      req.url = path + query;
      res.locals.sessionPath = `/__session/${requireSessionName(name)}`;
      res.locals.sessionName = name;
    }
    if (named !== undefined) res.locals.sessionName = requireSame(requireSessionName(String(named)), name);
    next();
  };
}

function requireSame(named: string, inPath: string): string {
  if (inPath === '' || inPath === named) return named;
  throw new SandboxError(
    'malformed',
    `the path names the session ${inPath}, and the header ${header} ${named}: name one of them`,
  );
}
