import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** An API that is served below prefixes of its own, such as `/v1`; `''` takes what no other prefix does. */
export interface Mount {
  readonly prefixes: readonly string[];
  readonly title: string;
  readonly listener: RequestListener;
}

/** What the sandbox itself serves beside an API: below a prefix, it is the API's of that prefix. */
const ownPaths = /^\/(?:__admin(?:\/|\?|$)|openapi\.(?:json|yaml)(?:\?|$))/;

/** The session that a path names, before the path of the API. */
const sessionPath = /^\/__session\/[^/?]*/;

/**
 * Creates the listener of several APIs at one address: a request is for the API with the longest prefix of its path.
 * Their own pages are below the prefix: `/v1/openapi.json`, `/v1/__admin/reset`, `/v1/__session/NAME/pets`.
 */
export function createMountListener(mounts: readonly Mount[]): RequestListener {
  const byPrefix = mounts
    .flatMap((mount) => mount.prefixes.map((prefix) => ({ ...mount, prefix })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (req, res) => {
    const url = req.url ?? '/';
    const [session = ''] = sessionPath.exec(url) ?? [];
    const path = url.slice(session.length);
    const mount = byPrefix.find(({ prefix }) => isBelow(prefix, path));
    if (mount === undefined) return listMounts(req, res, byPrefix);
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
  { url = '/' }: IncomingMessage,
  res: ServerResponse,
  mounts: readonly { readonly prefix: string; readonly title: string }[],
): void {
  const isRoot = /^\/(?:\?|$)/.test(url);
  const apis = mounts.map(({ prefix, title }) => ({
    path: prefix,
    title,
    openapi: `${prefix}/openapi.json`,
  }));
  const problem = { title: 'Not Found', status: 404, detail: 'no API is served there', apis };
  res.writeHead(isRoot ? 200 : 404, {
    'Content-Type': isRoot ? 'application/json' : 'application/problem+json',
  });
  res.end(JSON.stringify(isRoot ? { apis } : problem));
}
