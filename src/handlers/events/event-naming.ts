import type { Occurrence } from '../../engine/events/message-source.ts';
import { isObject } from '../../json.ts';
import type { Item } from '../crud/stored-item.ts';
import type { EventFacts } from './event-facts.ts';

/** `orders.created`, `shelves.books.deleted`. */
export function eventNameOf(facts: EventFacts | undefined): string | undefined {
  if (facts === undefined) return undefined;
  const { collection, kind } = facts.happening;
  return [...collection.split('/'), kind].join('.');
}

/** What the item, the response and the request have by name, the item's first. */
export function poolOf({ request, reply }: Occurrence, facts: EventFacts | undefined): Item {
  const parts = [request.params, request.body, reply.body, facts?.item].filter(isObject);
  return Object.assign({}, ...parts);
}
