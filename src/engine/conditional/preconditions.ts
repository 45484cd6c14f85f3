import { SandboxError } from '../../errors.ts';
import type { OperationRequest } from '../../operation.ts';
import { parseTagList, type TagList } from './entity-tag-list.ts';

/** What must hold of the present ETag of an item for a request to be carried out (RFC 9110, 13.1). */
export interface Preconditions {
  readonly ifMatch?: TagList;
  readonly ifNoneMatch?: TagList;
}

/** The ETag an item has now; `absent` when it is not there, `unknown` when nothing can show it. */
export type Current = { readonly tag: string } | 'absent' | 'unknown';

/**
 * The conditions that a request sets; absent for one without any.
 * @throws SandboxError `malformed` for one that cannot be read.
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

/** Whether `If-None-Match` names the present ETag, weak or not. */
export function isNamed({ ifNoneMatch }: Preconditions, current: Current): boolean {
  if (ifNoneMatch === undefined || typeof current === 'string') return false;
  return ifNoneMatch === '*' || ifNoneMatch.some(({ tag }) => tag === current.tag);
}

/** How `If-Match` fails, as a SandboxError `precondition-failed`; absent when it holds. */
export function mismatch({ ifMatch }: Preconditions, current: Current): SandboxError | undefined {
  if (ifMatch === undefined) return undefined;
  if (current === 'absent') return failed('If-Match asks for what is not there: leave it out to create it');
  if (current === 'unknown') {
    return ifMatch === '*'
      ? undefined
      : failed('If-Match asks for an ETag, and nothing that is read here has one: leave it out');
  }
  if (ifMatch === '*' || ifMatch.some(({ tag, isWeak }) => tag === current.tag && !isWeak)) return undefined;
  const isWeakOnly = ifMatch.some(({ tag }) => tag === current.tag);
  return failed(
    isWeakOnly
      ? `If-Match never holds for a weak ETag: send "${current.tag}" without W/`
      : `If-Match does not name the ETag "${current.tag}" of what is stored now: read it again, and send that with your change`,
  );
}

/** How a write fails that sets conditions, as a SandboxError `precondition-failed`; absent when they hold. */
export function preconditionFailure(conditions: Preconditions, current: Current): SandboxError | undefined {
  const failure = mismatch(conditions, current);
  if (failure !== undefined || typeof current === 'string' || !isNamed(conditions, current)) return failure;
  return failed(
    `If-None-Match names what is there already, with the ETag "${current.tag}": leave it out to change that`,
  );
}

function failed(message: string): SandboxError {
  return new SandboxError('precondition-failed', message);
}
