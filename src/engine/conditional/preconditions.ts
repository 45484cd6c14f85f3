import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';
import { parseTagList, type TagList } from './entity-tag-list.ts';

/** What a request requires of the current ETag of an item (RFC 9110, 13.1). */
export interface Preconditions {
  readonly ifMatch?: TagList;
  readonly ifNoneMatch?: TagList;
}

/** The current ETag of an item; `absent` when the item does not exist, `unknown` when nothing reads it. */
export type Current = { readonly tag: string } | 'absent' | 'unknown';

/**
 * The conditions of a request; `undefined` for one without any.
 * @throws SandboxError `malformed` for a header that is not a list of ETags.
 */
export function parsePreconditions({ headers }: OperationRequest): Preconditions | undefined {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch === undefined && ifNoneMatch === undefined) return undefined;
  return {
    ...(ifMatch !== undefined && { ifMatch: parseTagList('If-Match', String(ifMatch)) }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch: parseTagList('If-None-Match', String(ifNoneMatch)) }),
  };
}

/** Whether `If-None-Match` names the current ETag, weak or not. */
export function isNamed({ ifNoneMatch }: Preconditions, current: Current): boolean {
  if (ifNoneMatch === undefined || typeof current === 'string') return false;
  return ifNoneMatch === '*' || ifNoneMatch.some(({ tag }) => tag === current.tag);
}

/** The SandboxError `precondition-failed` of an `If-Match` that does not hold; `undefined` when it does. */
export function mismatch({ ifMatch }: Preconditions, current: Current): SandboxError | undefined {
  if (ifMatch === undefined) return undefined;
  if (current === 'absent')
    return failed('If-Match names an item that does not exist: leave it out to create the item');
  if (current === 'unknown') {
    return ifMatch === '*'
      ? undefined
      : failed('If-Match names an ETag, and nothing that can be read here has one: leave it out');
  }
  if (ifMatch === '*' || ifMatch.some(({ tag, isWeak }) => tag === current.tag && !isWeak)) return undefined;
  const isWeakOnly = ifMatch.some(({ tag }) => tag === current.tag);
  return failed(
    isWeakOnly
      ? `If-Match never matches a weak ETag: send "${current.tag}" without W/`
      : `If-Match does not name the current ETag "${current.tag}": read the item again, and send its ETag with your change`,
  );
}

/** The SandboxError `precondition-failed` of a write whose conditions do not hold; `undefined` when they do. */
export function preconditionFailure(conditions: Preconditions, current: Current): SandboxError | undefined {
  const failure = mismatch(conditions, current);
  if (failure !== undefined || typeof current === 'string' || !isNamed(conditions, current)) return failure;
  return failed(
    `If-None-Match names an item that exists, with the ETag "${current.tag}": leave it out to change the item`,
  );
}

function failed(message: string): SandboxError {
  return new SandboxError('precondition-failed', message);
}
