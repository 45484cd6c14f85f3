import { withValueAt } from '../../inference/body-path.ts';
import { eventFormsOf, type ShownItem, shownItemIn } from '../../inference/events/event-form.ts';
import type { TriggerOptions } from '../../inference/events/event-trigger.ts';
import type { WebhookPlan } from '../../inference/events/plan-webhooks.ts';
import { shownSchema } from '../../inference/wrapper/response-item.ts';
import { isObject } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isOpaque } from '../../schema/merged-schema.ts';
import type { Validators } from '../../schema/schema-validators.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import type { Fit } from '../crud/projection/fit-parts.ts';
import { project } from '../crud/projection/project.ts';
import { projectItem } from '../crud/projection/project-item.ts';
import { projectOptionsOf } from '../crud/projection/project-options.ts';
import type { Item } from '../crud/stored-item.ts';
import type { EventFacts } from './event-facts.ts';
import { chooseForm, type EventNaming, eventMember } from './event-members.ts';

export interface EventBodyOptions {
  readonly crud: CrudContext;
  readonly plan: WebhookPlan;
  readonly validators: Validators;
  readonly fitValue: Fit;
}

/** What the body of an event is made for. */
export interface EventAbout extends EventNaming {
  /** Decides generated values. */
  readonly key: string;
}

/** A body that the contract allows; `undefined` where none was found. Wrapped, because `null` is a body too. */
export type CreateEventBody = (schema: Schema, about: EventAbout) => { readonly value: unknown } | undefined;

/**
 * Creates the bodies of events: an item projected onto the schema as responses project it, and around it the event's
 * name and time, what has the same name in the item, the response or the request, and what the contract requires.
 */
export function createEventBody(options: EventBodyOptions): CreateEventBody {
  const { crud, plan, validators, fitValue } = options;
  const { mergeSchema } = crud;

  return (schema, about) => {
    const { key, facts } = about;
    if (isOpaque(mergeSchema(schema))) return { value: shownWhole(crud, facts) ?? about.pool };
    const drafted = draft(schema, about);
    const issues = validators.byDiscriminator(schema, 'response')(drafted);
    return issues.length === 0 ? { value: drafted } : fitValue(schema, drafted, { key, name: '' });
  };

  function draft(schema: Schema, about: EventAbout): unknown {
    const { facts, key } = about;
    const subject =
      facts && plan.subjects.find(({ collection }) => collection === facts.happening.collection);
    const trigger = { mergeSchema, subjects: plan.subjects, shown: subject };
    const form = chooseForm(eventFormsOf(mergeSchema, schema), about, trigger);
    const shown = subject && shownItemIn(plan.tools, form.schema, subject);
    const item = shown && facts && showItem(shown, facts);
    const members = membersOf(form, about, trigger, shown);
    const value = shown === undefined ? members : placed(members, shown, item);
    const named = { key, known: new Set(isObject(value) ? Object.keys(value) : []), sendable: none };
    const around = project(crud, schema, value, { ...named, kind: 'envelope', given: { now: about.time } });
    return shown === undefined || shown.path.length === 0 || item === undefined
      ? around
      : withValueAt(around, shown.path, item);
  }

  function showItem(shown: ShownItem, { item, id, resource }: EventFacts): unknown {
    const options = resource && projectOptionsOf(crud, resource, id);
    const projected = projectItem(crud, shown, item, options ?? { key: '', known: none, sendable: none });
    const schema = shownSchema(shown);
    if (validators.byDiscriminator(schema, 'response')(projected).length === 0) return projected;
    return fitValue(schema, projected, { key: options?.key ?? '', name: '' })?.value ?? projected;
  }

  /** The members around the item; where the body is the item itself, those that the item does not have. */
  function membersOf(
    form: ReturnType<typeof chooseForm>,
    about: EventAbout,
    trigger: TriggerOptions,
    shown: ShownItem | undefined,
  ): Item {
    const [inner] = shown?.path ?? [];
    const members = new Map<string, unknown>();
    for (const [name, property] of mergeSchema(form.schema).properties) {
      if (name === inner) continue;
      const value = eventMember(name, mergeSchema(property), form, about, trigger);
      if (value !== undefined) members.set(name, value);
    }
    return Object.fromEntries(members);
  }
}

const none: ReadonlySet<string> = new Set();

function placed(members: Item, { path }: ShownItem, item: unknown): unknown {
  if (path.length > 0) return withValueAt(path[0] === 0 ? [] : members, path, item);
  return isObject(item) ? { ...item, ...members, ...item } : members;
}

/** An item as the most complete response of its collection shows it. */
export function shownWhole(crud: CrudContext, facts: EventFacts | undefined): unknown {
  if (facts === undefined) return undefined;
  const { resource, item, id } = facts;
  if (resource === undefined) return item;
  const options = projectOptionsOf(crud, resource, id);
  return project(crud, resource.responseSchemas[0] ?? {}, item, options) ?? item;
}
