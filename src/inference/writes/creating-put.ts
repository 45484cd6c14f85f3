import { alwaysCreates, type OperationOnPath } from '../verbs/operation-kind.ts';

/**
 * Whether a PUT on the path of a collection may make items: they are found one by one below the path, so that what it is
 * sent is not the collection itself, as `PUT /cart` is sent the cart.
 */
export function isPutAmongItems(
  { operation: { method }, path, hint, verb, person }: OperationOnPath,
  group: readonly OperationOnPath[],
): boolean {
  if (method !== 'put' || path.idParameter !== undefined || hint.role !== undefined) return false;
  return verb === undefined && person === undefined && group.some(isOnItem);
}

/**
 * Whether such a PUT makes one item, or one that succeeds with 201 alone beside a list: nothing else in the collection does,
 * neither a POST nor a PUT on the item's path.
 * @param isList whether a GET at the path of the collection shows rows, and not a single thing
 */
export function isCreatingPut(
  candidate: OperationOnPath,
  group: readonly OperationOnPath[],
  isList: (get: OperationOnPath) => boolean,
): boolean {
  const { operation, path, hint, verb } = candidate;
  const isPlain = path.idParameter === undefined && hint.role === undefined && verb === undefined;
  const isMaking = isPlain && alwaysCreates(operation) && group.some((each) => isGet(each) && isList(each));
  return (isMaking || isPutAmongItems(candidate, group)) && !group.some(createsItem);
}

function isGet({ path, operation: { method } }: OperationOnPath): boolean {
  return method === 'get' && path.idParameter === undefined;
}

function isOnItem({ path, operation: { method } }: OperationOnPath): boolean {
  return path.idParameter !== undefined && method !== 'post';
}

function createsItem({ path, operation: { method } }: OperationOnPath): boolean {
  return path.idParameter === undefined ? method === 'post' : method === 'put';
}
