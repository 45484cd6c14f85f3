import type { Message } from '../../engine/events/delivery.ts';
import type { MessageSource, Occurrence } from '../../engine/events/message-source.ts';
import { isTriggered, type TriggerOptions } from '../../inference/events/event-trigger.ts';
import type { PlannedWebhook, WebhookPlan } from '../../inference/events/plan-webhooks.ts';
import type { InferredResources } from '../../inference/infer-resources.ts';
import type { OutgoingRequest } from '../../openapi/outgoing-requests.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { createFit } from '../crud/projection/fit.ts';
import { createCallbackMessages } from './callback-messages.ts';
import { createEventBody, type EventAbout, shownWhole } from './event-body.ts';
import { type EventFacts, factsOf } from './event-facts.ts';
import { createEventMessages } from './event-message.ts';
import { eventNameOf, poolOf } from './event-naming.ts';
import { createManualMessage } from './manual-message.ts';

/** What the messages of a contract are made from. */
export interface EventSourceOptions {
  readonly crud: CrudContext;
  readonly inferred: Pick<InferredResources, 'roleOf'>;
  readonly validators: Validators;
  readonly plan: WebhookPlan;
  /** The callbacks of operations, by the ids of these. */
  readonly callbacks: ReadonlyMap<string, readonly OutgoingRequest[]>;
  /** Whether changes that no webhook of the contract is for send an event too. */
  readonly sendsEvents: boolean;
}

/** Creates what makes the messages of a contract: its callbacks, its webhooks, and events that it does not declare. */
export function createEventSource(options: EventSourceOptions): MessageSource {
  const { crud, inferred, validators, plan, callbacks, sendsEvents } = options;
  const { mergeSchema, sample } = crud;
  const createBody = createEventBody({ crud, plan, validators, fitValue: createFit(crud, validators) });
  const createMessage = createEventMessages({ mergeSchema, sample, createBody });
  const { roleOf } = inferred;
  const callbackMessages = createCallbackMessages({ callbacks, roleOf, createMessage, triggerFor });

  function triggerFor(facts: EventFacts | undefined): TriggerOptions {
    const shown = plan.subjects.find(({ collection }) => collection === facts?.happening.collection);
    return { mergeSchema, subjects: plan.subjects, shown };
  }

  function webhookMessage(
    { outgoing, events }: PlannedWebhook,
    occurrence: Occurrence,
    facts: EventFacts,
    url: string | undefined,
  ): Message | undefined {
    const event = events.find(({ trigger }) => isTriggered(trigger, facts.happening));
    if (event === undefined) return undefined;
    const about = aboutOf(event.name, occurrence, facts);
    const address = { operation: occurrence.request.operation.id, url };
    return createMessage(outgoing, about, address, triggerFor(facts));
  }

  return {
    messagesFor: (occurrence, webhookUrl) => {
      const all = factsOf(occurrence, { resources: crud.resources, roleOf });
      const messages = [...callbackMessages(occurrence, all, webhookUrl)];
      for (const facts of all) {
        const declared = plan.webhooks.flatMap(
          (webhook) => webhookMessage(webhook, occurrence, facts, webhookUrl) ?? [],
        );
        messages.push(...declared);
        const isStored = facts.resource !== undefined || occurrence.changes.length > 0;
        if (sendsEvents && declared.length === 0 && isStored) {
          messages.push(plainEvent(crud, occurrence, facts, webhookUrl));
        }
      }
      return messages;
    },
    manual: createManualMessage({ plan, crud, validators, createMessage, createBody, triggerFor }),
  };
}

function aboutOf(listed: string, occurrence: Occurrence, facts: EventFacts): EventAbout {
  const { time, key } = occurrence;
  const id = `${facts.happening.collection} ${facts.id ?? ''}`;
  return {
    name: listed,
    listed,
    time,
    facts,
    pool: poolOf(occurrence, facts),
    key: `${key} ${id} ${listed}`,
  };
}

/** An event for a change that the contract has no webhook for: `orders.created`, as Standard Webhooks recommends it. */
function plainEvent(
  crud: CrudContext,
  { request, time }: Occurrence,
  facts: EventFacts,
  url: string | undefined,
): Message {
  const name = eventNameOf(facts) ?? '';
  const value = { type: name, timestamp: time.toISOString(), data: shownWhole(crud, facts) };
  return {
    kind: 'event',
    name,
    operation: request.operation.id,
    method: 'POST',
    ...(url !== undefined && { url }),
    headers: { 'user-agent': 'togai-sandbox', 'content-type': 'application/json' },
    body: { value, bytes: Buffer.from(JSON.stringify(value)) },
  };
}
