import type { MessageSource } from '../../engine/events/message-source.ts';
import { SandboxError } from '../../errors.ts';
import type { TriggerOptions } from '../../inference/events/event-trigger.ts';
import { bodySchemaOf, type WebhookPlan } from '../../inference/events/plan-webhooks.ts';
import { isObject, quote } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { mergePatch } from '../../schema/merge-patch.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { Collections } from '../../storage/store.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import type { StoredItem } from '../crud/stored-item.ts';
import type { CreateEventBody } from './event-body.ts';
import type { EventFacts } from './event-facts.ts';
import type { CreateEventMessage } from './event-message.ts';

export interface ManualMessageOptions {
  readonly plan: WebhookPlan;
  readonly crud: CrudContext;
  readonly validators: Validators;
  readonly createMessage: CreateEventMessage;
  readonly createBody: CreateEventBody;
  readonly triggerFor: (facts: EventFacts | undefined) => TriggerOptions;
}

/** Creates what makes the messages that are sent by hand: about the last item of the collection of a webhook. */
export function createManualMessage(options: ManualMessageOptions): MessageSource['manual'] {
  const { plan, crud, validators, createMessage, createBody, triggerFor } = options;

  function findWebhook(name: string) {
    for (const webhook of plan.webhooks) {
      const event = webhook.events.find((each) => each.name === name);
      if (webhook.outgoing.name === name || event !== undefined) return { ...webhook, event };
    }
    const names = plan.webhooks.map(({ outgoing }) => outgoing.name);
    const known = names.length === 0 ? 'it declares none' : `it declares ${names.slice(0, 20).join(', ')}`;
    throw new SandboxError('not-found', `the contract has no webhook ${quote(name)}: ${known}`);
  }

  return async ({ name, body, rows, time, key, url }) => {
    const { outgoing, event, events } = findWebhook(name);
    const chosen = event ?? events[0];
    const facts =
      chosen && (await lastFacts(chosen.trigger.collection, chosen.trigger.kinds[0] ?? 'updated', rows));
    const listed = chosen?.name ?? name;
    const about = { name: listed, listed, time, facts, pool: facts?.item ?? {}, key: `${key} ${name}` };
    const schema = bodySchemaOf(outgoing);
    const generated = schema && createBody(schema, about);
    const given =
      body === undefined ? generated : { value: mergedBody(crud, schema ?? {}, generated?.value, body) };
    const issues = schema && given ? validators.byDiscriminator(schema, 'response')(given.value) : [];
    if (issues.length > 0) {
      throw new SandboxError(
        'invalid',
        `the body of ${name} does not match the contract: ${issues.join('; ')}`,
        { issues },
      );
    }
    return createMessage(outgoing, about, { url }, triggerFor(facts), given);
  };

  async function lastFacts(
    collection: string,
    kind: EventFacts['happening']['kind'],
    rows: Collections,
  ): Promise<EventFacts | undefined> {
    const resource = crud.resources.get(collection);
    const stored = resource && (await rows.collection<StoredItem>(collection).last());
    if (stored === undefined || resource === undefined) return undefined;
    const { id, item } = stored;
    return { happening: { collection, kind, changed: new Map(Object.entries(item)) }, item, id, resource };
  }
}

function mergedBody(crud: CrudContext, schema: Schema, generated: unknown, given: unknown): unknown {
  if (!isObject(generated) || !isObject(given)) return given;
  return mergePatch(crud.mergeSchema, schema, generated, given);
}
