import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { lastSegmentOf, plainName, singularsOf } from '../naming.ts';
import { isPeopleWord } from '../people/people-words.ts';
import type { LinkPlace, Resource } from '../resource.ts';
import {
  type HeldValues,
  type HoldKind,
  heldFlag,
  heldState,
  holdKindOf,
  isCapacity,
  isHeldCount,
  isRoomLeft,
  namesParticipant,
} from './hold-words.ts';
import { bookedTimes } from './time-span.ts';

/** How the rows of one collection hold the items of another: an enrollment has a place in a course. */
export interface Hold extends LinkPlace {
  readonly kind: HoldKind;
  /** The name of the collection whose items are held. */
  readonly held: string;
  /** The numbers of an item that count what holds it, and those that say how many there is room for still. */
  readonly counts: readonly string[];
  readonly rooms: readonly string[];
  /** The number of an item that says how many it has room for. */
  readonly capacity?: string;
  /** The flags and states of an item that say whether somebody has it. */
  readonly marks: readonly (HeldValues & { readonly property: string })[];
}

/**
 * Infers what the rows of a collection hold: `courseId` of `/enrollments` a place in a course with a `capacity` or an
 * `enrolledCount`, `slotId` of `/appointments` a slot with `isBooked`. Who has it for a time of his own leaves it as it is.
 */
export function inferHolds(
  mergeSchema: MergeSchema,
  resource: Resource,
  resources: Iterable<Resource>,
): readonly Hold[] {
  const kind = holdKindOf(resource.name);
  if (kind === undefined || resource.isSingleton) return [];
  const names = propertiesIn(mergeSchema, [...resource.requestSchemas, ...resource.responseSchemas]);
  const hasTimes = bookedTimes(names.keys()) !== undefined;
  return [...resources].flatMap((held): readonly Hold[] => {
    // Who has something holds it, and is not held.
    if (held === resource || held.isSingleton || isPeopleWord(lastSegmentOf(held.name))) return [];
    const place = placeOf(resource, held, names.keys());
    if (place === undefined || namesParticipant(place.property ?? '')) return [];
    const hold = heldBy(mergeSchema, held, kind, hasTimes);
    const isHold =
      hold.counts.length + hold.rooms.length + hold.marks.length > 0 ||
      hold.capacity !== undefined ||
      kind === 'part';
    return isHold ? [{ kind, held: held.name, ...place, ...hold }] : [];
  });
}

/** Where a row of a collection has the id of an item of another; `undefined` where it has none. */
export function placeOf(
  { nestedPaths }: Resource,
  other: Resource,
  names: Iterable<string>,
): LinkPlace | undefined {
  const property = [...names].find((name) => refersTo(name, other));
  const path = nestedPaths.find(({ parent }) => parent?.resource === other.name)?.path;
  if (property === undefined && path === undefined) return undefined;
  return { ...(property !== undefined && { property }), ...(path !== undefined && { path }) };
}

/** Whether a property refers to the items of a collection by its name: `slotId` and `time_slot_id` to `/slots`. */
function refersTo(name: string, { name: held }: Resource): boolean {
  const [, word = ''] = /^(.+?)(?:id|uuid)$/.exec(plainName(name)) ?? [];
  return (
    word !== '' && singularsOf(lastSegmentOf(held)).some((each) => word === each || word === `time${each}`)
  );
}

function heldBy(
  mergeSchema: MergeSchema,
  held: Resource,
  kind: HoldKind,
  hasTimes: boolean,
): Pick<Hold, 'counts' | 'rooms' | 'capacity' | 'marks'> {
  const all = [...propertiesIn(mergeSchema, held.responseSchemas)].map(
    ([name, schema]) => [name, mergeSchema(schema)] as const,
  );
  if (hasTimes) return { counts: [], rooms: [], marks: [] };
  const numbers = all.flatMap(([name, { types }]) =>
    types.has('integer') || types.has('number') ? [name] : [],
  );
  const capacity = numbers.find(isCapacity);
  const marks = all.flatMap(([property, { types, keywords }]) => {
    if (kind === 'part') return [];
    const values = types.has('boolean') ? heldFlag(property) : heldState(keywords.enum);
    return values === undefined ? [] : [{ property, ...values }];
  });
  return {
    counts: numbers.filter((name) => isHeldCount(name) && name !== capacity),
    rooms: numbers.filter(isRoomLeft),
    marks,
    ...(capacity !== undefined && { capacity }),
  };
}

/** The properties of some schemas, each by the first that declares it. */
export function propertiesIn(
  mergeSchema: MergeSchema,
  schemas: readonly Schema[],
): ReadonlyMap<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const schema of schemas)
    for (const [name, declared] of mergeSchema(schema).properties)
      if (!properties.has(name)) properties.set(name, declared);
  return properties;
}
