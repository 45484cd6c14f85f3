import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { schemeName } from '../response/challenge.ts';
import { shellQuote } from './shell-quote.ts';

/** What decides on the credentials of a command. */
export interface CurlOptions {
  readonly schemes: SecuritySchemes;
  /** Whether only certain tokens are accepted, which the command does not name. */
  readonly isGuarded: boolean;
}

const bearer: SecurityScheme = { type: 'http', scheme: 'bearer' };

/** A `curl` command for an address, with the credentials that the operation requires. */
export function formatCurl(
  { security }: Operation,
  address: string,
  { schemes, isGuarded }: CurlOptions,
): string {
  const declared = Object.keys(security[0] ?? {}).flatMap((name) => schemes.get(name) ?? []);
  const required = declared.length === 0 && isGuarded ? [bearer] : declared;
  const secret = isGuarded ? 'TOKEN' : 'anything';
  const keys = required.flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [`${encodeURIComponent(scheme.name)}=${secret}`] : [],
  );
  const query = keys.length === 0 ? '' : `?${keys.join('&')}`;
  const flags = required.flatMap((scheme) => curlFlags(scheme, secret));
  return [`curl ${shellQuote(address + query)}`, ...flags].join(' ');
}

/** The command that resets the sandbox. */
export function formatReset(address: string, isGuarded: boolean): string {
  const flags = isGuarded ? curlFlags(bearer, 'TOKEN') : [];
  return [`curl -X POST ${shellQuote(address)}`, ...flags].join(' ');
}

/** The flags for schemes whose credentials curl makes of a name and a password. */
const passwordFlags: Readonly<Record<string, string>> = { Basic: '-u', Digest: '--digest -u' };

function curlFlags(scheme: SecurityScheme, secret: string): readonly string[] {
  if (scheme.type === 'mutualTLS') return [];
  if (scheme.type !== 'apiKey') {
    const name = schemeName(scheme);
    const flags = Object.hasOwn(passwordFlags, name) ? passwordFlags[name] : undefined;
    return [
      flags === undefined ? `-H ${shellQuote(`Authorization: ${name} ${secret}`)}` : `${flags} any:${secret}`,
    ];
  }
  if (scheme.in === 'query') return [];
  return [
    scheme.in === 'header'
      ? `-H ${shellQuote(`${scheme.name}: ${secret}`)}`
      : `-b ${shellQuote(`${scheme.name}=${secret}`)}`,
  ];
}
