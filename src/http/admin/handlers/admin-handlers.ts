import type { AdminHandler, AdminHandlers, AdminOperationId } from '../admin-api.ts';
import { wholeSandbox } from '../require-default-session.ts';
import { clock } from './clock-handlers.ts';
import { requests } from './request-handlers.ts';
import { sessions } from './session-handlers.ts';
import { snapshots } from './snapshot-handlers.ts';
import { state } from './state-handlers.ts';

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
