import { createHmac } from 'node:crypto';
import type { HandlerContext } from '../../../context.ts';
import { isObject } from '../../../json.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CollectionSpec } from '../../../storage/store.ts';
import { randomHex } from './passwords.ts';

/** A token that was issued. */
export interface IssuedToken {
  readonly token: string;
  /** Those of `recovery` are mailed: they let somebody set a new password, or prove an address. */
  readonly kind: 'access' | 'refresh' | 'recovery';
  /** The id of its user; absent for one that stands for no stored person. */
  readonly user?: string | number;
  /** The code that a response showed to whoever asked for one. */
  readonly code?: string;
  /** The collection of that user, where it is not the one of the users. */
  readonly people?: string;
  /** In milliseconds since 1970; absent for one that does not expire. */
  readonly expires?: number;
  readonly hasEnded?: boolean;
  /** What somebody who is not stored logged in with: `me` shows it. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Stores the tokens that were issued. Its name is none that a path of a contract could have. */
export const issuedTokens: CollectionSpec = {
  name: '(tokens)',
  key: (row) => (row as IssuedToken).token,
  indexes: {},
  validateRow: (row) => (isIssuedToken(row) ? undefined : 'it is not a token that was issued'),
  isInternal: true,
};

/** A data file may have been edited. */
function isIssuedToken(row: object): row is IssuedToken {
  const { token, kind, user, code, people, expires, hasEnded, names }: Partial<Record<string, unknown>> = {
    ...row,
  };
  return (
    typeof token === 'string' &&
    (kind === 'access' || kind === 'refresh' || kind === 'recovery') &&
    (names === undefined ||
      (isObject(names) && Object.values(names).every((name) => typeof name === 'string'))) &&
    ['undefined', 'string', 'number'].includes(typeof user) &&
    (code === undefined || typeof code === 'string') &&
    (people === undefined || typeof people === 'string') &&
    (expires === undefined || Number.isFinite(expires)) &&
    (hasEnded === undefined || typeof hasEnded === 'boolean')
  );
}

/** What a new token says. */
export interface TokenClaims {
  readonly isJwt: boolean;
  readonly user?: string | number;
  readonly scope?: string;
  /** For how long it is valid, in seconds. */
  readonly lifetime: number;
}

/** A token of the contract's kind: a JWT that is signed with a key of the session, else letters and digits. */
export function createToken({ random, clock }: HandlerContext, claims: TokenClaims): string {
  if (!claims.isJwt) return randomHex(random, 40);
  const issued = Math.floor(clock.now().getTime() / 1000);
  const { user, scope, lifetime } = claims;
  const payload = {
    iss: 'sandbox',
    sub: String(user ?? 'sandbox'),
    iat: issued,
    exp: issued + lifetime,
    jti: randomHex(random, 16),
    ...(scope !== undefined && { scope }),
  };
  const content = [{ alg: 'HS256', typ: 'JWT' }, payload].map(toBase64Url).join('.');
  const key = `${random.fork('token key').next()}`;
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

function toBase64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Stores a token, or what became of it. */
export async function saveToken(context: HandlerContext, token: IssuedToken): Promise<void> {
  const tokens = context.store.collection<IssuedToken>(issuedTokens.name);
  if ((await tokens.get(token.token)) === undefined) await tokens.insert(token);
  else await tokens.replace(token);
}

/** The token that was issued, if it was. */
export function findToken(
  { store }: Pick<HandlerContext, 'store'>,
  token: string,
): Promise<IssuedToken | undefined> {
  return store.collection<IssuedToken>(issuedTokens.name).get(token);
}

/** Whether a token was ended by a log-out, or has expired. */
export function isOver(
  { hasEnded, expires }: IssuedToken,
  { clock }: Pick<HandlerContext, 'clock'>,
): boolean {
  return hasEnded === true || (expires !== undefined && expires <= clock.now().getTime());
}

/** The token that was issued and that a request sends, in any header or cookie. */
export async function sentToken(
  request: OperationRequest,
  context: HandlerContext,
): Promise<IssuedToken | undefined> {
  for (const credential of credentialsIn(request)) {
    const found = await findToken(context, credential);
    if (found !== undefined && found.kind !== 'recovery') return found;
  }
  return undefined;
}

/** What may be a token in the headers: what follows the scheme, the values of cookies, and API keys. */
function credentialsIn({ headers }: OperationRequest): readonly string[] {
  const { authorization, cookie, ...others } = headers;
  const cookies = String(cookie ?? '')
    .split(/; */)
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  const keys = Object.entries(others).filter(([name]) => /token|key|auth|session/.test(name));
  const bearer =
    String(authorization ?? '')
      .split(' ')
      .at(-1) ?? '';
  return [bearer, ...cookies, ...keys.map(([, value]) => String(value))].filter((each) => each !== '');
}

/** User name and password of a request with basic authentication (RFC 7617). */
export function basicCredentials({ headers }: OperationRequest): readonly [string, string] | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(String(headers.authorization ?? '')) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}
