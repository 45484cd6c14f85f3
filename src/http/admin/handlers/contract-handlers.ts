import { SandboxError } from '../../../errors.ts';
import { didYouMean } from '../../../similar-names.ts';
import type { AdminHandlers } from '../admin-api.ts';
import { withRowExamples } from '../contract/with-row-examples.ts';

/** The handlers of what the contract says. */
export const contractHandlers = {
  listOperations: (_request, { contract, loadedAt, operations, operationTexts }) => ({
    status: 200,
    body: {
      contract,
      loadedAt,
      operations: operations().map((operation) => {
        const { summary, tags } = operationTexts(operation.id);
        return { ...operation, ...(summary !== undefined && { summary }), ...(tags && { tags }) };
      }),
    },
  }),

  getOperation: async ({ params: { operation }, sessionName }, options) => {
    const { operations, describeOperation, sessions, tables } = options;
    const details = describeOperation(operation);
    if (details !== undefined) {
      const examples = (await tables()).examples(sessions.use(sessionName), operation);
      return { status: 200, body: withRowExamples(details, examples) };
    }
    const known = operations().map(({ id }) => id);
    throw new SandboxError('not-found', `there is no operation ${operation}.${didYouMean(operation, known)}`);
  },

  listFindings: async (_request, { findings }) => ({
    status: 200,
    body: { findings: [...(await findings())] },
  }),
} satisfies AdminHandlers<'listOperations' | 'getOperation' | 'listFindings'>;
