import { isIP, isIPv4 } from 'node:net';
import bytes from 'bytes';
import { parseDuration } from '../duration.ts';
import { toUrlHost } from '../network-address.ts';
import { parseTimestamp } from '../timestamp.ts';

/** Parsers of option values: each returns `undefined` for an invalid text. */

/** Parses a port to listen on; 0 is any free port. */
export function parsePort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

/** Parses an address to listen on: an IP address or a host name. */
export function parseHost(text: string): string | undefined {
  const bare = text.replace(/^\[(.*:.*)\]$/, '$1');
  return isIP(bare) || isHostName(bare) ? bare : undefined;
}

/** Parses a `Host` name to lower case, IPv6 in brackets; a leading `*.` matches every subdomain. */
export function parseAllowedHost(text: string): string | undefined {
  const name = parseHost(text.startsWith('*.') ? text.slice(2) : text)?.toLowerCase();
  if (name === undefined) return undefined;
  if (text.startsWith('*.')) return isIP(name) ? undefined : `*.${name}`;
  return toUrlHost(name);
}

/** Parses an `Origin` value: `*`, `null`, or scheme://host[:port]. */
export function parseOrigin(text: string): string | undefined {
  if (text === '*' || text === 'null') return text;
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/\\?#@*\s]+)\/?$/i.exec(text) ?? [];
  if (scheme === undefined || host === undefined || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  // The URL standard gives schemes of apps (capacitor://localhost) no origin; web views send them nevertheless.
  return origin === 'null' ? `${scheme}://${host}`.toLowerCase() : origin;
}

/** Parses the environment variable of a switch. */
export function parseSwitch(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  return ['', '0', 'false', 'no', 'off'].includes(word) ? false : undefined;
}

/** Parses a bearer token (RFC 6750, 2.1). */
export function parseToken(text: string): string | undefined {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(text) ? text : undefined;
}

/** Parses the name of a session. */
export function parseSession(text: string): string | undefined {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined;
}

/** Parses the base URL of a server, without a trailing slash. */
export function parseUrl(text: string): string | undefined {
  const isPlain = /^https?:\/\/[^\s?#@]+$/i.test(text) && URL.canParse(text);
  return isPlain ? text.replace(/\/+$/, '') : undefined;
}

/** Parses the path of a file; a text that looks like a flag follows an option whose value was forgotten. */
export function parseFile(text: string): string | undefined {
  return text === '' || text.startsWith('--') ? undefined : text;
}

/** Parses a base path, without a trailing slash; `''` is the root. */
export function parsePath(text: string): string | undefined {
  return /^\/[^?#\s]*$/.test(text) ? text.replace(/\/+$/, '') : undefined;
}

/** Parses the seed of generated data and ids. */
export function parseSeed(text: string): number | undefined {
  const seed = Number(text);
  return /^-?\d{1,15}$/.test(text) ? seed : undefined;
}

/** Parses a size to bytes: a number of them, or one with a unit, such as `20mb`. */
export function parseSize(text: string): number | undefined {
  const size = /^\d+(?:\.\d+)? ?(?:[kmg]?b)?$/i.test(text) ? bytes.parse(text) : null;
  return size === null || size < 1 || !Number.isSafeInteger(size) ? undefined : size;
}

/** Parses the number of demo records. */
export function parseDemo(text: string): number | undefined {
  const count = Number(text);
  return /^\d{1,6}$/.test(text) && count > 0 && count <= 100_000 ? count : undefined;
}

/** Parses a timestamp from 1970 on, which every format can represent; in milliseconds since 1970. */
export function parseTime(text: string): number | undefined {
  const time = parseTimestamp(text);
  return time === undefined || time < 0 ? undefined : time;
}

/** Parses the step of a clock, in milliseconds: never negative. */
export function parseStep(text: string): number | undefined {
  const step = parseDuration(text);
  return step === undefined || step < 0 ? undefined : step;
}

function isHostName(text: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i.test(text);
}

/** A contract and the path below which it is served: `/billing=billing.yaml`. */
export function parseMount(text: string): { readonly path: string; readonly contract: string } | undefined {
  const at = text.indexOf('=');
  const [path, contract] = [parsePath(text.slice(0, at)), parseFile(text.slice(at + 1))];
  return at < 0 || path === undefined || contract === undefined ? undefined : { path, contract };
}

/** Parses the key of webhooks as Standard Webhooks writes it: `whsec_` and at least 16 bytes in Base64. */
export function parseWebhookSecret(text: string): string | undefined {
  const [, key = ''] =
    /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text) ?? [];
  return Buffer.from(key, 'base64').length >= 16 ? text : undefined;
}

/** Parses an address to send to, as it is. */
export function parseTarget(text: string): string | undefined {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text) ? text : undefined;
}

/** Parses how long something may take, in milliseconds: from 1 ms to 10 minutes. */
export function parseTimeout(text: string): number | undefined {
  const time = parseDuration(text);
  return time === undefined || time < 1 || time > 600_000 ? undefined : time;
}

/** The names that Express gives to networks. */
const networkNames: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/** Parses which proxies are trusted: all, none, so many hops, or a list of addresses, networks and names of networks. */
export function parseTrustProxy(text: string): boolean | number | readonly string[] | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) === 0 ? false : Number(text);
  const isSwitch = parseSwitch(text);
  if (isSwitch !== undefined) return isSwitch;
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => networkNames.includes(name) || isNetwork(name)) ? names : undefined;
}

/** An address, or a network such as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128));
}
