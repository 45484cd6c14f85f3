import type { AdminHandlers } from '../admin-api.ts';

/** The handlers of the sandbox as a whole. */
export const sandboxHandlers = {
  getHealth: () => ({ status: 200, body: { status: 'healthy' } }),

  listOperations: (_request, { contract, operations }) => ({
    status: 200,
    body: { contract, operations: [...operations()] },
  }),
} satisfies AdminHandlers<'getHealth' | 'listOperations'>;
