import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SandboxError } from '../errors.ts';
import type { Reply } from '../operation.ts';
import { problemFailureReply } from './middleware/error-handler.ts';
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

/** What the sandbox itself serves beside an API: below a prefix, it is the API's of that prefix. */
const ownPaths = /^\/(?:__(?:admin|console|docs)(?:\/|\?|$)|openapi\.(?:json|yaml)(?:\?|$))/;

/** The session that a path names, before the path of the API. */
const sessionPath = /^\/__session\/[^/?]*/;

/**
 * Creates the listener of several APIs at one address: a request is for the API with the longest prefix of its path.
 * Their own pages are below the prefix: `/v1/openapi.json`, `/v1/__admin/reset`, `/v1/__session/NAME/pets`.
 * @param tokens those that the list of the APIs requires; none where it is open
 */
export function createMountListener(
  mounts: readonly Mount[],
  tokens: readonly string[] = [],
): RequestListener {
  const byPrefix = mounts
    .flatMap((mount) => mount.prefixes.map((prefix) => ({ ...mount, prefix })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (req, res) => {
    const url = req.url ?? '/';
    const [session = ''] = sessionPath.exec(url) ?? [];
    const path = url.slice(session.length);
    const mount = byPrefix.find(({ prefix }) => isBelow(prefix, path));
    if (mount === undefined) return listMounts(req, res, byPrefix, tokens);
    req.url = session + toApi(path, mount.prefix);
    mount.listener(req, res);
  };
}

function isBelow(prefix: string, path: string): boolean {
  return path.startsWith(prefix) && /^(?:[/?]|$)/.test(path.slice(prefix.length));
}

/** The URL as an API that is served alone gets it. */
function toApi(path: string, prefix: string): string {
  const rest = path.slice(prefix.length);
  if (ownPaths.test(rest)) return rest;
  const [session = ''] = sessionPath.exec(rest) ?? [];
  return session === '' ? path : session + prefix + rest.slice(session.length);
}

/** `GET /` says where the APIs are; any other path is 404 with the same list. */
function listMounts(
  req: IncomingMessage,
  res: ServerResponse,
  mounts: readonly { readonly prefix: string; readonly title: string }[],
  tokens: readonly string[],
): void {
  const apis = mounts.map(({ prefix, title }) => ({
    path: prefix,
    title,
    openapi: `${prefix}/openapi.json`,
  }));
  const isRoot = /^\/(?:\?|$)/.test(req.url ?? '/');
  const reply = withPageToken(req.headers, tokens, () =>
    isRoot
      ? mountList(req, apis)
      : {
          status: 404,
          mediaType: 'application/problem+json',
          body: { title: 'Not Found', status: 404, detail: 'no API is served there', apis },
        },
  );
  const encoded = encodeReply(reply);
  res.writeHead(reply.status, encoded.headers).end(encoded.text);
}

function mountList(req: IncomingMessage, apis: readonly ListedApi[]): Reply {
  const headers = { Vary: 'Accept' };
  if (!isForReading(req)) return { status: 200, headers, body: { apis } };
  const own = { ...headers, 'Content-Security-Policy': plainPagePolicy };
  return { status: 200, headers: own, mediaType: 'text/html', body: mountListPage(apis) };
}

/** A reply for whoever has a token, where some are listed; else what is missing. */
function withPageToken(headers: IncomingHttpHeaders, tokens: readonly string[], reply: () => Reply): Reply {
  try {
    requirePageToken(headers, tokens);
    return reply();
  } catch (error) {
    if (error instanceof SandboxError) return problemFailureReply(error);
    throw error;
  }
}
