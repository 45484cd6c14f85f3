import type { RowChange } from '../../engine/events/change-recorder.ts';
import type { Occurrence } from '../../engine/events/message-source.ts';
import type { EventSubject, Happening } from '../../inference/events/event-trigger.ts';
import { statelessKind, statelessSubject } from '../../inference/events/plan-webhooks.ts';
import type { Resource, Role } from '../../inference/resource.ts';
import { isObject } from '../../json.ts';
import { isDeepEqual } from '../../schema/deep-equal.ts';
import type { Item, StoredItem } from '../crud/stored-item.ts';

/** A change of one item, with all that the bodies of its events are made from. */
export interface EventFacts {
  readonly happening: Happening;
  /** The item as it is now, or was before it was deleted. */
  readonly item: Item;
  /** The id of the item, where it is in a collection. */
  readonly id?: string | number;
  /** The collection; absent for rows of a custom handler, and where nothing is stored. */
  readonly resource?: Resource;
}

export interface EventFactsOptions {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly roleOf: ReadonlyMap<string, Role>;
}

/** What happened in a request: one entry for each row that it changed; else what an operation without state stands for. */
export function factsOf(
  { request, reply, changes }: Occurrence,
  { resources, roleOf }: EventFactsOptions,
): readonly EventFacts[] {
  const role = roleOf.get(request.operation.id);
  if (changes.length > 0)
    return changes.map((change) => toFacts(change, resources.get(change.collection), role));
  if (role !== undefined || reply.status >= 400) return [];
  const subject = statelessSubject(request.operation);
  const kind = statelessKind(request.operation);
  if (subject === undefined || kind === undefined) return [];
  const item = [reply.body, request.body].find(isObject) ?? {};
  return [{ happening: statelessHappening(subject, kind, item), item }];
}

function statelessHappening(
  { collection, verbs: [verb] }: EventSubject,
  kind: Happening['kind'],
  item: Item,
): Happening {
  return { collection, kind, changed: new Map(Object.entries(item)), ...(verb !== undefined && { verb }) };
}

function toFacts(
  { collection, before, after }: RowChange,
  resource: Resource | undefined,
  role: Role | undefined,
): EventFacts {
  const [old, now] = [itemOf(before, resource), itemOf(after, resource)];
  const own = resource !== undefined && role?.resource === resource ? role : undefined;
  const isDeletion = own?.kind === 'delete' || own?.kind === 'bulk-delete';
  const stored = (after ?? before) as StoredItem;
  return {
    happening: {
      collection,
      // A deletion that leaves the item there, marked, is one nevertheless.
      kind: now === undefined || isDeletion ? 'deleted' : old === undefined ? 'created' : 'updated',
      changed: now === undefined ? new Map() : changedProperties(old ?? {}, now),
      ...(own?.kind === 'action' && { verb: own.verb }),
    },
    item: now ?? old ?? {},
    ...(resource !== undefined && { resource, id: stored.id }),
  };
}

function itemOf(row: object | undefined, resource: Resource | undefined): Item | undefined {
  if (row === undefined) return undefined;
  return resource === undefined ? (row as Item) : (row as StoredItem).item;
}

function changedProperties(before: Item, after: Item): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(after).filter(([name, value]) => !isDeepEqual(before[name], value)));
}
