import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../../openapi/operations.ts';
import { type Alternatives, missingCredentials, unknownCredentials } from '../response/credential-errors.ts';
import { authorizationOf, tokensIn } from './credentials.ts';

/** Which tokens a sandbox accepts; made by the server. */
export interface AcceptedTokens {
  /** Those that it was started with; any where there are none. */
  readonly tokens: readonly string[];
  /** Whether operations stay open that require no credentials by the contract, although there are tokens. */
  readonly publicOperations: boolean;
  /** Whether an operation is open although the contract requires credentials everywhere, such as a log-in. */
  readonly isOpen: (operation: Operation) => boolean;
  /** Whether an operation of the API, such as a log-in, handed a token out that is valid in a session. */
  isIssued(token: string, sessionName: string | undefined): Promise<boolean>;
}

/** How the sandbox's own API and its pages take a token. */
const ownApi: Alternatives = [[{ type: 'http', scheme: 'bearer' }]];
const ownPages: Alternatives = [...ownApi, [{ type: 'http', scheme: 'basic' }]];

/**
 * Requires one of some tokens as a bearer token, where there are any; for the sandbox's own API.
 * @throws SandboxError `unauthorized`.
 */
export function requireBearer(headers: IncomingHttpHeaders, tokens: readonly string[]): void {
  requireOneOf(ownApi, headers, tokens);
}

/**
 * Requires one of some tokens, where there are any, also as a password, for which a browser asks its user; for the
 * pages of the sandbox.
 * @throws SandboxError `unauthorized`.
 */
export function requirePageToken(headers: IncomingHttpHeaders, tokens: readonly string[]): void {
  requireOneOf(ownPages, headers, tokens);
}

function requireOneOf(
  alternatives: Alternatives,
  { authorization }: IncomingHttpHeaders,
  tokens: readonly string[],
): void {
  if (tokens.length === 0) return;
  const sent = alternatives.flat().flatMap((scheme) => {
    const credentials = scheme.type === 'http' && authorizationOf(authorization, scheme.scheme);
    return credentials ? tokensIn(scheme, credentials) : [];
  });
  if (sent.length === 0) throw missingCredentials(alternatives, authorization);
  if (!sent.some((token) => tokens.includes(token))) throw unknownCredentials(alternatives);
}
