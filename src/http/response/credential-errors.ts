import { SandboxError } from '../../errors.ts';
import type { SecurityScheme } from '../../openapi/document.ts';
import { challengeFor, schemeName } from './challenge.ts';

/** The schemes of each alternative, of which a request meets one. */
export type Alternatives = readonly (readonly SecurityScheme[])[];

/**
 * The failure of a request without the credentials of any alternative; the message has all of them.
 * @param authorization the header that was sent
 */
export function missingCredentials(
  alternatives: Alternatives,
  authorization: string | undefined,
): SandboxError {
  const advice = alternatives.map((all) => all.map(howToSend).join(' and ')).join(', or ');
  const problem =
    authorization === undefined
      ? 'credentials are missing'
      : 'the header Authorization has no credentials of the declared form';
  return unauthorized(`${problem}: send ${advice}`, challengeFor(challengedBy(alternatives)));
}

/** The failure of a request whose credentials have the form of an alternative, and are not accepted. */
export function unknownCredentials(alternatives: Alternatives): SandboxError {
  return unauthorized(
    'the token is not accepted: send one that the sandbox was started with (--token)',
    challengeFor(challengedBy(alternatives), 'invalid_token'),
  );
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
function challengedBy(alternatives: Alternatives): readonly SecurityScheme[] {
  return alternatives.flat().filter(({ type }) => type !== 'mutualTLS');
}

function unauthorized(message: string, challenge: string): SandboxError {
  return new SandboxError('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}
