import type { AdminHandler, AdminHandlers, AdminOperationId } from '../admin-api.ts';
import { clockHandlers } from './clock-handlers.ts';
import { collectionHandlers } from './collection-handlers.ts';
import { contractHandlers } from './contract-handlers.ts';
import { overrideHandlers } from './override-handlers.ts';
import { requestHandlers } from './request-handlers.ts';
import { sandboxHandlers } from './sandbox-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import { snapshotHandlers } from './snapshot-handlers.ts';
import { stateHandlers } from './state-handlers.ts';
import { webhookHandlers } from './webhook-handlers.ts';

const handlers = {
  ...sandboxHandlers,
  ...contractHandlers,
  ...stateHandlers,
  ...collectionHandlers,
  ...snapshotHandlers,
  ...sessionHandlers,
  ...clockHandlers,
  ...overrideHandlers,
  ...requestHandlers,
  ...webhookHandlers,
} satisfies AdminHandlers<AdminOperationId>;

/** The handlers of the admin API by operationId; a handler that is missing is a type error. */
export const adminHandlers: ReadonlyMap<string, AdminHandler> = new Map(
  Object.entries<AdminHandler>(handlers),
);
