import type { AdminOptions } from '../../http/admin/admin-api.ts';
import { planWebhooks } from '../../inference/events/plan-webhooks.ts';
import { callbacksOf } from '../../openapi/outgoing-requests.ts';
import type { ApiService } from '../create-service.ts';
import type { Contract } from '../read-contract.ts';

type Listed = ReturnType<AdminOptions['declaredWebhooks']>;

/** Creates the list of what a contract declares to be sent; it is made when somebody first asks for it. */
export function createListedWebhooks(
  contract: Contract,
  service: ApiService,
): AdminOptions['declaredWebhooks'] {
  let made: Listed | undefined;
  return () => {
    made ??= [...listWebhooks(contract, service), ...listCallbacks(contract)];
    return made;
  };
}

function listWebhooks({ document, operations, mergeSchema }: Contract, service: ApiService): Listed {
  if (Object.keys(document.webhooks ?? {}).length === 0) return [];
  const { inferred } = service.eventParts();
  return planWebhooks(document, operations, inferred, mergeSchema).webhooks.map(
    ({ outgoing: { kind, name, declared }, events }) => ({
      kind,
      name,
      method: declared.method.toUpperCase(),
      events: [...new Set(events.map((event) => event.name))],
    }),
  );
}

function listCallbacks({ document, operations }: Contract): Listed {
  return [...operations.values()].flatMap((operation) =>
    callbacksOf(document, operation).map(({ kind, name, declared, address }) => ({
      kind,
      name,
      method: declared.method.toUpperCase(),
      operation: operation.id,
      ...(address !== undefined && { address }),
      events: [name],
    })),
  );
}
