import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../../network-address.ts';
import { type AllowsHost, type AllowsOrigin, hostnameOf, pageOf } from '../middleware/host-and-origin.ts';
import { parseCookies } from '../request/cookies.ts';

/** What of a request decides whether it is let in. */
export type LanRequest = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/** Who may use a sandbox that the local network reaches. */
export interface LanAccess {
  /** Whether a request is of this machine, or has the token: in `X-Sandbox-Token`, or in the cookie of a link. */
  admits(req: LanRequest): boolean;
  /** Where a link leads that has the token, and the cookie that it sets; `undefined` for any other request. */
  followLink(req: LanRequest, isSecure: boolean): FollowedLink | undefined;
}

export interface FollowedLink {
  /** Relative to the link, so that it holds behind every prefix. */
  readonly location: string;
  readonly cookie: string;
}

/** The query parameter of a link that has the token. */
export const linkParameter = 'token';

export interface LanAccessOptions {
  /** The only one that is accepted. */
  readonly token: string;
  /** Whether a host is this machine, by a name that nobody else can give to it. */
  readonly isOwnHost: AllowsHost;
  /** Whether pages of an origin are this machine's own, or as good as that. */
  readonly isOwnOrigin: AllowsOrigin;
}

/** Lets this machine in, and whoever has the token. */
export function createLanAccess(options: LanAccessOptions): LanAccess {
  const { token } = options;
  const digest = digestOf(token);
  const isToken = (sent: unknown) => typeof sent === 'string' && timingSafeEqual(digestOf(sent), digest);
  // Browsers send cookies to every port of a host: each sandbox has one of its own.
  const cookieName = `sandbox-token-${digest.toString('hex').slice(0, 8)}`;

  return {
    admits: (req) =>
      isOfThisMachine(req, options) ||
      isToken(req.headers['x-sandbox-token']) ||
      isToken(parseCookies(req.headers.cookie).get(cookieName)),
    followLink: ({ method, url = '/' }, isSecure) => {
      const { path, query } = splitUrl(url);
      if ((method !== 'GET' && method !== 'HEAD') || !query.has(linkParameter)) return undefined;
      if (!isToken(query.get(linkParameter))) return undefined;
      query.delete(linkParameter);
      const rest = query.size === 0 ? '' : `?${query}`;
      return {
        location: `./${path.slice(path.lastIndexOf('/') + 1)}${rest}`,
        cookie: `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
      };
    },
  };
}

/** A comparison of digests takes the same time whatever the texts are. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function splitUrl(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const [, path = '/', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  return { path, query: new URLSearchParams(query) };
}

/**
 * Whether a request was made on this machine, and by none but its user: not on behalf of another one, as a proxy says, not
 * by a page that another machine of the network serves, and not under a name that such a machine may have chosen.
 */
function isOfThisMachine(
  { method, headers, socket }: LanRequest,
  { isOwnHost, isOwnOrigin }: LanAccessOptions,
): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || headers.forwarded !== undefined) return false;
  const forwarded = [headers['x-forwarded-for'] ?? [], headers['x-real-ip'] ?? []].flat().join(',');
  const clients = forwarded.split(',').map((each) => each.trim());
  const page = pageOf({ method, headers });
  return (
    clients.every((each) => each === '' || isLoopback(each)) &&
    (headers.host === undefined || isOwnHost(hostnameOf(headers.host) ?? '')) &&
    (page === undefined || (URL.canParse(page) && isOwnOrigin(new URL(page).origin)))
  );
}
