import type { Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { placeOf, propertiesIn } from '../holds/infer-holds.ts';
import { findName, lastSegmentOf, plainName, singularsOf } from '../naming.ts';
import type { LinkPlace, Resource } from '../resource.ts';
import type { ActionMovement } from './action-movement.ts';
import {
  afterNames,
  amountSent,
  beforeNames,
  directionOf,
  directionOfRows,
  directionProperty,
  isAdjusting,
  type StoreKind,
  storeIn,
  storeKinds,
} from './movement-words.ts';

/** Infers what an action moves; `undefined` for one that moves nothing, or of an item that has nothing to be moved. */
export function inferActionMovement(
  mergeSchema: MergeSchema,
  item: Schema,
  verb: string,
  sent?: Schema,
): ActionMovement | undefined {
  const names = [...mergeSchema(sent ?? {}).properties.keys()];
  for (const kind of names.length === 0 ? [] : storeKinds) {
    const property = storeIn(kind, numbersIn(mergeSchema, [item]));
    const amount = amountSent(kind, names);
    if (property === undefined || amount === undefined) continue;
    const direction = directionProperty(names);
    const isNamed = plainName(verb) === plainName(property) && direction !== undefined;
    const by = amount.isSigned || isAdjusting(verb) || isNamed ? 1 : directionOf(kind, verb);
    if (by === undefined) continue;
    return { kind, property, sent: amount.name, by, ...(direction !== undefined && { direction }) };
  }
  return undefined;
}

/** What the rows of a collection move: a transfer takes its amount out of one account and puts it into another. */
export interface RowMovement {
  readonly kind: StoreKind;
  /** The collection whose items have something, and the number of theirs. */
  readonly stores: string;
  readonly property: string;
  readonly amount: string;
  readonly isSigned: boolean;
  readonly from?: LinkPlace;
  readonly to?: LinkPlace;
  /** Where a row names the only item that it is about, in a direction that its type says, or else the collection. */
  readonly own?: LinkPlace;
  readonly direction?: string;
  readonly by?: 1 | -1;
  /** What a row says of the item after the movement, and before it. */
  readonly after?: string;
  readonly before?: string;
}

/** Infers what the rows of a collection move; `undefined` for those that move nothing. */
export function inferRowMovement(
  mergeSchema: MergeSchema,
  resource: Resource,
  resources: Iterable<Resource>,
): RowMovement | undefined {
  if (resource.isSingleton) return undefined;
  const names = [
    ...propertiesIn(mergeSchema, [...resource.requestSchemas, ...resource.responseSchemas]).keys(),
  ];
  const sent = [...propertiesIn(mergeSchema, resource.requestSchemas).keys()];
  const stores = [...resources].filter((each) => each !== resource && !each.isSingleton);
  const found = storeKinds.flatMap((kind) =>
    stores.flatMap((store) => movementOn(mergeSchema, resource, store, { kind, names, sent }) ?? []),
  );
  return found[0];
}

/** What the rows of a collection move of the items of another. */
function movementOn(
  mergeSchema: MergeSchema,
  resource: Resource,
  store: Resource,
  { kind, names, sent }: { readonly kind: StoreKind } & Readonly<Record<'names' | 'sent', readonly string[]>>,
): RowMovement | undefined {
  const amount = amountSent(kind, sent);
  const property = storeIn(kind, numbersIn(mergeSchema, store.responseSchemas));
  if (amount === undefined || property === undefined) return undefined;
  const places = placesOf(resource, store, names);
  const direction = directionProperty(names);
  const by = directionOfRows(resource.name);
  const isSigned = amount.isSigned || (direction === undefined && isAdjusting(lastSegmentOf(resource.name)));
  const isDirected = isSigned || (direction ?? by) !== undefined || isMadeByActs(resource);
  if (places === undefined || (places.own !== undefined && !isDirected)) return undefined;
  return {
    ...{ kind, stores: store.name, property, amount: amount.name, isSigned, ...places },
    ...(direction !== undefined && { direction }),
    ...(by !== undefined && { by }),
    ...optional('after', findName(names, afterNames)),
    ...optional('before', findName(names, beforeNames)),
  };
}

/** Whether the acts by which rows are made may say in which direction they are: `/accounts/{id}/deposit`. */
function isMadeByActs({ name }: Resource): boolean {
  return singularsOf(lastSegmentOf(name)).some((word) =>
    /^(?:transaction|movement|entry|operation)$/.test(word),
  );
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

const sources = /^(?:from|source|sender|src|debit)(.*)$/;
const targets = /^(?:to|target|destination|dest|recipient|receiver|beneficiary|credit)(.*)$/;

function placesOf(
  resource: Resource,
  store: Resource,
  names: readonly string[],
): Pick<RowMovement, 'from' | 'to' | 'own'> | undefined {
  const words = singularsOf(lastSegmentOf(store.name));
  const named = (pattern: RegExp) =>
    names.find((name) => {
      const rest = pattern.exec(plainName(name))?.[1]?.replace(/(?:id|uuid)$/, '');
      return rest !== undefined && words.includes(rest);
    });
  const [from, to] = [named(sources), named(targets)];
  const own = placeOf(resource, store, names);
  if (from === undefined && to === undefined) return own && { own };
  const first = from === undefined ? own : { property: from };
  return { ...(first && { from: first }), ...(to !== undefined && { to: { property: to } }) };
}

/** The names of the properties that are numbers, or texts of numbers. */
function numbersIn(mergeSchema: MergeSchema, schemas: readonly Schema[]): readonly string[] {
  return [...propertiesIn(mergeSchema, schemas)].flatMap(([name, schema]) => {
    const { types } = mergeSchema(schema);
    return ['number', 'integer', 'string'].some((type) => types.has(type)) ? [name] : [];
  });
}
