import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import { requireSessionName } from '../../session/session-names.ts';

const header = 'X-Sandbox-Session';
const prefixed = /^\/__session\/([^/?]*)(\/[^?]*)?(\?.*)?$/;

/** Whether there is a session of a name. */
type IsKnown = (name: string) => boolean;

/**
 * Chooses the session of a request: the one that the header `X-Sandbox-Session: w3` names, or the path prefix
 * `/__session/w3`, for browsers that cannot set headers; else the default session. Later steps see the path without the
 * prefix. A link of another site's page begins no session: where there is none of that name, it shows the default one.
 */
export function chooseSession(isKnown: IsKnown): RequestHandler {
  return (req, res, next) => {
    const fromHeader = req.headers['x-sandbox-session'];
    const [isPrefixed, name = '', path = '/', query = ''] = prefixed.exec(req.url) ?? [];
    if (isPrefixed !== undefined) {
      req.url = path + query;
      res.locals.sessionPath = `/__session/${requireSessionName(name)}`;
      if (res.locals.isForeignLink !== true || isKnown(name)) res.locals.sessionName = name;
    }
    if (fromHeader !== undefined) {
      res.locals.sessionName = requireSame(requireSessionName(String(fromHeader)), name);
    }
    next();
  };
}

/** @throws SandboxError `malformed` when the header and the path name different sessions. */
function requireSame(fromHeader: string, fromPath: string): string {
  if (fromPath === '' || fromPath === fromHeader) return fromHeader;
  throw new SandboxError(
    'malformed',
    `the path names the session ${fromPath}, and the header ${header} ${fromHeader}: name one of them`,
  );
}
