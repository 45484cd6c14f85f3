import { SandboxError } from '../errors.ts';
import type { Session } from '../session/session.ts';
import { insertRows } from './insert-rows.ts';
import { parseState } from './parse-state.ts';
import type { StateSchema } from './state-schema.ts';
import { truncateList } from './truncate-list.ts';

/** How many faults are told one by one. */
const maxListed = 50;

/** Puts the rows of a document in the place of all that a session has. */
export type ImportState = (session: Session, document: unknown) => Promise<void>;

/**
 * Prepares imports: of a document that is not sound in every part, nothing is taken.
 * @throws SandboxError `invalid` from what it returns, which names each fault with its place.
 */
export function createImportState(rules: StateSchema): ImportState {
  return async ({ store, runtime }, document) => {
    const { rows, issues } = parseState(rules, document, runtime.clock.now());
    if (issues.length > 0) {
      const lines = truncateList(issues, maxListed);
      throw new SandboxError('invalid', `the state is left as it was: ${lines.join('; ')}`, {
        issues: lines,
      });
    }
    await store.reset((collections) => insertRows(collections, rows));
  };
}
