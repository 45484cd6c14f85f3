import type { AdminHandler } from './admin-call.ts';

/** `GET /__admin/state`: everything stored, in the form of the state file. */
export const state: AdminHandler = ({ sessions, contract, internal }, name) => {
  const { collections } = sessions.use(name).store.snapshot();
  const shown = Object.entries(collections).filter(([collection]) => !internal.has(collection));
  const rows = shown.map(([collection, all]) => [collection, [...all]]);
  return { status: 200, body: { version: 1, contract, collections: Object.fromEntries(rows) } };
};
