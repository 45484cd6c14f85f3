import { parseTarget, parseWebhookSecret } from '../../config/option-parsers.ts';
import { optionTable } from '../../config/options.ts';
import { createEventHub, type EventHub } from '../../engine/events/event-hub.ts';
import type { MessageSource } from '../../engine/events/message-source.ts';
import { createTargetPolicy } from '../../engine/events/target-policy.ts';
import { StartupError, thrownMessage } from '../../errors.ts';
import { createEventSource } from '../../handlers/events/event-source.ts';
import { planWebhooks } from '../../inference/events/plan-webhooks.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { ApiService } from '../create-service.ts';
import type { Contract } from '../read-contract.ts';
import type { Settings } from '../server-settings.ts';
import type { DeclaredEvents } from './declared-events.ts';
import { generateWebhookSecret } from './webhook-secret.ts';

/** Creates the events of an API: its callbacks and webhooks, and those that the settings ask for. */
export function createEvents(
  contract: Contract,
  service: Pick<ApiService, 'eventParts' | 'stateSchema' | 'pollOf' | 'custom'>,
  { callbacks, hasWebhooks }: DeclaredEvents,
  settings: Settings,
): EventHub {
  const { webhookUrl, webhookSecret, webhookEvents, allowWebhookHosts, webhookTimeout, seed, log } = settings;
  requireUsable(settings);
  const createSource = () => {
    const { crud, inferred } = service.eventParts();
    const { document, operations, mergeSchema, validators } = contract;
    const plan = planWebhooks(document, operations, inferred, mergeSchema);
    return createEventSource({ crud, inferred, plan, callbacks, validators, sendsEvents: webhookEvents });
  };
  // A handler of the user's own may write in any operation.
  const mayWrite = (operation: Operation) =>
    service.custom !== undefined ||
    !['get', 'head'].includes(operation.method) ||
    service.pollOf(operation) !== undefined;
  const writes = [...contract.operations.values()].filter(mayWrite);
  const watched = hasWebhooks || webhookEvents ? writes.map(({ id }) => id) : [];
  return createEventHub({
    source: lazySource(createSource),
    watched: new Set([...callbacks.keys(), ...watched]),
    collections: service.stateSchema.collections,
    secret: webhookSecret ?? generateWebhookSecret(seed),
    webhookUrl,
    timeoutMs: webhookTimeout,
    allows: createTargetPolicy({ url: webhookUrl, allowHosts: allowWebhookHosts }),
    seed,
    report: (error) =>
      log.failure(error instanceof Error ? (error.stack ?? error.message) : thrownMessage(error)),
  });
}

/** @throws StartupError for an address or a key that the command line would refuse. */
function requireUsable({ webhookUrl, webhookSecret }: Settings): void {
  if (webhookUrl !== undefined && parseTarget(webhookUrl) === undefined) {
    throw new StartupError(
      `Webhooks cannot be sent to ${JSON.stringify(webhookUrl)}: give ${optionTable.webhookUrl.expects}.`,
    );
  }
  if (webhookSecret !== undefined && parseWebhookSecret(webhookSecret) === undefined) {
    throw new StartupError(
      `Webhooks cannot be signed with this key: give ${optionTable.webhookSecret.expects}.`,
    );
  }
}

/** A source that is made for the first message, so that a start does not wait for it. */
function lazySource(create: () => MessageSource): MessageSource {
  let made: MessageSource | undefined;
  const source = () => {
    made ??= create();
    return made;
  };
  return {
    messagesFor: (...about) => source().messagesFor(...about),
    manual: (request) => source().manual(request),
  };
}
