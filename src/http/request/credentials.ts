import type { Request } from 'express';
import type { SecurityScheme } from '../../openapi/document.ts';
import { parseCookies } from './cookies.ts';

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
  if (!/^[\w+/-]+={0,2}$/.test(credentials)) return false;
  return Buffer.from(credentials, 'base64').includes(':');
}

function apiKeyOf(req: Request, location: 'header' | 'query' | 'cookie', name: string): string | undefined {
  if (location === 'header') return req.get(name) || undefined;
  if (location === 'query') return new URLSearchParams(req.url.split('?')[1]).get(name) || undefined;
  return parseCookies(req.headers.cookie).get(name) || undefined;
}
