import { SandboxError } from '../../errors.ts';
import type { Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler, Handler } from '../../operation.ts';

/**
 * The handlers of stateful operations; a read of whichever item there is, such as `GET /lessons/today`, leaves it to the next
 * layer while there is none.
 */
export function elseExample(
  roleOf: ReadonlyMap<string, Role>,
  handlerFor: (operation: Operation) => BoundHandler | undefined,
): (operation: Operation) => Handler | undefined {
  return (operation) => {
    const role = roleOf.get(operation.id);
    const handle = handlerFor(operation);
    if (handle === undefined || role?.kind !== 'read' || role.among === undefined) return handle;
    return async (request, context, next) => {
      try {
        return await handle(request, context);
      } catch (error) {
        if (error instanceof SandboxError && error.code === 'not-found') return next();
        throw error;
      }
    };
  };
}
