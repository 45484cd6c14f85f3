import { valueAt } from '../../../../inference/body-path.ts';
import type { ActionRole, Resource } from '../../../../inference/resource.ts';
import type { Settlement } from '../../../../inference/writes/settlement.ts';
import { isObject, ownValue } from '../../../../json.ts';
import type { CrudContext } from '../../crud-context.ts';
import type { CrudRequest } from '../../crud-request.ts';
import type { Item } from '../../stored-item.ts';
import { propertiesOf } from '../changed-values.ts';
import { type Sum, sumOfOne } from './line-sums.ts';
import { sumValue } from './line-total.ts';
import { amountIn } from './money.ts';

/** What an action such as `pay` changes in the sums of an item, and in its states. */
export interface Settled {
  readonly sums: Item;
  /** The states that it sets in place of its own, where something is left to be paid. */
  readonly states?: Item;
}

/**
 * The sums of an item after a payment, a capture or a refund: of the amount that the request sends, else of all that is
 * left. What is only partly paid is in the state for that, else in the state that it was in.
 */
export function settledSums({ crud, role, input }: CrudRequest<ActionRole>, item: Item): Settled {
  const { settlement, changes, resource } = role;
  if (settlement === undefined) return { sums: {} };
  const sent = valueAt(input.body, role.sent?.itemPath ?? []);
  const written = isObject(sent) ? sumAt(sent, settlement.sent) : undefined;
  return settledBy(crud, resource, { settlement, changes, amount: written }, item);
}

/** What settles an item: by how much, where that is said, and what changes when nothing is left. */
export interface Settling {
  readonly settlement: Settlement;
  readonly changes: Item;
  readonly amount: Sum | undefined;
}

/** The same for any amount that settles an item of a resource. */
export function settledBy(
  crud: CrudContext,
  resource: Resource,
  { settlement, changes, amount: written }: Settling,
  item: Item,
): Settled {
  const done = sumAt(item, settlement.sum) ?? { value: 0, terms: [] };
  const left = sumAt(item, settlement.due) ?? leftOf(settlement, item, done);
  const amount = written ?? left;
  if (amount === undefined) return { sums: {} };
  const rest = Math.max(0, (left?.value ?? 0) - amount.value);
  const values: readonly (readonly [string | undefined, number])[] = [
    [settlement.sum, done.value + amount.value],
    [settlement.due, rest],
  ];
  const terms = [done, amount, ...(left ? [left] : [])].flatMap((each) => each.terms);
  const properties = propertiesOf(crud, resource);
  const sums = values.flatMap(([name = '', value]): [string, unknown][] => {
    const merged = properties.get(name);
    const found = merged && sumValue(crud.mergeSchema, merged, { value, terms });
    return found === undefined ? [] : [[name, found.value]];
  });
  const { partly } = settlement;
  const former = Object.keys(changes).map((name) => [name, item[name]]);
  return {
    sums: Object.fromEntries(sums),
    ...(rest > smallest && { states: { ...Object.fromEntries(former), ...partly } }),
  };
}

/** Less than this is left over by floating-point numbers alone. */
const smallest = 1e-9;

/** The amount that an object has in a property. */
export function sumAt(item: Item, name: string | undefined): Sum | undefined {
  const value = name === undefined ? undefined : ownValue(item, name);
  const amount = amountIn(value);
  return amount && sumOfOne(amount);
}

/** What is left of the first amount that the item states and that is not 0. */
function leftOf({ whole, sum }: Settlement, item: Item, done: Sum): Sum | undefined {
  const total = whole
    .filter((name) => name !== sum)
    .map((name) => sumAt(item, name))
    .find((each) => each !== undefined && each.value > 0);
  return total && { value: Math.max(0, total.value - done.value), terms: total.terms };
}
