import type { AdminHandler, AdminHandlers, AdminOperationId } from './admin-call.ts';
import { clock } from './clock.ts';
import { requests } from './requests.ts';
import { sessions } from './sessions.ts';
import { snapshots } from './snapshots.ts';
import { state } from './state.ts';
import { wholeSandbox } from './whole-sandbox.ts';

/** What answers the admin API: every operation that its contract has. */
const handlers = {
  ...wholeSandbox,
  ...state,
  ...snapshots,
  ...sessions,
  ...clock,
  ...requests,
} satisfies AdminHandlers<AdminOperationId>;

/** What answers the admin API, by operationId. */
export const adminHandlers: ReadonlyMap<string, AdminHandler> = new Map(
  Object.entries<AdminHandler>(handlers),
);
