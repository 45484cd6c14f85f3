import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { SandboxError } from '../../errors.ts';
import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { authorizationOf, credentialsOf } from '../request/credentials.ts';
import { requireOperation } from '../request/locals.ts';
import { challengeFor, schemeName } from '../response/challenge.ts';

/**
 * Requires the credentials that the operation declares. Any in the form of the scheme will do, unless the user lists
 * those that are accepted.
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
      throw missingCredentials(alternatives, req.headers.authorization);
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
  const sent = schemes.flatMap((scheme) => credentialsOf(req, scheme) ?? []);
  if (sent.length > 0 && !sent.some((value) => accepted.includes(value))) throw unknownCredentials(schemes);
}

/**
 * Requires one of the accepted tokens as a bearer token, where there are any; for the sandbox's own API.
 * @throws SandboxError `unauthorized`.
 */
export function requireBearer(headers: IncomingHttpHeaders, accepted: readonly string[]): void {
  if (accepted.length === 0) return;
  const token = authorizationOf(headers.authorization, 'bearer');
  if (token === undefined)
    throw missingCredentials([[{ type: 'http', scheme: 'bearer' }]], headers.authorization);
  if (!accepted.includes(token)) throw unknownCredentials([]);
}

function schemesOf(
  requirement: Readonly<Record<string, readonly string[]>>,
  schemes: SecuritySchemes,
): SecurityScheme[] {
  return Object.keys(requirement).flatMap((name) => schemes.get(name) ?? []);
}

function isPresent(req: Request, scheme: SecurityScheme): boolean {
  return scheme.type === 'mutualTLS' || credentialsOf(req, scheme) !== undefined;
}

/** The failure of a request without the credentials of any alternative; the message has all of them. */
function missingCredentials(
  alternatives: readonly (readonly SecurityScheme[])[],
  authorization: string | undefined,
): SandboxError {
  const advice = alternatives.map((all) => all.map(howToSend).join(' and ')).join(', or ');
  const problem =
    authorization === undefined
      ? 'credentials are missing'
      : 'the header Authorization has no credentials of the declared form';
  return unauthorized(`${problem}: send ${advice}`, challengeFor(challengedBy(alternatives.flat())));
}

/** The form of the credentials of some schemes, as a message shows it. */
const credentialForms: Readonly<Record<string, string>> = {
  Bearer: '<token>',
  Basic: '<user:password in base64>',
};

function howToSend(scheme: SecurityScheme): string {
  if (scheme.type === 'mutualTLS') return 'a client certificate';
  if (scheme.type === 'apiKey') return `your key as ${locationNames[scheme.in]} ${scheme.name}`;
  const name = schemeName(scheme);
  return `the header Authorization: ${name} ${credentialForms[name] ?? '<credentials>'}`;
}

const locationNames = { header: 'the header', query: 'the query parameter', cookie: 'the cookie' } as const;

/** The schemes that a response can challenge a client by: no header asks for a certificate. */
function challengedBy(schemes: readonly SecurityScheme[]): readonly SecurityScheme[] {
  return schemes.filter(({ type }) => type !== 'mutualTLS');
}

function unknownCredentials(schemes: readonly SecurityScheme[]): SandboxError {
  return unauthorized(
    'the token is not accepted: send one that the sandbox was started with (--token)',
    challengeFor(challengedBy(schemes), 'invalid_token'),
  );
}

function unauthorized(message: string, challenge: string): SandboxError {
  return new SandboxError('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}
