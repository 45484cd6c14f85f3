import type { Operation } from '../contract/operations.ts';
import { StartupError } from '../errors.ts';
import type { Handler } from './handler.ts';

/** Handlers written by hand, by the id of their operation. */
export type Handlers = Readonly<Record<string, Handler>>;

/** The handler of an operation of the contract. */
export type HandlerOf = (operation: Operation) => Handler;

/**
 * Brings each operation of the contract together with what it does.
 * @throws StartupError for a handler of an operation that the contract does not have, and for an operation that
 * nothing serves: a sandbox that half works would be worse than none.
 */
export function createRegistry(operations: ReadonlyMap<string, Operation>, handlers: Handlers): HandlerOf {
  const stray = Object.keys(handlers).filter((id) => !operations.has(id));
  if (stray.length > 0) {
    throw new StartupError(
      `The contract has no operation ${stray.join(', ')}: rename or remove its handler.`,
    );
  }
  const registry = new Map<string, Handler>();
  for (const operation of operations.values()) {
    const handler = Object.hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
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
