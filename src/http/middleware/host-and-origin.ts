import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';

/** Whether a request may bear this `Host`: the first defence against a web page that rebinds its name to us. */
export type AllowsHost = (hostname: string) => boolean;

/** Whether a web page of this origin may use the sandbox. */
export type AllowsOrigin = (origin: string) => boolean;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Loopback names and those that the user adds; `*.example.test` stands for every name below it.
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

/** Pages served from this machine, and the origins that the user adds; `*` stands for every origin. */
export function createAllowsOrigin(added: readonly string[]): AllowsOrigin {
  const origins = new Set(added);
  return (origin) => origins.has('*') || origins.has(origin) || isLoopback(origin);
}

function isLoopback(origin: string): boolean {
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : '';
  return loopbackNames.has(hostname) || hostname.endsWith('.localhost');
}

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that were sent to another host's name, and requests of foreign web pages that would change
 * something: a browser sends those without asking when they look simple enough.
 */
export function checkHostAndOrigin(allowsHost: AllowsHost, allowsOrigin: AllowsOrigin): RequestHandler {
  /** A client sends the same host again and again, and to take it apart takes its time. */
  let lastAllowed: string | undefined;
  return (req, _res, next) => {
    const { host } = req.headers;
    if (host === undefined || host !== lastAllowed) requireAllowedHost(host, req.httpVersion, allowsHost);
    lastAllowed = host;
    if (!changesNothing.has(req.method)) {
      requireAllowedOrigin(req.headers.origin, req.get('Sec-Fetch-Site'), allowsOrigin);
    }
    next();
  };
}

/** An HTTP/1.0 client may leave the host out; a browser never does. */
function requireAllowedHost(host: string | undefined, version: string, allows: AllowsHost): void {
  if (host === undefined && version === '1.0') return;
  if (host === undefined) throw new SandboxError('malformed', 'the Host header is missing: send it');
  const hostname = hostnameOf(host);
  if (hostname === undefined)
    throw new SandboxError('malformed', 'the Host header is not a host name and port');
  if (allows(hostname)) return;
  throw new SandboxError(
    'forbidden',
    `the host ${hostname} is not one this sandbox answers for: start it with --allow-host ${hostname}`,
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
  const name = origin ?? 'of another site';
  throw new SandboxError(
    'forbidden',
    `pages of the origin ${name} may not change anything here: start the sandbox with --allow-origin ${origin ?? 'ORIGIN'}`,
  );
}
