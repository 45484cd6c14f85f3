import type { Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { enumNames } from '../names/enum-names.ts';
import { findProperty, plainName } from '../naming.ts';

/** Which sums of an item an action such as `pay` changes. */
export interface Settlement {
  /** The property with what has been paid, refunded or captured in all. */
  readonly sum?: string;
  /** That with what is still to be paid. */
  readonly due?: string;
  /** The properties with the amount that it is a part of, the likeliest first. */
  readonly whole: readonly string[];
  /** The property of the request with the amount; without it, or when it is not sent, all is meant. */
  readonly sent?: string;
  /** The states of the item while it is only partly so: `status: partially_paid`. */
  readonly partly: Readonly<Record<string, string | number>>;
}

/** A kind of settlement: names are plain ones, the likeliest first. */
interface Kind {
  readonly verbs: RegExp;
  readonly sums: readonly string[];
  readonly dues: readonly string[];
  readonly wholes: readonly string[];
  /** A state in which something is left to be settled. */
  readonly partly: RegExp;
}

const totals = ['grandtotal', 'total', 'totalamount', 'amounttotal', 'totalprice', 'amount', 'price'];
const paid = ['amountpaid', 'paidamount', 'totalpaid', 'amountreceived', 'paid'];
const captured = ['amountcaptured', 'capturedamount', 'totalcaptured'];

const kinds: readonly Kind[] = [
  {
    verbs: /^(?:pay|repay|settle|(?:markas|mark)paid|(?:add|record|register|make|apply)?(?:re)?payment)$/,
    sums: paid,
    dues: [
      ...['amountremaining', 'remainingamount', 'amountoutstanding', 'outstandingamount', 'outstanding'],
      ...['balancedue', 'amountdue', 'dueamount', 'totaldue', 'remainingbalance', 'outstandingbalance'],
    ],
    wholes: totals,
    partly: /^part(?:ial|ially|ly)?(?:paid|settled)?$/,
  },
  {
    verbs: /^capture$/,
    sums: captured,
    dues: ['amountcapturable', 'capturableamount'],
    wholes: totals,
    partly: /^part(?:ial|ially|ly)?captured$/,
  },
  {
    verbs: /^refund$/,
    sums: ['amountrefunded', 'refundedamount', 'totalrefunded', 'refunded'],
    dues: [],
    wholes: [...paid, ...captured, ...totals],
    partly: /^part(?:ial|ially|ly)?refund(?:ed)?$/,
  },
];

/** Names of the amount in a request, as plain ones. */
const sentNames = ['amount', 'amounttocapture', 'paymentamount', 'refundamount', 'amountpaid', 'paidamount'];

/** Infers which sums an action changes; `undefined` for one that settles nothing, or of an item without such sums. */
export function inferSettlement(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
  sent?: Schema,
): Settlement | undefined {
  const kind = kinds.find(({ verbs }) => verbs.test(plainName(verb)));
  if (kind === undefined) return undefined;
  const numbers = numbersIn(mergeSchema, item);
  const sum = findProperty(numbers, kind.sums);
  const due = findProperty(numbers, kind.dues);
  if (sum === undefined && due === undefined) return undefined;
  const amount = sent && findProperty(numbersIn(mergeSchema, sent), sentNames);
  return {
    ...(sum !== undefined && { sum }),
    ...(due !== undefined && { due }),
    whole: kind.wholes.flatMap((name) => findProperty(numbers, [name]) ?? []),
    ...(amount !== undefined && { sent: amount }),
    partly: partialStates(mergeSchema, item, kind),
  };
}

/** The properties that may be numbers, or texts of numbers. */
function numbersIn(mergeSchema: MergeSchema, schema: Schema): ReadonlyMap<string, MergedSchema> {
  const all = [...mergeSchema(schema).properties].map(([name, each]) => [name, mergeSchema(each)] as const);
  return new Map(
    all.filter(([, { types }]) => ['number', 'integer', 'string'].some((type) => types.has(type))),
  );
}

function partialStates(mergeSchema: MergeSchema, item: Schema, { partly }: Kind): Settlement['partly'] {
  const states = [...mergeSchema(item).properties].flatMap(([name, schema]): [string, string | number][] => {
    const values = enumNames(mergeSchema(schema).keywords);
    const state = values.find((each) => partly.test(plainName(each.name)));
    return state === undefined ? [] : [[name, state.value]];
  });
  return Object.fromEntries(states);
}
