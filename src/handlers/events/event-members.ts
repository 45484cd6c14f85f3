import type { EventForm } from '../../inference/events/event-form.ts';
import { isTriggered, type TriggerOptions, triggerOf } from '../../inference/events/event-trigger.ts';
import { positionsOf } from '../../inference/events/event-words.ts';
import { findName, lastSegmentOf, plainName, singularsOf } from '../../inference/naming.ts';
import { ownValue } from '../../json.ts';
import type { MergedSchema } from '../../schema/merged-schema.ts';
import type { Item } from '../crud/stored-item.ts';
import { formatTimestamp } from '../crud/values/timestamp-kind.ts';
import type { EventFacts } from './event-facts.ts';

/** What is known of an event when the members around its item are filled in. */
export interface EventNaming {
  /** The event's name where any text will do, such as `order.created`. */
  readonly name: string;
  /** The one of its names that the contract lists, where that is known. */
  readonly listed?: string | undefined;
  readonly time: Date;
  readonly facts: EventFacts | undefined;
  /** What the item, the response and the request have, by name. */
  readonly pool: Item;
}

/** A member of an event's body. */
interface Member {
  readonly name: string;
  readonly plain: string;
  readonly merged: MergedSchema;
  readonly form: EventForm;
}

type MemberRule = (member: Member, naming: EventNaming, options: TriggerOptions) => unknown;

/** Where the members around the item of an event come from; the first rule that has a value decides. */
const rules: readonly MemberRule[] = [eventName, subjectName, subjectId, eventTime, ofTheSameName];

/** The value of a member that is around an item, or beside its properties; `undefined` where nothing is known. */
export function eventMember(
  name: string,
  merged: MergedSchema,
  form: EventForm,
  naming: EventNaming,
  options: TriggerOptions,
): unknown {
  const member = { name, plain: plainName(name), merged, form };
  for (const rule of rules) {
    const value = rule(member, naming, options);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The one of several forms that is for an event, by the names that each can have; the first where none says so. */
export function chooseForm(
  forms: readonly EventForm[],
  naming: Pick<EventNaming, 'listed' | 'facts'>,
  options: TriggerOptions,
): EventForm {
  const found = forms.find(({ names }) => listedName(names, naming, options) !== undefined);
  return found ?? forms[0] ?? { schema: {}, names: [] };
}

function eventName({ name, merged, form }: Member, naming: EventNaming, options: TriggerOptions): unknown {
  if (name !== form.nameProperty) return undefined;
  const listed = listedName(form.names, naming, options);
  if (listed !== undefined || form.names.length > 0) return listed;
  return merged.keywords.format === undefined && merged.keywords.pattern === undefined
    ? naming.name
    : undefined;
}

/** The one of the names that the contract lists that is about what happened. */
export function listedName(
  names: readonly string[],
  { listed, facts }: Pick<EventNaming, 'listed' | 'facts'>,
  options: TriggerOptions,
): string | undefined {
  if (listed !== undefined && names.includes(listed)) return listed;
  if (facts === undefined) return undefined;
  const { happening } = facts;
  const meant = names.flatMap((name) => {
    const trigger = triggerOf(name, options);
    return trigger !== undefined && isTriggered(trigger, happening) ? [{ name, trigger }] : [];
  });
  // `order.paid` says more of an update than `order.updated` does.
  const precise = meant.find(
    ({ trigger }) => trigger.outcome !== undefined || trigger.property !== undefined,
  );
  return (precise ?? meant[0])?.name;
}

/** `object: order`: what the event is about. */
function subjectName({ plain, merged }: Member, { facts }: EventNaming): unknown {
  if (!/^(object|entity|resource|model|subject)(type|name)?$/.test(plain) || facts === undefined)
    return undefined;
  const segment = lastSegmentOf(facts.happening.collection);
  const values = [merged.keywords.const ?? merged.keywords.enum]
    .flat()
    .filter((each) => typeof each === 'string');
  if (values.length > 0) return values.find((value) => positionsOf([plainName(value)], segment).length > 0);
  return merged.types.has('string') ? singularsOf(segment)[0] : undefined;
}

/** `orderId`, of an order. */
function subjectId({ plain }: Member, { facts }: EventNaming): unknown {
  if (facts?.id === undefined || !plain.endsWith('id')) return undefined;
  const segment = lastSegmentOf(facts.happening.collection);
  const isOwn = ['object', 'entity', 'resource', 'item', ...singularsOf(segment)].includes(
    plain.slice(0, -2),
  );
  return isOwn ? facts.id : undefined;
}

const timeNames =
  /^(event|webhook|notification|request)?(time|timestamp|date|datetime|created|createdat|createdon|createtime|occurredat|occurred|sentat|sent|triggeredat|firedat|emittedat|at|when)(utc)?$/;

function eventTime({ name, plain, merged }: Member, { time }: EventNaming): unknown {
  return timeNames.test(plain) ? formatTimestamp(time, name, merged) : undefined;
}

/** What the item, the response or the request have under the same name; the id of an event is its own. */
function ofTheSameName({ name, plain }: Member, { pool }: EventNaming): unknown {
  if (/^(event|webhook|delivery|message|notification)?id$/.test(plain)) return undefined;
  const found = findName(Object.keys(pool), [name]);
  return found === undefined ? undefined : ownValue(pool, found);
}
