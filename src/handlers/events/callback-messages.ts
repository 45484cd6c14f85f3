import type { Message } from '../../engine/events/delivery.ts';
import type { Occurrence } from '../../engine/events/message-source.ts';
import { evaluateAddress } from '../../engine/events/runtime-expression.ts';
import { absoluteLocation, originOf, requestPath } from '../../engine/location-header.ts';
import type { TriggerOptions } from '../../inference/events/event-trigger.ts';
import type { Role } from '../../inference/resource.ts';
import { plainText } from '../../json.ts';
import type { OutgoingRequest } from '../../openapi/outgoing-requests.ts';
import type { OperationRequest } from '../../operation.ts';
import type { EventFacts } from './event-facts.ts';
import type { CreateEventMessage } from './event-message.ts';
import { eventNameOf, poolOf } from './event-naming.ts';

export interface CallbackMessagesOptions {
  /** The callbacks of operations, by the ids of these. */
  readonly callbacks: ReadonlyMap<string, readonly OutgoingRequest[]>;
  readonly roleOf: ReadonlyMap<string, Role>;
  readonly createMessage: CreateEventMessage;
  readonly triggerFor: (facts: EventFacts | undefined) => TriggerOptions;
}

/** Makes the callbacks of a request that succeeded, about the item that it changed. */
export type CallbackMessages = (
  occurrence: Occurrence,
  all: readonly EventFacts[],
  webhookUrl: string | undefined,
) => readonly Message[];

/** Creates what makes callbacks. They go where the request says, else where webhooks go. */
export function createCallbackMessages(options: CallbackMessagesOptions): CallbackMessages {
  const { callbacks, roleOf, createMessage, triggerFor } = options;
  return (occurrence, all, webhookUrl) => {
    const { request, reply, key, time } = occurrence;
    const { id } = request.operation;
    if (reply.status >= 400) return [];
    const own = roleOf.get(id)?.resource;
    const facts = all.find(({ resource }) => resource !== undefined && resource === own) ?? all[0];
    return (callbacks.get(id) ?? []).map((outgoing) => {
      const { name, address = '' } = outgoing;
      const url = evaluateAddress(address, { url: urlOf(request), request, reply }) ?? webhookUrl;
      const refusal = `the request names no URL at ${address}, and there is no --webhook-url`;
      const pool = poolOf(occurrence, facts);
      const about = { name: eventNameOf(facts) ?? name, time, facts, pool, key: `${key} ${name}` };
      return createMessage(outgoing, about, { operation: id, url, refusal }, triggerFor(facts));
    });
  };
}

function urlOf(request: OperationRequest): string {
  const pairs = Object.entries(request.query).map(([name, value]): [string, string] => [
    name,
    plainText(value),
  ]);
  const query = new URLSearchParams(pairs).toString();
  const path = absoluteLocation(request, requestPath(request));
  return `${originOf(request)}${path}${query === '' ? '' : `?${query}`}`;
}
