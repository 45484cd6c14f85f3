import type { AdminHandler, AdminParts } from './admin-call.ts';
import { clock } from './clock.ts';
import { createImportState } from './import-state.ts';
import { requests } from './requests.ts';
import { sessions } from './sessions.ts';
import { snapshots } from './snapshots.ts';
import { state } from './state.ts';
import { wholeSandbox } from './whole-sandbox.ts';

/** What answers the admin API, by operationId. */
export function adminHandlers({ importState }: AdminParts): ReadonlyMap<string, AdminHandler> {
  const handlers: Readonly<Record<string, AdminHandler>> = {
    ...wholeSandbox,
    ...state,
    ...(importState && { importState: createImportState(importState) }),
    ...snapshots,
    ...sessions,
    ...clock,
    ...requests,
  };
  return new Map(Object.entries(handlers));
}
