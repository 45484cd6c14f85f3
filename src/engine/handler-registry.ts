import { StartupError } from '../errors.ts';
import type { Operation } from '../openapi/operations.ts';
import type { Handler } from '../operation.ts';

/** Handlers written by hand, by the id of their operation. */
export type Handlers = Readonly<Record<string, Handler>>;

/** The handler of an operation of the contract. */
export type HandlerLookup = (operation: Operation) => Handler;

/** What an operation does by its nature; absent for one that this knows nothing of. */
export type HandlerFactory = (operation: Operation) => Handler | undefined;

/**
 * Brings each operation of the contract together with what it does: a handler written by hand, else the first of
 * `others` that knows of it.
 * @throws StartupError for a handler of an operation that the contract does not have, and for an operation that
 * nothing serves: a sandbox that half works would be worse than none.
 */
export function createRegistry(
  operations: ReadonlyMap<string, Operation>,
  handlers: Handlers,
  others: readonly HandlerFactory[] = [],
): HandlerLookup {
  const stray = Object.keys(handlers).filter((id) => !operations.has(id));
  if (stray.length > 0) {
    throw new StartupError(
      `The contract has no operation ${stray.join(', ')}: rename or remove its handler.`,
    );
  }
  const registry = new Map<string, Handler>();
  for (const operation of operations.values()) {
    const byHand = Object.hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
    const handler = byHand ?? firstOf(others, operation);
    if (handler === undefined) {
      throw new StartupError(
        `Nothing serves the operation ${operation.id} of the contract: give it a handler.`,
      );
    }
    registry.set(operation.id, handler);
  }
  return (operation) => {
    const handler = registry.get(operation.id);
    if (handler === undefined) throw new Error(`operation ${operation.id} is not in the registry`);
    return handler;
  };
}

function firstOf(others: readonly HandlerFactory[], operation: Operation): Handler | undefined {
  for (const createHandler of others) {
    const handler = createHandler(operation);
    if (handler !== undefined) return handler;
  }
  return undefined;
}
