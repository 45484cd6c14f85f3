import { type Method, methods, type OperationObject, type PathItem } from './document.ts';

/** The operations of a path item with their methods, those of `additionalOperations` (OpenAPI 3.2) too. */
export function declaredOperations(item: PathItem): readonly (readonly [Method, OperationObject])[] {
  const own = methods.flatMap((method) => {
    const declared = item[method];
    return declared === undefined ? [] : [[method, declared] as const];
  });
  if (item.additionalOperations === undefined) return own;
  const others = Object.entries(item.additionalOperations);
  return [...own, ...others.map(([method, declared]) => [method.toLowerCase(), declared] as const)];
}

/** What a path item declares for a method. */
export function declaredOperation(item: PathItem, method: Method): OperationObject | undefined {
  const own = isOwnMethod(method) ? item[method] : undefined;
  return own ?? declaredOperations(item).find(([name]) => name === method)?.[1];
}

/** Where a path item declares a method: its keys. */
export function operationKeys(method: Method): readonly string[] {
  return isOwnMethod(method) ? [method] : ['additionalOperations', method.toUpperCase()];
}

/** Whether a path item has a key for a method. */
export function isOwnMethod(method: string): method is (typeof methods)[number] {
  return methods.some((own) => own === method);
}
