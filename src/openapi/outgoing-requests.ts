import { isObject } from '../json.ts';
import { declaredOperations } from './declared-operations.ts';
import type { OpenApiDocument, PathItem } from './document.ts';
import { declarationOf, type Operation, toOperation } from './operations.ts';
import { resolve } from './reference.ts';

/** A request that the API itself sends: a callback of an operation, or a webhook of the contract. */
export interface OutgoingRequest {
  readonly kind: 'callback' | 'webhook';
  /** Its name in the contract, such as `onEvent` or `order.created`. */
  readonly name: string;
  /** What it declares: its method, parameters and body. */
  readonly declared: Operation;
  /** Where a callback goes: a runtime expression, or a URL with some in it. */
  readonly address?: string;
}

/** The callbacks that an operation declares, in its order; one for each expression and method. */
export function callbacksOf(document: OpenApiDocument, operation: Operation): readonly OutgoingRequest[] {
  const { callbacks } = declarationOf(document, operation);
  return Object.entries(callbacks ?? {}).flatMap(([name, node]) => {
    const callback: unknown = resolve<object>(document, node);
    if (!isObject(callback)) return [];
    return Object.entries(callback).flatMap(([address, item]) =>
      address.startsWith('x-')
        ? []
        : requestsIn(document, name, item).map((declared) => ({ kind: 'callback', name, declared, address })),
    );
  });
}

/** The webhooks of a document (OpenAPI 3.1), in its order; one for each method. */
export function webhooksOf(document: OpenApiDocument): readonly OutgoingRequest[] {
  const { webhooks } = document;
  if (!isObject(webhooks)) return [];
  return Object.entries(webhooks).flatMap(([name, item]) =>
    name.startsWith('x-')
      ? []
      : requestsIn(document, name, item).map((declared) => ({ kind: 'webhook', name, declared })),
  );
}

function requestsIn(document: OpenApiDocument, id: string, node: unknown): readonly Operation[] {
  const item = resolve<unknown>(document, node);
  if (!isObject(item)) return [];
  const pathItem = item as PathItem;
  return declaredOperations(pathItem).flatMap(([method, declared]) =>
    isObject(declared) ? [toOperation(document, { id, method, path: '' }, pathItem, declared)] : [],
  );
}
