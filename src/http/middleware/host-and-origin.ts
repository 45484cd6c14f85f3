import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';

/**
 * Whether requests with this `Host` are accepted; made by `createAllowsHost`. It protects against DNS rebinding: a web
 * page whose name resolves to this machine.
 */
export type AllowsHost = (hostname: string) => boolean;

/** Whether web pages of this origin may use the sandbox; made by `createAllowsOrigin`. */
export type AllowsOrigin = (origin: string) => boolean;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Allows loopback names and those that the user adds; `*.example.test` allows every name below it.
 * @param added host names without a port
 */
export function createAllowsHost(added: readonly string[]): AllowsHost {
  const names = new Set(added.map((name) => name.toLowerCase()));
  const suffixes = [...names].filter((name) => name.startsWith('*.')).map((name) => name.slice(1));
  return (hostname) =>
    loopbackNames.has(hostname) ||
    hostname.endsWith('.localhost') ||
    names.has(hostname) ||
    suffixes.some((suffix) => hostname.endsWith(suffix));
}

/** Allows pages served from this machine, and the origins that the user adds; `*` allows every origin. */
export function createAllowsOrigin(added: readonly string[]): AllowsOrigin {
  const origins = new Set(added);
  return (origin) => origins.has('*') || origins.has(origin) || isLoopback(origin);
}

function isLoopback(origin: string): boolean {
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : '';
  return loopbackNames.has(hostname) || hostname.endsWith('.localhost');
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests for another host, and requests of other sites' web pages that could change data: a browser sends
 * those without a preflight when they are simple enough (Fetch standard, "simple" methods and headers).
 * @throws SandboxError `malformed` or `forbidden`.
 */
export function checkHostAndOrigin(allowsHost: AllowsHost, allowsOrigin: AllowsOrigin): RequestHandler {
  // A client sends the same host every time, and parsing it is slow.
  let lastAllowed: string | undefined;
  return (req, _res, next) => {
    const { host } = req.headers;
    if (host === undefined || host !== lastAllowed) requireAllowedHost(host, req.httpVersion, allowsHost);
    lastAllowed = host;
    if (!safeMethods.has(req.method)) {
      requireAllowedOrigin(req.headers.origin, req.get('Sec-Fetch-Site'), allowsOrigin);
    }
    next();
  };
}

/** An HTTP/1.0 client may omit the header; a browser never does. */
function requireAllowedHost(host: string | undefined, version: string, allows: AllowsHost): void {
  if (host === undefined && version === '1.0') return;
  if (host === undefined) throw new SandboxError('malformed', 'the Host header is missing: send it');
  const hostname = hostnameOf(host);
  if (hostname === undefined)
    throw new SandboxError(
      'malformed',
      'the Host header is not a host name and port: send it as localhost:4010',
    );
  if (allows(hostname)) return;
  throw new SandboxError(
    'forbidden',
    `the host ${hostname} is not allowed: start the sandbox with --allow-host ${hostname}`,
  );
}

function hostnameOf(host: string): string | undefined {
  const address = `http://${host}`;
  if (/[\s/@?#\\]/.test(host) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname;
}

function requireAllowedOrigin(
  origin: string | undefined,
  fetchSite: string | undefined,
  allows: AllowsOrigin,
): void {
  if (origin === undefined ? fetchSite !== 'cross-site' : allows(origin)) return;
  const page = origin === undefined ? 'pages of other sites' : `pages of the origin ${origin}`;
  throw new SandboxError(
    'forbidden',
    `${page} may not change data: start the sandbox with --allow-origin ${origin ?? 'ORIGIN'}`,
  );
}
