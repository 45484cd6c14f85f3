import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import type { LanAccess } from './lan-access.ts';

/** The error for whoever may not use a sandbox of the local network. */
export function lanTokenMissing(): SandboxError {
  return new SandboxError(
    'forbidden',
    'other machines need the token of this sandbox: open the link that it printed when it started, or send X-Sandbox-Token',
  );
}

/** What a response to a link has: nobody stores the token, and no page that the link leads to gets it as its referrer. */
export function linkHeaders({ location, cookie }: { location: string; cookie: string }) {
  return {
    Location: location,
    'Set-Cookie': cookie,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Content-Length': '0',
  };
}

/** Lets a browser in that opens a link with the token: it gets a cookie, and the address without the token. */
export function followLanLink(access: LanAccess | undefined): RequestHandler {
  if (access === undefined) return (_req, _res, next) => next();
  return (req, res, next) => {
    const link = access.followLink(req, req.secure);
    if (link === undefined) return next();
    res.writeHead(303, linkHeaders(link)).end();
  };
}

/**
 * Requires the token of the local network, of every machine but this one.
 * @param isOpen whether a request needs none: it gets nothing but what is in the package
 * @throws SandboxError `forbidden`.
 */
export function requireLanToken(
  access: LanAccess | undefined,
  isOpen: (req: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  if (access === undefined) return (_req, _res, next) => next();
  return (req, res, next) => {
    if (access.admits(req) || isOpen(req)) return next();
    // The request journal has no room for strangers.
    res.locals.record = undefined;
    throw lanTokenMissing();
  };
}
