import { SandboxError } from '../../errors.ts';
import { isUniqueName } from '../../inference/identity/identifier-words.ts';
import type { CountRole, Role } from '../../inference/resource.ts';
import { ownValue } from '../../json.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { BoundHandler, Handler } from '../../operation.ts';

/**
 * The handlers of stateful operations; a read of whichever item there is, such as `GET /lessons/today`, leaves it to the next
 * layer while there is none. Where the request says which, as `GET /club?name=chess` does, there has to be that one.
 */
export function elseExample(
  roleOf: ReadonlyMap<string, Role>,
  handlerFor: (operation: Operation) => BoundHandler | undefined,
): (operation: Operation) => Handler | undefined {
  return (operation) => {
    const role = roleOf.get(operation.id);
    const handle = handlerFor(operation);
    const among = role?.kind === 'read' ? role.among : undefined;
    if (handle === undefined || among === undefined) return handle;
    return async (request, context, next) => {
      try {
        return await handle(request, context);
      } catch (error) {
        const isFree = error instanceof SandboxError && error.code === 'not-found';
        if (isFree && !namesOne(among, request.query)) return next();
        throw error;
      }
    };
  };
}

/** Whether a query has a value that only one item has: its id, or what is unique by its name. */
function namesOne({ resource, filters }: CountRole, query: Readonly<Record<string, unknown>>): boolean {
  return filters.some((filter) => {
    if (filter.kind !== 'value' || ownValue(query, filter.parameterPath[0] ?? '') === undefined) return false;
    const [name = '', ...inner] = filter.path;
    return inner.length === 0 && (name === resource.id.property || isUniqueName(name));
  });
}
