import type { Sessions } from '../../session/sessions.ts';
import type { RequestLocals } from '../request/locals.ts';

/**
 * The sessions as a request sees them. One that a page of another site leads to only looks: it starts no session, and is no
 * use of one, by which others would be dropped first.
 */
export function sessionsFor(
  sessions: Sessions,
  { isForeignLink }: Pick<RequestLocals, 'isForeignLink'>,
): Sessions {
  return isForeignLink === true ? { ...sessions, use: sessions.peek } : sessions;
}
