import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { requireOperation } from '../request/locals.ts';
import { challengeFor } from '../response/status-headers.ts';

/**
 * Requires the credentials that the operation declares. Any that are not empty will do, unless the user lists those
 * that are accepted.
 * @throws SandboxError `unauthorized`, with a challenge for the client.
 */
export function authenticate(schemes: SecuritySchemes, accepted: readonly string[]): RequestHandler {
  const alternativesOf = createAlternatives(schemes);
  return (req, res, next) => {
    const alternatives = alternativesOf(requireOperation(res.locals));
    if (
      alternatives.length > 0 &&
      !alternatives.some((all) => all.every((scheme) => isPresent(req, scheme)))
    ) {
      throw missingCredential(alternatives.flat());
    }
    if (accepted.length > 0) requireAccepted(req, alternatives.flat(), accepted);
    next();
  };
}

/** The alternatives of each operation, each a list of schemes that are required together. */
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
  const sent = schemes.flatMap((scheme) => credentialOf(req, scheme) ?? []);
  if (sent.length > 0 && !sent.some((value) => accepted.includes(value))) throw unknownCredential();
}

/**
 * Requires one of the accepted tokens as a bearer token, where there are any; for the sandbox's own API.
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

function isPresent(req: Request, scheme: SecurityScheme): boolean {
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
  const challenge = challengeFor(schemes);
  const [name] = challenge.split(' ', 1);
  const advice = onlyKeys
    ? `send your key as ${key.in} ${key.name}`
    : `send the header Authorization: ${name} <token>`;
  return new SandboxError('unauthorized', `credentials are missing: ${advice}`, {
    headers: { 'WWW-Authenticate': challenge },
  });
}

function unknownCredential(): SandboxError {
  return new SandboxError(
    'unauthorized',
    'the token is not accepted: send one that the sandbox was started with (--token)',
    {
      headers: { 'WWW-Authenticate': 'Bearer realm="sandbox", error="invalid_token"' },
    },
  );
}
