import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';
import { isLoginName, type PeopleAct } from './people-words.ts';
import { isSecretName } from './secret-names.ts';

/** What asks for a new password, or sets it with what was sent by mail. */
const passwordWords =
  /(?:forgot(?:ten)?|reset|recover|recovery|restore|lost)(?:my|the|user|account)?(?:password|pwd)|(?:password|pwd)(?:s)?(?:forgot(?:ten)?|reset|recover|recovery|restore)/;

/** What says that an address, a number or an account is somebody's. */
const verifyWords =
  /(?:verify|verification|confirm|confirmation|activate|activation|validate)(?:my|the|user)?(?:email|mail|account|user|phone|mobile|otp|registration|signup)/;

/** The same with what is verified first, as whole words of a path: `/users/verify`, and not `/bank-accounts/verify`. */
const verifiedWords =
  /(?:^|\/)(?:auth|email|mail|account|user|users|phone|mobile|otp|registration|signup)s?\/?(?:verify|verification|confirm|confirmation|activate|activation|validate)/;

/** What one proves it with, from a mail or a message. */
const codeNames =
  /^(?:email|mail|phone|sms|reset|password|verification|confirmation|activation|verify|access|one_?time)?(?:token|code|otp|pin|key|hash|otpcode|passwordresettoken)$/;

/** Whether a property or a parameter is what somebody got by mail, by its name. */
export function isMailedCode(name: string): boolean {
  return codeNames.test(plainName(name));
}

/**
 * How an operation lets people get in again: it asks for a new password, sets it, or verifies an address, as its words and what
 * it is sent say. A token may be the last part of its path: `/reset-password/{token}`.
 */
export function recoveryActOf(
  { path, id, method, parameters }: Operation,
  sent: readonly string[],
): PeopleAct | undefined {
  const segments = path.split('/').filter((segment) => segment !== '');
  const inPath = segments.filter((segment) => segment.startsWith('{')).map((each) => each.slice(1, -1));
  if (inPath.length > 1 || inPath.some((name) => !isMailedCode(name))) return undefined;
  const words = segments.filter((segment) => !segment.startsWith('{')).slice(-3);
  const plain = words.map(plainName);
  const name = / /.test(id) ? '' : plainName(id);
  const isWrite = ['post', 'put', 'patch'].includes(method);
  if (passwordWords.test(plain.join('')) || passwordWords.test(name)) {
    if (isWrite && sent.some(isSecretName)) return 'password-reset';
    return method === 'post' && sent.some(isLoginName) ? 'password-request' : undefined;
  }
  const query = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  const hasCode = [...inPath, ...query, ...sent].some(isMailedCode);
  const isVerification = hasCode && (isWrite || method === 'get') && !sent.some(isSecretName);
  return isVerification && saysVerification(plain, name) ? 'verification' : undefined;
}

/** @param words those at the end of a path, in plain @param name that of the operation, in plain */
function saysVerification(words: readonly string[], name: string): boolean {
  const isVerbFirst = verifyWords.test(words.join('')) || verifyWords.test(name);
  return isVerbFirst || verifiedWords.test(words.join('/')) || verifiedWords.test(name);
}
