import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';
import { isLoginName, type PeopleAct } from './people-words.ts';
import { isMailedCode } from './recovery-words.ts';
import { isSecretName } from './secret-names.ts';

/** What a token is called in a response, by plain names. */
export const accessTokenNames =
  /^(?:access|auth|id|session|bearer|api|user|login|authentication)?token$|^(?:access)?jwt$/;

/** What says that one logs in with a code of a message, or with a link in it. */
const codeWords =
  /otp|onetime|code|magic|passwordless|verif|confirm|sms|phone|loginlink|emaillink|signinlink|challenge/;

/** What asks for such a message. */
const requestWords = /otp|onetime|code|magic|passwordless|sms|login|signin|logon|link|verif|challenge/;

/** What else a code is for: those of other services, and of a second factor that follows a password. */
const otherCodes =
  /oauth|callback|google|github|gitlab|facebook|apple|microsoft|linkedin|discord|twitter|sso|saml|oidc|social|mfa|2fa|totp|twofactor|device|invite|invitation|coupon|promo/;

/** What a request for a token of OAuth has (RFC 6749). */
const grantNames = /^(?:granttype|clientid|clientsecret|redirecturi|codeverifier|provider|state)$/;

/** What an operation is sent, and what its response has. */
export interface CodeSearch {
  readonly operations: readonly Operation[];
  readonly acts: ReadonlyMap<string, PeopleAct>;
  readonly sentBy: (operation: Operation) => readonly string[];
  readonly showsToken: (operation: Operation) => boolean;
}

/**
 * The operations by which people log in without a password: one asks for a code or a link, with an e-mail address or a number,
 * and the other is sent the code, and responds with a token. There are none where nothing asks for codes.
 */
export function codeActsOf(search: CodeSearch): ReadonlyMap<string, PeopleAct> {
  const { operations, acts, sentBy } = search;
  const logins = operations.filter((each) => !acts.has(each.id) && isCodeLogin(search, each));
  const folders = new Set(logins.map(({ path }) => folderOf(path)));
  const requests = operations.filter((each) => {
    const isKnown = logins.length === 0 || acts.has(each.id) || logins.includes(each);
    if (isKnown || each.method !== 'post' || each.path.includes('{')) return false;
    const words = wordsOf(each);
    const isAbout = requestWords.test(words) || folders.has(folderOf(each.path));
    const sent = isAbout && !otherCodes.test(words) ? sentBy(each) : [];
    return sent.some(isLoginName) && !sent.some((name) => isSecretName(name) || isMailedCode(name));
  });
  if (requests.length === 0) return new Map();
  return new Map([
    ...logins.map(({ id }) => [id, 'code-login'] as const),
    ...requests.map(({ id }) => [id, 'code-request'] as const),
  ]);
}

function isCodeLogin({ sentBy, showsToken }: CodeSearch, operation: Operation): boolean {
  const { method, path, parameters } = operation;
  const words = wordsOf(operation);
  if (!codeWords.test(words) || otherCodes.test(words)) return false;
  const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  const isOpen = inPath.every(isMailedCode) && inPath.length <= 1 && /^[^{]*(?:\{[^{}]*\})?\/?$/.test(path);
  if (!isOpen || !['post', 'put', 'get'].includes(method)) return false;
  const sent = [...inPath, ...sentBy(operation)];
  const isOther = sent.some((name) => isSecretName(name) || grantNames.test(plainName(name)));
  return sent.some(isMailedCode) && !isOther && showsToken(operation);
}

/** The last words of a path, and the name of its operation. */
function wordsOf({ path, id }: Operation): string {
  const words = path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{'));
  return [...words.slice(-3), / /.test(id) ? '' : id].map(plainName).join(' ');
}

function folderOf(path: string): string {
  return path.replace(/\/\{[^{}]*\}\/?$/, '').replace(/\/[^/]*\/?$/, '');
}
