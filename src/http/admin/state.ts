import type { KeptSnapshot } from '../../world.ts';
import type { AdminHandlers, AdminSchemas } from './admin-call.ts';

/** Rows in the form of the state file, which export, import, snapshots and seed data share. */
export function stateOf(
  contract: string,
  { collections }: KeptSnapshot['mark']['snapshot'],
): AdminSchemas['State'] {
  const rows = Object.entries(collections).map(([name, all]) => [name, [...all]]);
  return { version: 1, contract, collections: Object.fromEntries(rows) };
}

/** The rows of a session, all at once. */
export const state = {
  exportState: ({ sessionName }, { sessions, contract }) => ({
    status: 200,
    body: stateOf(contract, sessions.use(sessionName).store.snapshot()),
  }),

  reset: async ({ sessionName }, { sessions }) => {
    await sessions.reset(sessionName);
    return { status: 204 };
  },
} satisfies AdminHandlers<'exportState' | 'reset'>;
