import type { Operation } from './operations.ts';

/** The methods whose requests have something to send. */
const sending: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/**
 * The operations of a contract in which nothing declares a body, as where a framework was not told what its handlers take
 * and return: what is sent may be any JSON. In any other contract an operation that declares no body has none.
 */
export function withOpenBodies(operations: ReadonlyMap<string, Operation>): ReadonlyMap<string, Operation> {
  const declaresBody = ({ requestBody, responses }: Operation) =>
    requestBody !== undefined || Object.values(responses).some(({ content }) => content !== undefined);
  const all = [...operations];
  if (all.some(([, operation]) => declaresBody(operation))) return operations;
  const open = {
    content: { 'application/json': { schema: {} }, 'application/x-www-form-urlencoded': { schema: {} } },
  };
  return new Map(
    all.map(([id, operation]) => [
      id,
      sending.has(operation.method) ? { ...operation, requestBody: open } : operation,
    ]),
  );
}
