import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { requireOperation } from '../request/locals.ts';
import { challengeOf } from '../response/challenge.ts';

/** The security schemes of the contract by name. */
export type SecuritySchemes = ReadonlyMap<string, SecurityScheme>;

/**
 * Asks for the credentials that the operation declares. Any non-empty one will do, unless the user lists the only
 * ones accepted.
 * @throws SandboxError `unauthorized`, with the challenge that a client should answer.
 */
export function authenticate(schemes: SecuritySchemes, accepted: readonly string[]): RequestHandler {
  const alternativesOf = createAlternatives(schemes);
  return (req, res, next) => {
    const alternatives = alternativesOf(requireOperation(res.locals));
    if (alternatives.length > 0 && !alternatives.some((all) => all.every((scheme) => isShown(req, scheme)))) {
      throw missingCredential(alternatives.flat());
    }
    if (accepted.length > 0) requireAccepted(req, alternatives.flat(), accepted);
    next();
  };
}

/** What each operation asks for: the schemes that are shown together, for each way there is. */
function createAlternatives(schemes: SecuritySchemes) {
  const known = new WeakMap<Operation, readonly (readonly SecurityScheme[])[]>();
  return (operation: Operation) => {
    const alternatives =
      known.get(operation) ?? operation.security.map((requirement) => schemesOf(requirement, schemes));
    known.set(operation, alternatives);
    return alternatives;
  };
}

function requireAccepted(
  req: Request,
  schemes: readonly SecurityScheme[],
  accepted: readonly string[],
): void {
  const shown = schemes.flatMap((scheme) => credentialOf(req, scheme) ?? []);
  if (shown.length > 0 && !shown.some((value) => accepted.includes(value))) throw unknownCredential();
}

/**
 * Asks for one of the accepted tokens as a bearer; used where no contract says how, and only when there are any.
 * @throws SandboxError `unauthorized`.
 */
export function requireBearer(headers: IncomingHttpHeaders, accepted: readonly string[]): void {
  if (accepted.length === 0) return;
  const token = bearerOf(headers.authorization, 'bearer');
  if (token === undefined) throw missingCredential([]);
  if (!accepted.includes(token)) throw unknownCredential();
}

function schemesOf(
  requirement: Readonly<Record<string, readonly string[]>>,
  schemes: SecuritySchemes,
): SecurityScheme[] {
  return Object.keys(requirement).flatMap((name) => schemes.get(name) ?? []);
}

function isShown(req: Request, scheme: SecurityScheme): boolean {
  return scheme.type === 'mutualTLS' || credentialOf(req, scheme) !== undefined;
}

function credentialOf(req: Request, scheme: SecurityScheme): string | undefined {
  if (scheme.type === 'apiKey') return apiKeyOf(req, scheme.in, scheme.name);
  return bearerOf(req.headers.authorization, scheme.type === 'http' ? scheme.scheme : 'bearer');
}

function bearerOf(authorization: string | undefined, scheme: string): string | undefined {
  const [, name, credential] = /^([^\s]+) +([^\s]+) *$/.exec(authorization ?? '') ?? [];
  return name?.toLowerCase() === scheme.toLowerCase() ? credential : undefined;
}

function apiKeyOf(req: Request, location: 'header' | 'query' | 'cookie', name: string): string | undefined {
  if (location === 'header') return req.get(name) || undefined;
  if (location === 'query') return new URLSearchParams(req.url.split('?')[1]).get(name) || undefined;
  const cookies = (req.headers.cookie ?? '').split(/; */).map((pair) => pair.split('='));
  return cookies.find(([key]) => key === name)?.[1] || undefined;
}

function missingCredential(schemes: readonly SecurityScheme[]): SandboxError {
  const key = schemes.find((scheme) => scheme.type === 'apiKey');
  const onlyKeys = key !== undefined && schemes.every((scheme) => scheme.type === 'apiKey');
  const challenge = challengeOf(schemes);
  const [word] = challenge.split(' ', 1);
  const advice = onlyKeys
    ? `send your key as ${key.in} ${key.name}`
    : `send the header Authorization: ${word} <token>`;
  return new SandboxError('unauthorized', `credentials are missing: ${advice}`, {
    headers: { 'WWW-Authenticate': challenge },
  });
}

function unknownCredential(): SandboxError {
  return new SandboxError(
    'unauthorized',
    'the token is not one that this sandbox was started with: see --token',
    {
      headers: { 'WWW-Authenticate': 'Bearer realm="sandbox", error="invalid_token"' },
    },
  );
}
