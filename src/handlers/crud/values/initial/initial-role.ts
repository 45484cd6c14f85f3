import { plainName } from '../../../../inference/naming.ts';
import { splitWords } from '../../../../sample/property-words.ts';

/** The roles of those who may do the least, the likeliest of somebody new first. */
const plainRoles: readonly string[] = [
  ...['user', 'member', 'customer', 'client', 'buyer', 'student', 'patient', 'guest', 'visitor'],
  ...['basic', 'standard', 'regular', 'normal', 'default', 'employee', 'viewer', 'reader', 'subscriber'],
];

/** Words of roles whose people may do more than others. */
const privileged =
  /(?:^|_)(?:admin|admins|administrator|owner|root|super|superuser|superadmin|sysadmin|moderator|manager|staff|system|master|god)(?:_|$)/;

/** Whether a property is a role by its name: `role`, `userRole`. */
export function isRoleName(words: string): boolean {
  return /(?:^|_)roles?$/.test(words);
}

/** The role that somebody new has: one in which one may do little, whatever the order of the enum. */
export function initialRole(roles: readonly unknown[]): unknown {
  const named = roles.flatMap((value) =>
    typeof value === 'string' ? [{ value, words: wordsOf(value) }] : [],
  );
  const ranked = plainRoles.map((word) => named.find(({ words }) => plainName(words) === word));
  const least =
    ranked.find((each) => each !== undefined) ?? named.find(({ words }) => !privileged.test(words));
  return (least ?? named[0])?.value;
}

/** `user` for `ROLE_USER`. */
function wordsOf(role: string): string {
  return splitWords(role).replace(/^role_|_role$/, '');
}
