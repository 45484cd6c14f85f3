import { SandboxError } from '../../../errors.ts';
import { claimRefusal } from '../../../inference/holds/claim-refusal.ts';
import { holdKindOf, holdsNothing, namesParticipant } from '../../../inference/holds/hold-words.ts';
import type { Hold } from '../../../inference/holds/infer-holds.ts';
import { areOverlapping, bookedTimes, spanOf } from '../../../inference/holds/time-span.ts';
import { ownValue, plainText } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import { findById } from '../find-item.ts';
import { type Item, itemsOf, type StoredItem } from '../stored-item.ts';
import { bookedKey, heldId, heldKey, holdIndex, holdsOf, nothingBooked, personKey } from './holds.ts';

/** A row that is about to be stored. */
interface NewRow {
  readonly row: StoredItem;
  /** The row as it is; absent for a new one. */
  readonly before?: StoredItem;
  readonly sent: Item;
}

/**
 * Requires that nobody has what a row is to hold: a second enrollment of the same student, one in a course that is full, a
 * booking at a time when the room is booked, or of a slot that is taken. Only where the operation declares a status for that.
 * @throws SandboxError `conflict` or `refused`, with the declared status.
 */
export async function requireFree(request: CrudRequest, { row, before, sent }: NewRow): Promise<void> {
  const { crud, role } = request;
  const kind = holdKindOf(role.resource.name);
  const status = kind && claimRefusal(role.operation);
  if (kind === undefined || status === undefined || holdsNothing(kind, row.item)) return;
  const held = before === undefined || holdsNothing(kind, before.item) ? undefined : before;
  for (const hold of holdsOf(crud, role.resource)) {
    const id = heldId(hold, row);
    if (id === undefined || (held !== undefined && heldId(hold, held) === id)) continue;
    const reason = await whyNotFree(request, hold, id, { row, sent });
    if (reason !== undefined) throw refused(status, reason);
  }
  if (kind === 'use' && (await isBookedThen(request, row, held)))
    throw refused(status, 'it is booked at that time');
}

function refused(status: 400 | 409 | 422, reason: string): SandboxError {
  return new SandboxError(status === 409 ? 'conflict' : 'refused', reason, { status });
}

/** Why an item has no place for one more row; `undefined` where it has. */
async function whyNotFree(
  request: CrudRequest,
  hold: Hold,
  id: string,
  { row, sent }: Omit<NewRow, 'before'>,
): Promise<string | undefined> {
  const { crud, context, role } = request;
  const held = crud.resources.get(hold.held);
  const item = held && (await findById(context, held, [], id))?.item;
  if (item === undefined) return undefined;
  const name = `${hold.held} ${id}`;
  const isTaken = hold.marks.some((mark) => ownValue(item, mark.property) === mark.held);
  if (hold.kind === 'use' && isTaken) return `${name} is taken already`;
  if (hold.rooms.some((each) => ownValue(item, each) === 0)) return `${name} has no room left`;
  const rows = itemsOf(context, role.resource);
  const person = hold.kind === 'part' ? personIn(request, row.item, sent) : undefined;
  const key = person === undefined ? undefined : personKey(hold, id, person, row.item[person]);
  if (
    person !== undefined &&
    key !== undefined &&
    (await rows.count({ where: { index: holdIndex, key } })) > 0
  )
    return `${plainText(row.item[person])} takes part in ${name} already`;
  const capacity = hold.capacity === undefined ? undefined : ownValue(item, hold.capacity);
  if (typeof capacity !== 'number') return undefined;
  const where = { index: holdIndex, key: heldKey(hold, id) };
  return (await rows.count({ where })) >= capacity ? `${name} is full` : undefined;
}

/** The property that says who takes part: one that was sent; where the body says nothing at all, that of the token's user. */
function personIn({ input }: CrudRequest, item: Item, sent: Item): string | undefined {
  const names = input.operation.requestBody === undefined ? Object.keys(item) : Object.keys(sent);
  return names.find((name) => {
    const value = ownValue(item, name);
    return namesParticipant(name) && (typeof value === 'string' || typeof value === 'number');
  });
}

/** Whether another row has the same at a time that overlaps with that of a row. */
async function isBookedThen(
  { crud, role, context }: CrudRequest,
  row: StoredItem,
  before: StoredItem | undefined,
): Promise<boolean> {
  const { resource } = role;
  const times = bookedTimes(crud.propertiesOf(resource).known);
  const span = times && spanOf(times, row.item);
  if (times === undefined || span === undefined) return false;
  const key = bookedKey(crud, resource, row);
  if (key === nothingBooked) return false;
  const former = before && spanOf(times, before.item);
  if (before && former?.join() === span.join() && bookedKey(crud, resource, before) === key) return false;
  const matches = (other: unknown) => {
    const each = other as StoredItem;
    const theirs = each.key === row.key ? undefined : spanOf(times, each.item);
    return theirs !== undefined && areOverlapping(span, theirs);
  };
  const where = { index: holdIndex, key };
  return (await itemsOf(context, resource).list({ where, matches, limit: 1 })).length > 0;
}
