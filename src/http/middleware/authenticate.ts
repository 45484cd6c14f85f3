import type { Request, RequestHandler } from 'express';
import type { SecurityScheme } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import type { AcceptedTokens } from '../request/accepted-tokens.ts';
import { credentialsOf, tokensIn } from '../request/credentials.ts';
import { requireOperation } from '../request/locals.ts';
import { type Alternatives, missingCredentials, unknownCredentials } from '../response/credential-errors.ts';

/** What carries a token where an operation declares nothing that could. */
const bearer: SecurityScheme = { type: 'http', scheme: 'bearer' };
const basic: SecurityScheme = { type: 'http', scheme: 'basic' };

/**
 * Requires the credentials that the operation declares. Any in the form of the scheme will do, unless the user lists the
 * tokens that are accepted: then every operation requires one, and each scheme of a requirement has to carry one.
 * @throws SandboxError `unauthorized`, with a challenge for the client.
 */
export function authenticate(schemes: SecuritySchemes, accepted: AcceptedTokens): RequestHandler {
  const isGuarded = accepted.tokens.length > 0;
  const alternativesOf = createAlternatives((operation) =>
    isGuarded
      ? guardedAlternatives(operation, schemes, accepted)
      : declaredAlternatives(operation, schemes, accepted),
  );
  return (req, res, next) => {
    const alternatives = alternativesOf(requireOperation(res.locals));
    if (alternatives.length === 0) return next();
    const present = alternatives.filter((all) => all.every((scheme) => isPresent(req, scheme)));
    if (present.length === 0) throw missingCredentials(challenged(alternatives), req.headers.authorization);
    if (!isGuarded || present.some((all) => all.every((scheme) => hasToken(req, scheme, accepted)))) {
      return next();
    }
    return requireIssued(req, present, accepted, res.locals.sessionName).then(() => next());
  };
}

/** Whether a request carries an accepted token, whatever it is for. Made by `createHasAnyToken`. */
export type HasAnyToken = (req: Request, sessionName: string | undefined) => Promise<boolean>;

/**
 * Creates the check whether a client has a token, in whichever scheme, where the user lists those that are accepted: the
 * names of paths, which a 404 suggests, are for those who have one.
 */
export function createHasAnyToken(schemes: SecuritySchemes, accepted: AcceptedTokens): HasAnyToken {
  const { tokens, publicOperations } = accepted;
  const all = [bearer, basic, ...schemes.values()].filter(({ type }) => type !== 'mutualTLS');
  return async (req, sessionName) => {
    if (tokens.length === 0 || publicOperations) return true;
    const sent = all.filter((scheme) => isPresent(req, scheme));
    if (sent.some((scheme) => hasToken(req, scheme, accepted))) return true;
    for (const token of sent.flatMap((scheme) => candidates(req, scheme))) {
      if (await accepted.isIssued(token, sessionName)) return true;
    }
    return false;
  };
}

/** The alternatives of each operation, each a list of schemes that are required together; none for an open one. */
function createAlternatives(find: (operation: Operation) => Alternatives) {
  const known = new WeakMap<Operation, Alternatives>();
  return (operation: Operation) => {
    const alternatives = known.get(operation) ?? find(operation);
    known.set(operation, alternatives);
    return alternatives;
  };
}

function declaredAlternatives(
  operation: Operation,
  schemes: SecuritySchemes,
  { isOpen }: AcceptedTokens,
): Alternatives {
  return isOpen(operation) ? [] : operation.security.map((requirement) => schemesOf(requirement, schemes));
}

/** An alternative that no token can go with, since it has no scheme or wants a certificate, takes one in `Authorization`. */
function guardedAlternatives(
  operation: Operation,
  schemes: SecuritySchemes,
  { publicOperations, isOpen }: AcceptedTokens,
): Alternatives {
  const { security } = operation;
  const isPublic = security.length === 0 || security.some((all) => Object.keys(all).length === 0);
  if (publicOperations && (isPublic || isOpen(operation))) return [];
  const declared = (security.length === 0 ? [{}] : security).map((all) => schemesOf(all, schemes));
  return declared.flatMap((all) =>
    all.some(({ type }) => type !== 'mutualTLS') ? [all] : [[bearer], [basic]],
  );
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

function hasToken(req: Request, scheme: SecurityScheme, { tokens }: AcceptedTokens): boolean {
  return scheme.type === 'mutualTLS' || candidates(req, scheme).some((token) => tokens.includes(token));
}

function candidates(req: Request, scheme: SecurityScheme): readonly string[] {
  return tokensIn(scheme, credentialsOf(req, scheme) ?? '');
}

/** Requires that each scheme of an alternative carries a token that is accepted, or that a log-in handed out. */
async function requireIssued(
  req: Request,
  alternatives: Alternatives,
  accepted: AcceptedTokens,
  sessionName: string | undefined,
): Promise<void> {
  for (const all of alternatives) {
    let isAccepted = true;
    for (const scheme of all) {
      isAccepted &&= hasToken(req, scheme, accepted) || (await isIssued(candidates(req, scheme)));
    }
    if (isAccepted) return;
  }
  throw unknownCredentials(alternatives);

  async function isIssued(sent: readonly string[]): Promise<boolean> {
    for (const token of sent) if (await accepted.isIssued(token, sessionName)) return true;
    return false;
  }
}

/**
 * What a response challenges a client by. A browser asks its user for a name and a password when it is challenged to
 * send them, which a page that calls an operation does not expect: basic credentials need to be declared.
 */
function challenged(alternatives: Alternatives): Alternatives {
  return alternatives.filter(([scheme]) => scheme !== basic);
}
