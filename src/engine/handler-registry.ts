import { StartupError } from '../errors.ts';
import type { Operation } from '../openapi/operations.ts';
import type { BoundHandler, Handler, OperationRequest, RequestChanges } from '../operation.ts';

/** Custom handlers, by the id of their operation. */
export type Handlers = Readonly<Record<string, Handler>>;

/** What one layer does for an operation; absent for one that it leaves to the layers below. */
export type HandlerLayer = (operation: Operation) => Handler | undefined;

/** The handler of an operation of the contract, every layer in place. Made by `createRegistry`. */
export type HandlerLookup = (operation: Operation) => BoundHandler;

/**
 * Puts layers of handlers on top of each other: the first one that has a handler for an operation serves it, and `next`
 * of that handler leads to the layers after it.
 * @param layers from the top, such as custom handlers ▸ inferred CRUD ▸ examples
 * @throws StartupError for an operation that no layer serves: half a sandbox would be worse than none.
 */
export function createRegistry(
  operations: Iterable<Operation>,
  layers: readonly HandlerLayer[],
): HandlerLookup {
  const registry = new Map<string, BoundHandler>();
  for (const operation of operations) registry.set(operation.id, bindLayers(layers, operation));
  return (operation) => {
    const handler = registry.get(operation.id);
    if (handler === undefined) throw new Error(`operation ${operation.id} is not in the registry`);
    return handler;
  };
}

/**
 * A layer of custom handlers, each under its operationId.
 * @throws StartupError for a handler of an operation that the contract does not have.
 */
export function handlerLayer(operations: ReadonlyMap<string, Operation>, handlers: Handlers): HandlerLayer {
  const unknownIds = Object.keys(handlers).filter((id) => !operations.has(id));
  if (unknownIds.length > 0) {
    throw new StartupError(
      `The contract has no operation ${unknownIds.join(', ')}: rename or remove its handler.`,
    );
  }
  return ({ id }) => (Object.hasOwn(handlers, id) ? handlers[id] : undefined);
}

/** Whether layers leave an operation to the layers below them: they have no handler for it, or one that uses `next`. */
export function isPassedOn(layers: readonly HandlerLayer[], operation: Operation): boolean {
  const handlers = layers.map((layer) => layer(operation));
  return handlers.every((handler) => handler === undefined || usesNext(handler));
}

/** Whether a handler declares `next`, its third parameter, and so may pass a request on to the layer below. */
function usesNext(handler: Handler): boolean {
  return handler.length > 2;
}

/**
 * The handler of one operation, the layers below it in place.
 * @throws StartupError when no layer has a handler.
 */
export function bindLayers(layers: readonly HandlerLayer[], operation: Operation): BoundHandler {
  for (const [i, layer] of layers.entries()) {
    const handler = layer(operation);
    if (handler !== undefined) {
      const below = layers.slice(i + 1);
      return usesNext(handler) ? passingOn(handler, bindLayers(below, operation)) : withoutNext(handler);
    }
  }
  throw new StartupError(`Nothing serves the operation ${operation.id} of the contract: give it a handler.`);
}

/** The reply of the layer below is copied: whatever a handler makes of it is validated anew. */
function passingOn(handler: Handler, below: BoundHandler): BoundHandler {
  return (request, context) =>
    handler(request, context, async (changes) => {
      const passed = changes === undefined ? request : changed(request, changes);
      return { ...(await below(passed, context)) };
    });
}

/** The handler itself: it declares two parameters at most, so what it is not given it does not miss. */
function withoutNext(handler: Handler): BoundHandler {
  return handler as BoundHandler;
}

/** What a client wrote in the path says nothing of parameters that a handler sets. */
function changed({ otherTexts, ...request }: OperationRequest, changes: RequestChanges): OperationRequest {
  const isWritten = otherTexts !== undefined && changes.params === undefined;
  return { ...request, ...(isWritten && { otherTexts }), ...changes };
}
