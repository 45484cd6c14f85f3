import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import { explainForeignOrigin } from '../request/foreign-origin.ts';
import { isPreflight } from '../request/preflight.ts';

/**
 * Whether requests with this `Host` are accepted; made by `createAllowsHost`. It protects against DNS rebinding: a web
 * page whose name resolves to this machine.
 */
export type AllowsHost = (hostname: string) => boolean;

/** What says which page sent a request. */
export type RequestOfPage = Pick<IncomingMessage, 'method' | 'headers'>;

/** Whether web pages of this origin may use the sandbox; made by `createAllowsOrigin`. */
export type AllowsOrigin = (origin: string) => boolean;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Allows loopback names and those that the user adds; `*.example.test` allows every name below it.
 * @param added host names without a port
 * @param isLan whether a host belongs to the local network, where that may use the sandbox
 */
export function createAllowsHost(added: readonly string[], isLan: AllowsHost = () => false): AllowsHost {
  const names = new Set(added.map((name) => name.toLowerCase()));
  const suffixes = [...names].filter((name) => name.startsWith('*.')).map((name) => name.slice(1));
  return (hostname) =>
    loopbackNames.has(hostname) ||
    hostname.endsWith('.localhost') ||
    names.has(hostname) ||
    suffixes.some((suffix) => hostname.endsWith(suffix)) ||
    isLan(hostname);
}

/**
 * Allows pages served from this machine, and the origins that the user adds; `*` allows every origin.
 * @param isLan whether a host belongs to the local network, where its pages may use the sandbox
 */
export function createAllowsOrigin(added: readonly string[], isLan: AllowsHost = () => false): AllowsOrigin {
  const origins = new Set(added);
  const isAllowedHost = createAllowsHost([], isLan);
  return (origin) => origins.has('*') || origins.has(origin) || isAllowedHost(hostOfOrigin(origin));
}

/** The host of an origin, as URLs write it; nothing where it has none. */
export function hostOfOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

/**
 * Refuses requests for another host.
 * @throws SandboxError `malformed` or `forbidden`.
 */
export function checkHost(allowsHost: AllowsHost): RequestHandler {
  const requireHost = createRequireHost(allowsHost);
  return (req, _res, next) => {
    requireHost(req);
    next();
  };
}

/** Creates what throws the error of a request for another host. */
export function createRequireHost(allowsHost: AllowsHost): (req: IncomingMessage) => void {
  // A client sends the same host every time, and parsing it is slow.
  let lastAllowed: string | undefined;
  return ({ headers: { host }, rawHeaders, httpVersion }) => {
    requireOneHost(rawHeaders);
    if (host === undefined || host !== lastAllowed) requireAllowedHost(host, httpVersion, allowsHost);
    lastAllowed = host;
  };
}

/**
 * Refuses every request of another site's web page, but for preflights: a browser sends many without one (Fetch standard,
 * "simple" methods and headers; images and scripts), and a read too has effects in a sandbox. It begins sessions, moves
 * the clock and fills the journal. A link that somebody follows is served, and leaves no trace.
 * @throws SandboxError `forbidden`.
 */
export function checkOrigin(allowsOrigin: AllowsOrigin): RequestHandler {
  return (req, res, next) => {
    if (!isPreflight(req.method, req.headers)) requireOwnPage(req, allowsOrigin);
    if (isFollowedLink(req) && !isAllowedPage(req.headers.referer, allowsOrigin))
      res.locals.isForeignLink = true;
    next();
  };
}

/** Requires that no web page of another site sent a request. @throws SandboxError `forbidden`. */
export function requireOwnPage(request: RequestOfPage, allowsOrigin: AllowsOrigin): void {
  const { origin } = request.headers;
  const isAllowed = origin === undefined ? !isOfForeignPage(request, allowsOrigin) : allowsOrigin(origin);
  if (!isAllowed) throw new SandboxError('forbidden', explainForeignOrigin(origin));
}

/**
 * Whether a page of another site sent a request without `Origin`, which a browser says in `Sec-Fetch-Site`. A link that
 * somebody follows is none, and `Referer` names the page where it is of an allowed origin: for a browser, `localhost` and
 * `127.0.0.1` are two sites.
 */
function isOfForeignPage(request: RequestOfPage, allows: AllowsOrigin): boolean {
  const page = pageOf(request);
  return page !== undefined && !isAllowedPage(page, allows);
}

function isAllowedPage(page: string | undefined, allows: AllowsOrigin): boolean {
  return page !== undefined && URL.canParse(page) && allows(new URL(page).origin);
}

/**
 * The address of the page of another site that sent a request, as far as the browser says: none for a link that somebody
 * follows, and an empty one where the page hides it.
 */
export function pageOf(request: RequestOfPage): string | undefined {
  const { headers } = request;
  if (headers.origin !== undefined) return headers.origin;
  return !isOfOtherSite(headers) || isFollowedLink(request) ? undefined : (headers.referer ?? '');
}

/** Whether a page of another site leads here, by a link or by its script; a form that it sends is no link. */
function isFollowedLink({ method, headers }: RequestOfPage): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = headers;
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && isOfOtherSite(headers) && mode === 'navigate' && destination === 'document';
}

const isLoopbackName = createAllowsHost([]);

/**
 * Whether a browser says that another site sent a request. All names of one domain are the same site for it, whoever
 * has them: only of this machine are they all its own.
 */
function isOfOtherSite({ host = '', 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return site === 'cross-site' || (site === 'same-site' && !isLoopbackName(hostnameOf(host) ?? ''));
}

/** Two servers on the way may each take another one of two (RFC 9112, 3.2). @param raw alternating names and values */
function requireOneHost(raw: readonly string[]): void {
  let count = 0;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  if (count > 1) throw new SandboxError('malformed', 'the request has several Host headers: send one');
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

/** The name in a `Host` header; `undefined` for what is no name and port. */
export function hostnameOf(host: string): string | undefined {
  const address = `http://${host}`;
  if (/[\s/@?#\\]/.test(host) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname;
}
