import { plainName } from '../../inference/naming.ts';
import { isLoginName } from '../../inference/people/people-words.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import { isObject, plainText } from '../../json.ts';
import type { OperationRequest } from '../../operation.ts';
import { basicCredentials } from '../crud/people/tokens.ts';

/** What a request sends to log in, or to get a new token. */
export interface SentCredentials {
  /** The properties by which it says who somebody is, with their names. */
  readonly fields: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly password?: string;
  readonly refreshToken?: string;
  readonly grant?: string;
  readonly scope?: string;
}

/** Names of whom somebody is that are none in general, as the `name` of a log-in. */
const looseNames = /^(?:name|user|userid|identifier|id|account)$/;

/** Reads the credentials in the body of a request, without its wrapper, and in its query. */
export function sentCredentials(request: OperationRequest): SentCredentials {
  const entries = Object.entries({ ...request.query, ...sentFields(request.body) });
  const text = (pattern: RegExp) => {
    const found = entries.find(([name, value]) => pattern.test(plainName(name)) && typeof value === 'string');
    return found === undefined ? undefined : plainText(found[1]);
  };
  const [, password] = entries.find(([name]) => isSecretName(name)) ?? [];
  const isName = (name: string) => isLoginName(name) || looseNames.test(plainName(name));
  const names = entries.filter(([name, value]) => isName(name) && typeof value === 'string');
  const basic = basicCredentials(request);
  const grant = text(/^granttype$/);
  const scope = text(/^scopes?$/);
  const refreshToken =
    text(/^refreshtoken$/) ?? (names.length === 0 ? text(/^(?:refresh|token)$/) : undefined);
  return {
    fields: Object.fromEntries(names.map(([name, value]) => [name, plainText(value)])),
    names: names.length > 0 ? names.map(([, value]) => plainText(value)) : (basic?.slice(0, 1) ?? []),
    ...(typeof password === 'string' ? { password } : basic && { password: basic[1] }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(grant !== undefined && { grant }),
    ...(scope !== undefined && scope !== '' && { scope }),
  };
}

/** The properties in the body of a request, without its wrapper. */
export function sentFields(body: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(body)) return {};
  const values = Object.values(body);
  const [only] = values;
  return values.length === 1 && isObject(only) ? only : body;
}
