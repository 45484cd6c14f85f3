import type { AdminHandler } from './admin-call.ts';

/** `GET /__admin/state`: everything stored, in the form of the state file. */
export const state: AdminHandler = ({ sessions, contract }, name) => {
  const { collections } = sessions.use(name).store.snapshot();
  const rows = Object.entries(collections).map(([name, all]) => [name, [...all]]);
  return { status: 200, body: { version: 1, contract, collections: Object.fromEntries(rows) } };
};
