import type { AdminHandler } from './admin-call.ts';

/** `GET /__admin/state`: everything stored, in the form of the state file. */
export const state: AdminHandler = ({ sessions, exportState }, name) => ({
  status: 200,
  body: exportState(sessions.use(name)),
});
