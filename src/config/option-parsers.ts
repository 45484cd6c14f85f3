import { BlockList, isIP, isIPv6 } from 'node:net';
import { parseDuration } from '../duration.ts';
import { parseTimestamp } from '../timestamp.ts';

/** Readers of values: each answers `undefined` for a text that does not fit. */

/** A port to listen on; 0 is any free one. */
export function parsePort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

/** An address to listen on: an IP address or a host name. */
export function parseHost(text: string): string | undefined {
  const bare = text.replace(/^\[(.*:.*)\]$/, '$1');
  return isIP(bare) || isHostName(bare) ? bare : undefined;
}

/** A name as a `Host` header says it, in lower case, IPv6 in brackets; `*.` in front stands for every name below. */
export function parseAllowedHost(text: string): string | undefined {
  const name = parseHost(text.startsWith('*.') ? text.slice(2) : text)?.toLowerCase();
  if (name === undefined) return undefined;
  if (text.startsWith('*.')) return isIP(name) ? undefined : `*.${name}`;
  return isIPv6(name) ? new URL(`http://[${name}]`).hostname : name;
}

/** `*`, `null`, or scheme://host[:port], as an `Origin` header says it. */
export function parseOrigin(text: string): string | undefined {
  if (text === '*' || text === 'null') return text;
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/\\?#@*\s]+)\/?$/i.exec(text) ?? [];
  if (scheme === undefined || host === undefined || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  // Schemes of apps (capacitor://localhost) have no origin to the URL standard, yet browsers send them so.
  return origin === 'null' ? `${scheme}://${host}`.toLowerCase() : origin;
}

/** A switch in the environment. */
export function parseSwitch(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  return ['', '0', 'false', 'no', 'off'].includes(word) ? false : undefined;
}

/** A bearer token (RFC 6750, 2.1). */
export function parseToken(text: string): string | undefined {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(text) ? text : undefined;
}

/** The name of a session. */
export function parseSession(text: string): string | undefined {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined;
}

/** The address of a server, without a slash at its end. */
export function parseUrl(text: string): string | undefined {
  const isPlain = /^https?:\/\/[^\s?#@]+$/i.test(text) && URL.canParse(text);
  return isPlain ? text.replace(/\/+$/, '') : undefined;
}

/** A currency code. */
export function parseCurrency(text: string): string | undefined {
  return /^[A-Z]{3}$/.test(text) ? text : undefined;
}

/** The name of a file; what looks like a flag is one that followed a forgotten name. */
export function parseFile(text: string): string | undefined {
  return text === '' || text.startsWith('--') ? undefined : text;
}

/** A path below which an API is served, without a trailing slash; `''` is the root. */
export function parsePath(text: string): string | undefined {
  return /^\/[^?#\s]*$/.test(text) ? text.replace(/\/+$/, '') : undefined;
}

/** A number that decides generated values. */
export function parseSeed(text: string): number | undefined {
  const seed = Number(text);
  return /^-?\d{1,15}$/.test(text) ? seed : undefined;
}

/** How many customers, or whatever a contract is about, a demo has. */
export function parseDemo(text: string): number | undefined {
  const count = Number(text);
  return /^\d{1,6}$/.test(text) && count > 0 && count <= 100_000 ? count : undefined;
}

/** A moment that every format of the sandbox can tell, in milliseconds since 1970. */
export function parseTime(text: string): number | undefined {
  const time = parseTimestamp(text);
  return time === undefined || time < 0 ? undefined : time;
}

/** How far a clock moves on, in milliseconds: never back. */
export function parseStep(text: string): number | undefined {
  const step = parseDuration(text);
  return step === undefined || step < 0 ? undefined : step;
}

/** Whether only this machine reaches the address: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 0) return host.toLowerCase() === 'localhost';
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8);
  loopback.addAddress('::1', 'ipv6');
  return loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}

function isHostName(text: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i.test(text);
}
