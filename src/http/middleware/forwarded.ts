import type { Request, RequestHandler } from 'express';

/** Whom to believe what it says of a request that it passes on; Express's `trust proxy`, whose values these are. */
export type TrustProxy = boolean | number | readonly string[];

const hostPattern = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const prefixPattern = /^(?:\/[\w.~%@:!$&'()*+,;=-]+)+\/?$/;

/**
 * Takes what a trusted proxy says of the address that a client used: `X-Forwarded-Proto`, `-Host` and `-Prefix`. Links,
 * `Location` and the `servers` of the contract name that address then. Whatever is malformed is ignored. It comes after the steps
 * that decide who is let in, which believe nothing but the connection.
 */
export function resolveForwarded(trustProxy: TrustProxy): RequestHandler {
  if (trustProxy === false) return (_req, _res, next) => next();
  return (req, res, next) => {
    if (!isTrusted(req)) return next();
    const { headers } = req;
    const [proto, host, prefix] = ['proto', 'host', 'prefix'].map((name) =>
      firstOf(headers[`x-forwarded-${name}`]),
    );
    if (proto !== undefined && !/^https?$/.test(proto)) delete headers['x-forwarded-proto'];
    if (host !== undefined && hostPattern.test(host)) headers.host = host;
    if (prefix !== undefined && prefixPattern.test(prefix)) {
      res.locals.sessionPath = prefix.replace(/\/$/, '') + (res.locals.sessionPath ?? '');
    }
    next();
  };
}

function isTrusted(req: Request): boolean {
  const trusts: unknown = req.app.get('trust proxy fn');
  return typeof trusts === 'function' && trusts(req.socket.remoteAddress, 0) === true;
}

/** Each proxy of several appends its value: the first is that of the client. */
function firstOf(value: string | string[] | undefined): string | undefined {
  return [value ?? []].flat()[0]?.split(',')[0]?.trim();
}
