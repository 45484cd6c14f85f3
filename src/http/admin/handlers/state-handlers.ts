import type { StateFile } from '../../../state/export-state.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';

/** What is exported, as the contract of the admin API has it. */
export const stateBody = (exported: StateFile) => exported as AdminSchemas['State'];

/** The rows of a session, all at once. */
export const stateHandlers = {
  exportState: ({ sessionName }, { sessions, exportState }) => ({
    status: 200,
    body: stateBody(exportState(sessions.use(sessionName))),
  }),

  importState: async ({ body, sessionName }, { sessions, importState }) => {
    await importState(sessions.use(sessionName), body);
    return { status: 204 };
  },

  reset: async ({ sessionName }, { sessions }) => {
    await sessions.reset(sessionName);
    return { status: 204 };
  },
} satisfies AdminHandlers<'exportState' | 'importState' | 'reset'>;
