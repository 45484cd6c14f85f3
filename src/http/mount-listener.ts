import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SandboxError } from '../errors.ts';
import type { Reply } from '../operation.ts';
import { picturePath } from '../sample/pictures/picture-address.ts';
import { toOriginForm } from './express/origin-form.ts';
import type { LanAccess } from './lan/lan-access.ts';
import { lanTokenMissing, linkHeaders } from './lan/lan-token.ts';
import { problemFailureReply } from './middleware/error-handler.ts';
import {
  type AllowsHost,
  type AllowsOrigin,
  createRequireHost,
  requireOwnPage,
} from './middleware/host-and-origin.ts';
import { type ListedApi, mountListPage } from './pages/mount-list-page.ts';
import { isForReading, plainPagePolicy } from './pages/plain-page.ts';
import { requirePageToken } from './request/accepted-tokens.ts';
import { encodeReply } from './response/send-reply.ts';

/** An API that is served below prefixes of its own, such as `/v1`; `''` takes what no other prefix does. */
export interface Mount {
  readonly prefixes: readonly string[];
  readonly title: string;
  readonly listener: RequestListener;
}

/** Who may see the list of the APIs. */
export interface MountAccess {
  readonly allowsHost: AllowsHost;
  readonly allowsOrigin: AllowsOrigin;
  /** Those of which it requires one; none where it is open. */
  readonly tokens?: readonly string[] | undefined;
  readonly lanAccess?: LanAccess | undefined;
}

/** What the sandbox itself serves beside an API: below a prefix, it is the API's of that prefix. */
const ownPaths = /^\/(?:__(?:admin|console|docs)(?:\/|\?|$)|openapi\.(?:json|yaml)(?:\?|$))/;

/** The session that a path names, before the path of the API. */
const sessionPath = /^\/__session\/[^/?]*/;

/**
 * Creates the listener of several APIs at one address: a request is for the API with the longest prefix of its path.
 * Their own pages are below the prefix: `/v1/openapi.json`, `/v1/__admin/reset`, `/v1/__session/NAME/pets`.
 */
export function createMountListener(mounts: readonly Mount[], access: MountAccess): RequestListener {
  const byPrefix = mounts
    .flatMap((mount) => mount.prefixes.map((prefix) => ({ ...mount, prefix })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const listMounts = createMountList(byPrefix, access);
  return toOriginForm((req, res) => {
    const url = req.url ?? '/';
    const [session = ''] = sessionPath.exec(url) ?? [];
    const path = url.slice(session.length);
    // Pictures are the same for all APIs, and their addresses have no prefix.
    if (path.startsWith(`${picturePath}/`) && byPrefix[0]) return byPrefix[0].listener(req, res);
    const mount = byPrefix.find(({ prefix }) => isBelow(prefix, path));
    if (mount === undefined) return listMounts(req, res);
    req.url = session + toApi(path, mount.prefix);
    mount.listener(req, res);
  }, problemFailureReply);
}

function isBelow(prefix: string, path: string): boolean {
  return path.startsWith(prefix) && /^(?:[/?]|$)/.test(path.slice(prefix.length));
}

/** The URL as an API that is served alone gets it. */
function toApi(path: string, prefix: string): string {
  const rest = path.slice(prefix.length);
  const [session = ''] = sessionPath.exec(rest) ?? [];
  const own = rest.slice(session.length);
  if (ownPaths.test(own)) return session + own;
  return session === '' ? path : session + prefix + own;
}

/** Creates what says where the APIs are, with `GET /`; any other path is 404 with the same list. */
function createMountList(
  mounts: readonly { readonly prefix: string; readonly title: string }[],
  { allowsHost, allowsOrigin, tokens = [], lanAccess }: MountAccess,
): (req: IncomingMessage, res: ServerResponse) => void {
  const requireHost = createRequireHost(allowsHost);
  const apis = mounts.map(({ prefix, title }) => ({
    path: prefix,
    title,
    openapi: `${prefix}/openapi.json`,
  }));

  /** @throws SandboxError where the list is not for who asks. */
  function replyTo(req: IncomingMessage): Reply {
    if (lanAccess?.admits(req) === false) throw lanTokenMissing();
    requirePageToken(req.headers, tokens);
    return /^\/(?:\?|$)/.test(req.url ?? '/') ? mountList(req, apis) : noMount(apis);
  }

  return (req, res) => {
    const reply = orFailure(() => {
      requireOwnPage(req, allowsOrigin);
      requireHost(req);
      const link = lanAccess?.followLink(req, 'encrypted' in req.socket);
      return link === undefined ? replyTo(req) : { status: 303, headers: linkHeaders(link) };
    });
    const { headers, text } = encodeReply(reply);
    res.writeHead(reply.status, { ...headers, 'X-Content-Type-Options': 'nosniff' }).end(text);
  };
}

function noMount(apis: readonly ListedApi[]): Reply {
  const body = { title: 'Not Found', status: 404, detail: 'no API is served there', apis };
  return { status: 404, mediaType: 'application/problem+json', body };
}

function mountList(req: IncomingMessage, apis: readonly ListedApi[]): Reply {
  const headers = { Vary: 'Accept' };
  if (!isForReading(req)) return { status: 200, headers, body: { apis } };
  const own = { ...headers, 'Content-Security-Policy': plainPagePolicy };
  return { status: 200, headers: own, mediaType: 'text/html', body: mountListPage(apis) };
}

/** A reply, or that to what is thrown instead. */
function orFailure(reply: () => Reply): Reply {
  try {
    return reply();
  } catch (error) {
    if (error instanceof SandboxError) return problemFailureReply(error);
    throw error;
  }
}
