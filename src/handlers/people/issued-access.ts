import type { Session } from '../../session/session.ts';
import { findToken, isOver } from '../crud/people/tokens.ts';

/** Whether a token was issued in a session to use the API with, and is valid by the clock of the session. */
export async function isIssuedAccess(token: string, { store, runtime }: Session): Promise<boolean> {
  const found = await store.read((rows) => findToken({ store: rows }, token));
  return found?.kind === 'access' && !isOver(found, runtime);
}
