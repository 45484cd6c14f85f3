import type { StateFile } from '../../../state/export-state.ts';
import { inTurns } from '../../../turns.ts';
import type { AdminHandlers, AdminSchemas } from '../admin-api.ts';

/** An exported state as a response body of the admin API. */
export const stateBody = (exported: StateFile) => exported as AdminSchemas['State'];

/** The handlers of a session's whole state. */
export const stateHandlers = {
  exportState: async ({ sessionName }, { sessions, exportState }) => ({
    status: 200,
    body: stateBody(await inTurns(exportState(sessions.use(sessionName)))),
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
