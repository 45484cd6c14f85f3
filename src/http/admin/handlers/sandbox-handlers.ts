import type { AdminHandlers } from '../admin-api.ts';

/** The handlers of the sandbox as a whole. */
export const sandboxHandlers = {
  getHealth: () => ({ status: 200, body: { status: 'healthy' } }),
} satisfies AdminHandlers<'getHealth'>;
