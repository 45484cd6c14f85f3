import type { Method, RequestBody, ResponseObject } from '../document.ts';

/** What decides on the bodies of an operation. */
interface Bodied {
  readonly method: Method;
  readonly path: string;
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

/** The methods whose requests have something to send. */
const sending: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/** The methods that change or delete an item. */
const changing: ReadonlySet<string> = new Set(['put', 'patch', 'delete']);

/**
 * The operations of a contract that keeps items and in which nothing declares a body, as where nothing says to a framework
 * what its handlers take and return: what is sent may be any JSON. In any other contract an operation that declares no
 * body has none.
 */
export function withOpenBodies<T extends Bodied>(operations: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const all = [...operations];
  const isOpen = all.some(([, each]) => changesItem(each)) && !all.some(([, each]) => declaresBody(each));
  if (!isOpen) return operations;
  const requestBody: RequestBody = {
    content: { 'application/json': { schema: {} }, 'application/x-www-form-urlencoded': { schema: {} } },
  };
  return new Map(all.map(([id, each]) => [id, sending.has(each.method) ? { ...each, requestBody } : each]));
}

function changesItem({ method, path }: Bodied): boolean {
  return changing.has(method) && /\}\/?$/.test(path);
}

function declaresBody({ requestBody, responses }: Bodied): boolean {
  return requestBody !== undefined || Object.values(responses).some(({ content }) => content !== undefined);
}
