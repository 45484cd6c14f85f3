import { loadHandlers } from '../handlers/custom/load-handlers.ts';
import { matchHandlers } from '../handlers/custom/match-handlers.ts';
import type { NamedOperations } from '../openapi/named-operation.ts';

/** The ids of the operations of a contract that a module has handlers for. */
export type CustomIdsIn = (contract: NamedOperations) => ReadonlySet<string>;

/**
 * Loads a module of handlers to see which operations they are for; none of them is called.
 * @throws StartupError for a module that cannot be loaded; the function throws it for handlers that fit no operation.
 */
export async function loadCustomIds(file: string): Promise<CustomIdsIn> {
  const { handlers } = await loadHandlers(file);
  return (contract) => {
    const [matched] = matchHandlers([{ ...contract, title: file }], handlers, file);
    return new Set(matched?.keys());
  };
}
