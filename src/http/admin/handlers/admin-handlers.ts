import type { AdminHandler, AdminHandlers, AdminOperationId } from '../admin-api.ts';
import { clockHandlers } from './clock-handlers.ts';
import { requestHandlers } from './request-handlers.ts';
import { sandboxHandlers } from './sandbox-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import { snapshotHandlers } from './snapshot-handlers.ts';
import { stateHandlers } from './state-handlers.ts';

/** What answers the admin API: every operation that its contract has. */
const handlers = {
  ...sandboxHandlers,
  ...stateHandlers,
  ...snapshotHandlers,
  ...sessionHandlers,
  ...clockHandlers,
  ...requestHandlers,
} satisfies AdminHandlers<AdminOperationId>;

/** What answers the admin API, by operationId. */
export const adminHandlers: ReadonlyMap<string, AdminHandler> = new Map(
  Object.entries<AdminHandler>(handlers),
);
