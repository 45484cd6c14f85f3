import { sideOf } from '../../../inference/item-lists/infer-ballot.ts';
import type { ActionRole } from '../../../inference/resource.ts';
import { ownValue, scalarNumber } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item, StoredItem } from '../stored-item.ts';
import { anybody, peopleWhoMarked, requesterIn } from './marks.ts';

/** What an action by which somebody takes a side changes: the marks of a row, and the numbers of the item. */
export interface CastBallot {
  readonly row: StoredItem;
  readonly numbers: Item;
}

/**
 * Casts the vote of whoever sends a request: each person is on one side at a time, so that another vote moves them from
 * there. Where nobody signs up, each request is a vote of somebody else. The row itself where nothing changes.
 * @param values what the body has for the item
 */
export async function castBallot(
  request: CrudRequest<ActionRole>,
  row: StoredItem,
  values: Item,
): Promise<CastBallot> {
  const { role, input } = request;
  const { ballot } = role;
  const sent = ballot?.sent ?? '';
  const side =
    ballot && (ballot.side ?? sideOf(ballot, ownValue(values, sent) ?? ownValue(input.query, sent)));
  if (ballot === undefined || side === undefined) return { row, numbers: {} };
  const person = await requesterIn(request);
  const { for: up, against: down } = ballot.marks;
  const before = person === anybody ? (ballot.from ?? 0) : isOn(up) ? 1 : isOn(down) ? -1 : 0;
  if (before === side) return { row, numbers: {} };
  const { counts } = ballot;
  const steps: readonly (readonly [name: string | undefined, step: number])[] = [
    [counts.for, Math.max(side, 0) - Math.max(before, 0)],
    [counts.against, Math.max(-side, 0) - Math.max(-before, 0)],
    [counts.net, side - before],
  ];
  const numbers = steps.flatMap(([name, step]): [string, number][] =>
    name === undefined || step === 0 ? [] : [[name, counted(name, step)]],
  );
  const marks = { ...row.marks, [up]: peopleOn(up, side === 1), [down]: peopleOn(down, side === -1) };
  const marked = person === anybody ? row : { ...row, marks };
  return { row: marked, numbers: Object.fromEntries(numbers) };

  function counted(name: string, step: number): number {
    const least = name === counts.net ? ballot?.least : 0;
    return Math.max(least ?? Number.NEGATIVE_INFINITY, scalarNumber(row.item[name] ?? 0) + step);
  }

  function isOn(mark: string): boolean {
    return peopleWhoMarked(row, mark)?.includes(person) === true;
  }

  function peopleOn(mark: string, isAmong: boolean): readonly string[] {
    const others = (peopleWhoMarked(row, mark) ?? []).filter((each) => each !== person);
    return isAmong ? [...others, person] : others;
  }
}
