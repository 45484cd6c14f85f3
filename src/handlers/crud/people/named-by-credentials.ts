import { findName, singularsOf } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { isObject, ownValue } from '../../../json.ts';
import type { OperationRequest } from '../../../operation.ts';
import type { CrudRequest } from '../crud-request.ts';
import { userOf } from './find-person.ts';
import { basicCredentials } from './tokens.ts';

/** A request that has credentials, with what finds its user. */
export type CredentialRequest = Pick<CrudRequest, 'crud' | 'input' | 'context'>;

/**
 * Whether the credentials of a request name an item: the user name of basic authentication, as in
 * `/Accounts/{AccountSid}/Messages.json`; a claim of a JWT (RFC 7519), such as `sub` or `account_id`; or the account of
 * the user whose token it is.
 */
export async function isNamedByCredentials(
  request: CredentialRequest,
  resource: Resource,
  id: string,
): Promise<boolean> {
  const [basicName] = basicCredentials(request.input) ?? [];
  if (basicName === id || claimsOf(request.input).includes(id)) return true;
  return (await accountOfUser(request, resource)) === id;
}

/** The texts and numbers that a JWT claims; none for any other token. Nothing is verified: a sandbox has no keys. */
function claimsOf({ headers }: OperationRequest): readonly string[] {
  const [, payload] = /^bearer +[\w-]+\.([\w-]+)\.[\w-]*$/i.exec(String(headers.authorization ?? '')) ?? [];
  if (payload === undefined) return [];
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isObject(claims) ? Object.values(claims).filter(isId).map(String) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What the user of a request has as the id of an item of a collection: `account_id` or `account`. */
async function accountOfUser(
  { crud, input, context }: CredentialRequest,
  { name }: Resource,
): Promise<string | undefined> {
  const user = crud.people && (await userOf(input, context, crud.people));
  if (user === undefined) return undefined;
  const words = singularsOf(name.slice(name.lastIndexOf('/') + 1));
  const names = words.flatMap((word) => [`${word}id`, `${word}uuid`, word]);
  const property = findName(Object.keys(user.item), names);
  const value = property === undefined ? undefined : ownValue(user.item, property);
  return isId(value) ? String(value) : undefined;
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
