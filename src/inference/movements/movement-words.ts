import type { Operation } from '../../openapi/operations.ts';
import { findName, lastSegmentOf, plainName, singularsOf } from '../naming.ts';

/** What an item may have of which something is put in and taken out. */
export type StoreKind = 'money' | 'goods' | 'points';

/** The words of each kind, by plain names, the likeliest first; a new word is one more. */
interface KindWords {
  /** The number of an item that says how much it has. */
  readonly stores: readonly string[];
  /** What requests call the amount that is moved. */
  readonly amounts: readonly string[];
  /** What verbs and types of rows call what is put in, and what is taken out. */
  readonly into: readonly string[];
  readonly outOf: readonly string[];
}

const words = (text: string) => text.split(' ');

const kinds: Readonly<Record<StoreKind, KindWords>> = {
  money: {
    stores: words('balance currentbalance availablebalance walletbalance accountbalance'),
    amounts: words('amount value sum'),
    into: words(
      'deposit topup credit addfunds fund recharge reload incoming income in refund interest inflow',
    ),
    outOf: words(
      'withdraw withdrawal debit spend out outgoing expense payment purchase fee charge outflow transferout',
    ),
  },
  goods: {
    stores: words(
      'stock stockquantity stocklevel quantityinstock instock quantityonhand onhand currentstock quantity qty',
    ),
    amounts: words('quantity qty amount units count'),
    into: words(
      'restock receive receipt received replenish stockin addstock increasestock refill in inbound increase add purchase return restocking intake',
    ),
    outOf: words(
      'consume consumption removestock stockout decreasestock deductstock reducestock dispatch use usage out outbound decrease remove subtract sale sell damage loss issue shipment',
    ),
  },
  points: {
    stores: words('points pointsbalance loyaltypoints rewardpoints credits creditbalance coins'),
    amounts: words('points credits coins amount value'),
    into: words(
      'earn earned award addpoints earnpoints accrue accrual addcredits points bonus add credit topup',
    ),
    outOf: words(
      'redeem redeemed redemption redeempoints spendpoints deductpoints usepoints deduct spend burn subtract debit remove',
    ),
  },
};

export const storeKinds = Object.keys(kinds) as readonly StoreKind[];

/** Names of amounts that have a sign of their own. */
const signedAmounts = words(
  'delta change adjustment quantitychange changeamount adjustmentamount quantitydelta',
);

/** Verbs, and words of collections, for which an amount is put in, or taken out where it is negative. */
const adjusting =
  /^(?:(?:stock|inventory|balance|points|quantity)?(?:adjust|adjustment|movement)s?|adjust(?:stock|quantity|balance|points|inventory)|change(?:stock|quantity))$/;

/** Words of collections whose rows are moved in one direction. */
const directed: Readonly<Record<'into' | 'outOf', ReadonlySet<string>>> = {
  into: new Set(words('deposit topup restock income refill')),
  outOf: new Set(words('withdrawal expense redemption debit')),
};

/** The property among some names that says how much an item has. */
export function storeIn(kind: StoreKind, names: Iterable<string>): string | undefined {
  return findName(names, kinds[kind].stores);
}

/** Whether a property, by its name, says how much an item has. */
export function isStore(kind: StoreKind, name: string): boolean {
  return kinds[kind].stores.includes(plainName(name));
}

/** The property that says how much is moved, and whether its sign says in which direction. */
export function amountSent(
  kind: StoreKind,
  names: readonly string[],
): { readonly name: string; readonly isSigned: boolean } | undefined {
  const signed = findName(names, signedAmounts);
  const name = signed ?? findName(names, kinds[kind].amounts);
  return name === undefined ? undefined : { name, isSigned: signed !== undefined };
}

/** The property that says in which direction something is moved: `type`, `direction`. */
export function directionProperty(names: Iterable<string>): string | undefined {
  return findName(
    names,
    words('type transactiontype movementtype direction operation action entrytype kind'),
  );
}

/** In which direction a verb, or the type of a row, moves something: 1 into the item, -1 out of it. */
export function directionOf(kind: StoreKind, word: string): 1 | -1 | undefined {
  const plain = plainName(word);
  if (kinds[kind].into.includes(plain)) return 1;
  return kinds[kind].outOf.includes(plain) ? -1 : undefined;
}

/** Whether a verb, or the word of a collection, leaves the direction to the sign of the amount. */
export function isAdjusting(word: string): boolean {
  return adjusting.test(plainName(word));
}

/** In which direction the rows of a collection move something, by its name: those of `/deposits`. */
export function directionOfRows(collection: string): 1 | -1 | undefined {
  const names = singularsOf(lastSegmentOf(collection));
  if (names.some((word) => directed.into.has(word))) return 1;
  return names.some((word) => directed.outOf.has(word)) ? -1 : undefined;
}

/** What the number is called that an item has after a movement, and before it. */
export const afterNames = words(
  'balanceafter newbalance runningbalance resultingbalance balance stockafter newstock quantityafter newquantity pointsafter newpoints',
);
export const beforeNames = words(
  'balancebefore previousbalance oldbalance stockbefore previousstock quantitybefore previousquantity',
);

/** What descriptions say of more than there is. */
const aboutFunds =
  /\binsufficient\b|\bnot enough\b|\bexceed|\boverdr|\bout of stock\b|\bfunds\b|\btoo (?:little|few)\b/;

/**
 * The status by which an operation refuses to take out more than there is: one that is described so, else a declared 402
 * or 409. A 400 or 422 that is not described so is for what does not match the schema.
 */
export function fundsRefusal({ responses }: Pick<Operation, 'responses'>): number | undefined {
  const declared = [400, 402, 409, 422, 403].filter((status) => Object.hasOwn(responses, `${status}`));
  const described = declared.find((status) =>
    aboutFunds.test((responses[`${status}`]?.description ?? '').toLowerCase()),
  );
  return described ?? [402, 409].find((status) => declared.includes(status));
}
