import { plainName } from '../../../../inference/naming.ts';
import type { DerivedCondition, DerivedFilter, DerivedState } from '../../../../inference/query/filter.ts';
import { scalarNumber } from '../../../../json.ts';
import type { Item } from '../../stored-item.ts';
import { fieldValue } from '../field-values.ts';
import type { FilterKind, QueryScene } from './filter-kind.ts';

/** Finds the rows in a state that follows from the clock, or from several of their values. */
export const derivedFilter: FilterKind<DerivedFilter> = {
  parse: (filter, value, _isAssumed, scene) =>
    scene !== undefined && typeof value === 'boolean' && (value || filter.isOnly !== true)
      ? { matches: (item) => isInDerivedState(item, filter.state, scene) === value }
      : undefined,
};

/** Whether an item meets all conditions of a state at the time of a request. */
export function isInDerivedState(item: Item, { conditions }: DerivedState, scene: QueryScene): boolean {
  return conditions.every((condition) => isMet(item, condition, scene));
}

function isMet(item: Item, condition: DerivedCondition, scene: QueryScene): boolean {
  if ('isDone' in condition) return isDone(item) === condition.isDone;
  const own = fieldValue(item, condition);
  if ('isTaken' in condition) return (own === true) === condition.isTaken;
  if ('time' in condition) return isAt(own, condition, scene.clock.now());
  const { level, limit, limitPath, parameter, standard } = condition;
  const candidates = [
    parameter && scene.query[parameter],
    standard,
    limitPath && fieldValue(item, { path: limitPath }),
  ];
  const bound = candidates.map(scalarNumber).find((each) => !Number.isNaN(each));
  if (typeof own !== 'number') return false;
  return level === 'above' ? own > (bound ?? limit) : own <= (bound ?? limit);
}

/** A day is in the future until it is over; a time without a zone is one in UTC. */
function isAt(
  own: unknown,
  { time, isOpen }: Extract<DerivedCondition, { readonly time: unknown }>,
  now: Date,
): boolean {
  if (typeof own !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(own)) return isOpen === true;
  const today = now.toISOString().slice(0, 10);
  const day = own.slice(0, 10);
  if (time === 'today') return day === today;
  const hasTime = own.length > 10;
  const zoned = /(?:z|[+-]\d{2}:?\d{2})$/i.test(own) ? own : `${own}Z`;
  const isPast = hasTime ? Date.parse(zoned) <= now.getTime() : day < today;
  return isPast === (time === 'past');
}

/** The words of states and flags, and of the times, of what nobody waits for any more. */
const doneWords =
  /^(?:done|completed?|finished|closed|resolved|paid|returned|cancell?ed|archived|delivered|settled|submitted|fulfilled)$/;

/** Whether an item is done by its status, a flag such as `completed`, or a time such as `returnedAt`. */
function isDone(item: Item): boolean {
  return Object.entries(item).some(([name, value]) => {
    const plain = plainName(name).replace(/^is/, '');
    if (value === true) return doneWords.test(plain);
    if (typeof value !== 'string') return false;
    if (/(?:status|state|stage)$/.test(plain)) return doneWords.test(plainName(value));
    const time = plain.replace(/(?:at|on|date|time)$/, '').replace(/^return$/, 'returned');
    return time !== plain && doneWords.test(time) && /^\d{4}-\d{2}-\d{2}/.test(value);
  });
}
