import type { Session } from '../context.ts';
import { SandboxError } from '../errors.ts';
import { insertRows } from './insert-rows.ts';
import { readState } from './parse-state.ts';
import type { StateRules } from './state-schema.ts';
import { tellSome } from './truncate-list.ts';

/** How many faults are told one by one. */
const mostTold = 50;

/** Puts the rows of a document in the place of all that a session has. */
export type ImportState = (session: Session, document: unknown) => Promise<void>;

/**
 * Prepares imports: of a document that is not sound in every part, nothing is taken.
 * @throws SandboxError `invalid` from what it returns, which names each fault with its place.
 */
export function createImportState(rules: StateRules): ImportState {
  return async ({ store, surroundings }, document) => {
    const { rows, faults } = readState(rules, document, surroundings.clock.now());
    if (faults.length > 0) {
      const told = tellSome(faults, mostTold);
      throw new SandboxError('invalid', `the state is left as it was: ${told.join('; ')}`, { faults: told });
    }
    await store.startOver((collections) => insertRows(collections, rows));
  };
}
