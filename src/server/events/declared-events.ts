import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { callbacksOf, type OutgoingRequest } from '../../openapi/outgoing-requests.ts';

/** What the API itself sends, as its contract declares it. */
export interface DeclaredEvents {
  /** The callbacks of operations, by the ids of these. */
  readonly callbacks: ReadonlyMap<string, readonly OutgoingRequest[]>;
  readonly hasWebhooks: boolean;
}

/** What a contract declares; it costs next to nothing where that is nothing. */
export function declaredEventsIn(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
): DeclaredEvents {
  const callbacks = new Map<string, readonly OutgoingRequest[]>();
  for (const operation of operations.values()) {
    const own = callbacksOf(document, operation);
    if (own.length > 0) callbacks.set(operation.id, own);
  }
  return { callbacks, hasWebhooks: Object.keys(document.webhooks ?? {}).length > 0 };
}
