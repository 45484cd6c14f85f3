import type { SecurityScheme } from '../../openapi/document.ts';

/** The scheme of OAuth 2, OpenID Connect and the sandbox's own API. */
const bearer: SecurityScheme = { type: 'http', scheme: 'bearer' };

/** How the registered schemes are spelled (IANA, HTTP Authentication Schemes), and some that are widely used. */
const names = [
  'AWS4-HMAC-SHA256',
  'Basic',
  'Bearer',
  'Concealed',
  'Digest',
  'DPoP',
  'GNAP',
  'Hawk',
  'HOBA',
  'Mutual',
  'Negotiate',
  'OAuth',
  'PrivateToken',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
  'Signature',
  'Token',
  'vapid',
];
const spelling = new Map(names.map((name) => [name.toLowerCase(), name]));

const realm = 'realm="sandbox"';

/** What a challenge has besides its realm: without a nonce, a client of Digest has nothing to respond to (RFC 7616). */
const parameters: Readonly<Record<string, string>> = {
  Digest: `${realm}, qop="auth", nonce="c2FuZGJveA"`,
  HOBA: `${realm}, challenge="c2FuZGJveA", max-age="600"`,
  Negotiate: '',
};

/**
 * The value of `WWW-Authenticate`: one challenge for each of some schemes (RFC 9110, 11.6.1), the first one first. An API
 * key has no registered scheme; its challenge says where the key goes.
 * @param error why credentials that were sent are not accepted, for bearer tokens (RFC 6750)
 */
export function challengeFor(schemes: readonly SecurityScheme[], error?: 'invalid_token'): string {
  const challenges = (schemes.length === 0 ? [bearer] : schemes).map((scheme) => challengeOf(scheme, error));
  return [...new Set(challenges)].join(', ');
}

function challengeOf(scheme: SecurityScheme, error: string | undefined): string {
  if (scheme.type === 'apiKey') return `ApiKey ${realm}, in="${scheme.in}", name="${quotable(scheme.name)}"`;
  const name = schemeName(scheme);
  const own = Object.hasOwn(parameters, name) ? (parameters[name] ?? '') : realm;
  return `${name} ${own}${error && name === 'Bearer' ? `, error="${error}"` : ''}`.trim();
}

/** The name of a scheme in `Authorization`; OAuth 2 and OpenID Connect have bearer tokens. */
export function schemeName(scheme: SecurityScheme): string {
  if (scheme.type !== 'http') return 'Bearer';
  return spelling.get(scheme.scheme.toLowerCase()) ?? scheme.scheme;
}

/** A name as a quoted string of a header, which holds printable ASCII. */
function quotable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&');
}
