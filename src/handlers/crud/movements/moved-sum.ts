import { SandboxError } from '../../../errors.ts';
import { fundsRefusal, type StoreKind } from '../../../inference/movements/movement-words.ts';
import { plainName } from '../../../inference/naming.ts';
import type { Resource } from '../../../inference/resource.ts';
import { ownValue } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';
import type { Item } from '../stored-item.ts';
import { propertiesOf } from '../values/changed-values.ts';
import { sumValue } from '../values/sums/line-total.ts';
import { amountIn } from '../values/sums/money.ts';

/** What is moved of an item: a number of it, and how much is put in; a negative amount is taken out. */
export interface MovedSum {
  readonly resource: Resource;
  readonly kind: StoreKind;
  readonly property: string;
  /** The amount as it was sent. */
  readonly written: unknown;
  readonly by: 1 | -1;
}

/** Names of what an account may owe, by plain names. */
const credits = /^(?:overdraft|credit)(?:limit|allowance)?$/;

/**
 * The number of an item after something is put in or taken out; `undefined` where that is no number.
 * @throws SandboxError with the declared status where more is taken out than there is.
 */
export function movedSum(
  { crud, role }: Pick<CrudRequest, 'crud' | 'role'>,
  item: Item,
  { resource, kind, property, written, by }: MovedSum,
): unknown {
  const amount = amountIn(written);
  const merged = propertiesOf(crud, resource).get(property);
  if (amount === undefined || merged === undefined) return undefined;
  const before = amountIn(ownValue(item, property) ?? 0);
  const value = (before?.value ?? 0) + by * amount.value;
  const isTakenOut = by * amount.value < 0;
  const status = isTakenOut && value + creditOf(item) < 0 ? fundsRefusal(role.operation) : undefined;
  if (status !== undefined) {
    const message = `${property} is ${before?.value ?? 0}: there is not enough for ${amount.value}`;
    throw new SandboxError(status === 409 ? 'conflict' : 'refused', message, { status });
  }
  const terms = [before?.written, amount.written].filter((each) => each !== undefined);
  const left = kind === 'money' ? value : Math.max(0, value);
  return sumValue(crud.mergeSchema, merged, { value: left, terms })?.value;
}

function creditOf(item: Item): number {
  if (Object.entries(item).some(([name, value]) => /type$/.test(plainName(name)) && isCredit(value)))
    return Number.POSITIVE_INFINITY;
  const limits = Object.entries(item).filter(([name]) => credits.test(plainName(name)));
  return limits.reduce((sum, [, value]) => sum + (amountIn(value)?.value ?? 0), 0);
}

function isCredit(value: unknown): boolean {
  return typeof value === 'string' && /credit|loan/.test(plainName(value));
}
