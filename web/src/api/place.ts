/** Where a console is: the sandbox that it belongs to, and the session that it shows. */
export interface Place {
  /** The address that the paths of the admin API follow, such as `http://localhost:4010` or `http://localhost:4010/v1`. */
  readonly root: string;
  /** The session of the page; absent for the default session. */
  readonly session?: string;
}

/** The pages that a sandbox serves from `web/`. */
type PagePath = '/__console' | '/__docs';

const pagePath = /\/__(?:console|docs)(?:\/[^/]*)?$/;
const sessionPrefix = /\/__session\/([^/]+)/;

/**
 * Where the console is by its own address. The session is in the query, `?session=w3`, so that two tabs can show two; in
 * an address below the prefix of a session, `/__session/w3/__console/`, it is the one of the prefix.
 */
export function placeOf(href: string): Place {
  const { origin, pathname, searchParams } = new URL(href);
  const prefix = pathname.replace(pagePath, '');
  const inPath = sessionPrefix.exec(prefix)?.[1];
  const named = inPath === undefined ? (searchParams.get('session') ?? '') : decoded(inPath);
  const root = origin + prefix.replace(sessionPrefix, '').replace(/\/$/, '');
  return named === '' ? { root } : { root, session: named };
}

/** A segment of a path without its percent-encoding; as it is where that is none. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a page for another session; at the same place in it where it is the page of the address. */
export function addressWith(
  href: string,
  session: string | undefined,
  page: PagePath = '/__console',
): string {
  const { pathname, hash } = new URL(href);
  const query = session === undefined ? '' : `?session=${encodeURIComponent(session)}`;
  return `${placeOf(href).root}${page}/${query}${pathname.includes(page) ? hash : ''}`;
}

/**
 * The address that the paths of operations follow. The API of a mount is below the path of the mount, which is a base
 * path of its contract.
 * @param basePath the one of the operation, such as `/v1`; empty for none
 */
export function apiAddress(root: string, basePath: string): string {
  const isMount = basePath !== '' && root.endsWith(basePath);
  return isMount ? root : root + basePath;
}

/**
 * What the URL of a recorded request follows. The journal has the path of a mount in it, but not that of a proxy.
 * @param url as it was received, such as `/__session/w3/v1/orders?limit=2`
 */
export function sentOrigin(root: string, url: string): string {
  const { origin, pathname } = new URL(root);
  const path = url.replace(/^\/__session\/[^/?]*/, '');
  const isWithin = pathname !== '/' && `${path.split('?', 1)[0]}/`.startsWith(`${pathname}/`);
  return isWithin ? origin : root;
}
