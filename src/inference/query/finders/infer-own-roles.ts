import type { Operation } from '../../../openapi/operations.ts';
import type { InferenceContext } from '../../inference-context.ts';
import { lastSegmentOf, plainName } from '../../naming.ts';
import { isOfUser, saysOfUser } from '../../people/people-words.ts';
import type { ListRole, Role, RoleOnMany } from '../../resource.ts';
import { operationTexts } from '../../writes/operation-texts.ts';

/** Whether an operation is about what whoever sends the request has, by its path, or by its texts where it needs credentials. */
export function isOfRequester(
  { document }: Pick<InferenceContext, 'document'>,
  operation: Operation,
): boolean {
  if (isOfUser(operation.path)) return true;
  return operation.security.length > 0 && operationTexts(document, operation).some(saysOfUser);
}

/**
 * Infers which operations on many items are about those alone that whoever sends the request has: where they say so, or where
 * the list before them does. With `GET /notifications` of the current user, `POST /notifications/read-all`,
 * `GET /notifications/unread-count` and `DELETE /notifications` touch nothing of another.
 * @param roleOf the roles so far
 */
export function inferOwnRoles(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly RoleOnMany[] {
  const lists = new Map<string, ListRole>();
  for (const role of roleOf.values())
    if (role.kind === 'list' && role.isOfUser) lists.set(plainPath(role.operation), role);
  return [...roleOf.values()].flatMap((role) => {
    if (!isOnMany(role) || role.isOfUser || isOpen(role)) return [];
    const isBelowOwn = pathsBefore(role.operation).some(
      (path) => lists.get(path)?.resource === role.resource,
    );
    const isOwn = isBelowOwn || (role.kind !== 'list' && isOfRequester(context, role.operation));
    return isOwn ? [{ ...role, isOfUser: true }] : [];
  });
}

function isOnMany(role: Role): role is RoleOnMany {
  return ['list', 'count', 'bulk-delete', 'bulk-update'].includes(role.kind);
}

/** A list is narrowed as the one before it where it shows those of them in a state: a feed, or what is public, is of everybody. */
function isOpen(role: RoleOnMany): boolean {
  if (role.kind !== 'list') return false;
  const { fixedFilters = {}, operation } = role;
  return (
    Object.keys(fixedFilters).length === 0 || openWords.test(plainName(lastSegmentOf(plainPath(operation))))
  );
}

const openWords = /^(?:public|published|shared|community|all|everyone|global)/;

function plainPath({ path }: Operation): string {
  return path.replace(/\/+$/, '');
}

/** The path of an operation, and without the one or two words that may follow that of a list. */
function pathsBefore(operation: Operation): readonly string[] {
  const segments = plainPath(operation).split('/');
  const words = [0, 1, 2].filter(
    (count) =>
      !segments
        .slice(segments.length - count)
        .join('')
        .includes('{'),
  );
  return words.map((count) => segments.slice(0, segments.length - count).join('/'));
}
