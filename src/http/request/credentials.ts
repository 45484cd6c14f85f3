import type { Request } from 'express';
import type { SecurityScheme } from '../../openapi/document.ts';
import { parseCookies } from './cookies.ts';
import { sentHeader } from './sent-header.ts';

/**
 * The credentials that a request has for a scheme: what follows the scheme's name in `Authorization`, parameters
 * included, or an API key. Absent where there are none, or where they are not in the form that the scheme has.
 */
export function credentialsOf(req: Request, scheme: SecurityScheme): string | undefined {
  if (scheme.type === 'apiKey') return apiKeyOf(req, scheme.in, scheme.name);
  return authorizationOf(req.headers.authorization, scheme.type === 'http' ? scheme.scheme : 'bearer');
}

/** What each scheme's credentials look like; those of any other are a token or parameters (RFC 9110, 11.4). */
const forms: Readonly<Record<string, (credentials: string) => boolean>> = {
  bearer: (credentials) => !credentials.includes(' '),
  basic: isBasic,
};

/**
 * The credentials in `Authorization` for a scheme; absent where the header has none of that scheme and its form.
 * @param scheme its name in any case
 */
export function authorizationOf(header: string | undefined, scheme: string): string | undefined {
  const [, name = '', credentials = ''] = /^(\S+) +(\S.*?) *$/.exec(header ?? '') ?? [];
  const known = scheme.toLowerCase();
  if (name.toLowerCase() !== known) return undefined;
  const hasForm = Object.hasOwn(forms, known) ? forms[known] : undefined;
  return hasForm?.(credentials) === false ? undefined : credentials;
}

/** Whether credentials are `user:password` in base64 (RFC 7617). */
function isBasic(credentials: string): boolean {
  return nameAndPassword(credentials).length === 2;
}

/** The user name and the password of basic credentials; empty for what is none. */
function nameAndPassword(credentials: string): readonly string[] {
  if (!/^[\w+/-]+={0,2}$/.test(credentials)) return [];
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * What may be a token in the credentials for a scheme: the credentials themselves; the password or the user name of basic
 * ones; what follows a scheme's name in a key, as in `Bearer s3cret`; a parameter of other schemes, as in
 * `Token token="s3cret"`.
 */
export function tokensIn(scheme: SecurityScheme, credentials: string): readonly string[] {
  if (scheme.type === 'apiKey') return tokensInKey(credentials);
  if (scheme.type !== 'http') return [credentials];
  const name = scheme.scheme.toLowerCase();
  if (name === 'basic') return nameAndPassword(credentials);
  return name === 'bearer' ? [credentials] : [credentials, ...parametersIn(credentials)];
}

function tokensInKey(key: string): readonly string[] {
  const [, name = '', rest = ''] = /^(\w+) +(\S+)$/.exec(key) ?? [];
  const inBasic = name.toLowerCase() === 'basic' ? nameAndPassword(rest) : [];
  return [key, rest, ...inBasic, ...(key.includes('%') ? [decode(key)] : [])].filter((each) => each !== '');
}

/** The values of parameters, quoted or not: `a=1, b="2"`. */
function parametersIn(credentials: string): readonly string[] {
  return [...credentials.matchAll(/\w+ *= *(?:"([^"]*)"|([^\s",]+))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

/** A cookie with percent-encoding, as browsers' scripts write it. */
function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

function apiKeyOf(req: Request, location: 'header' | 'query' | 'cookie', name: string): string | undefined {
  if (location === 'header') return sentHeader(req, name) || undefined;
  if (location === 'query') return new URLSearchParams(req.url.split('?')[1]).get(name) || undefined;
  return parseCookies(req.headers.cookie).get(name) || undefined;
}
