import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import type { DerivedCondition, NamedState } from '../filter.ts';
import { mainTimeOf } from '../ranges/main-time.ts';

/** The properties that a state follows from, by plain names without a leading `is`. */
const properties = {
  due: /^(?:due|deadline|dueby|returnby)(?:at|on|date|time|datetime)?$|^(?:expected|planned)returndate$/,
  expiry: /^(?:expir(?:es|y|ation|ed)?|validuntil|validto|validthrough|bestbefore)(?:at|on|date|time)?$/,
  quantity:
    /^(?:stock|quantity|qty|instock|onhand|quantityonhand|quantityinstock|currentstock|stock(?:quantity|count|level)|available(?:stock|quantity|copies|count|units|seats|spots)|copiesavailable|inventory(?:count|quantity)?)$/,
  threshold:
    /^(?:reorder(?:level|point|threshold|quantity)|min(?:imum)?(?:stock|quantity|stocklevel|level)|lowstock(?:threshold|level)?|(?:stock)?(?:threshold|alertlevel|minimum)|safetystock|restocklevel)$/,
  taken:
    /^(?:booked|occupied|reserved|taken|rented|borrowed|sold|soldout|assigned|busy|inuse|checkedout|loaned|onloan|allocated|issued|unavailable)$/,
} as const;

/** Where a table of states says nothing else, a stock is low at this number or below. */
const usualThreshold = 10;

/** What is known of rows, by what states follow from. */
interface Known {
  /** The condition that a property of a kind meets; none where rows have no such property. */
  readonly of: (
    kind: keyof typeof properties,
    condition: (path: readonly string[]) => DerivedCondition,
  ) => readonly DerivedCondition[];
  readonly limitPath: readonly string[] | undefined;
  /** The time at which something takes place. */
  readonly event: readonly string[] | undefined;
}

type DerivedRule = (known: Known) => readonly DerivedCondition[];

const atMost = (limit: number): DerivedRule => {
  return ({ of }) => of('quantity', (path) => ({ path, level: 'atMost', limit }));
};

const ofEvent = (time: 'past' | 'future' | 'today'): DerivedRule => {
  return ({ event }) => (event === undefined ? [] : [{ path: event, time }]);
};

const lowStock: DerivedRule = ({ of, limitPath }) =>
  of('quantity', (path) => ({
    ...{ path, level: 'atMost', limit: usualThreshold },
    ...(limitPath && { limitPath }),
  }));

const inStock: DerivedRule = ({ of }) => of('quantity', (path) => ({ path, level: 'above', limit: 0 }));

const free: DerivedRule = ({ of }) => of('taken', (path) => ({ path, isTaken: false }));

const overdue: DerivedRule = ({ of }) => {
  const late = of('due', (path) => ({ path, time: 'past' }));
  return late.length === 0 ? [] : [...late, { isDone: false }];
};

const valid: DerivedRule = ({ of }) => of('expiry', (path) => ({ path, time: 'future', isOpen: true }));

/** The words for states that follow from the clock or from other values, each with its rules: the first that holds counts. */
const rules: readonly (readonly [words: string, ...rules: readonly DerivedRule[]])[] = [
  ['upcoming future comingup coming soon', ofEvent('future')],
  ['past previous finished ended', ofEvent('past')],
  ['today todays fortoday', ofEvent('today')],
  ['overdue late pastdue', overdue],
  ['expired', ({ of }) => of('expiry', (path) => ({ path, time: 'past' }))],
  ['active valid current', valid],
  ['lowstock low lowinventory lowquantity belowthreshold needsreorder needsrestock reorder', lowStock],
  ['outofstock soldout unavailable', atMost(0)],
  ['instock', inStock],
  ['available free vacant', free, inStock],
];

const rulesByWord: ReadonlyMap<string, readonly DerivedRule[]> = new Map(
  rules.flatMap(([words, ...of]) => words.split(' ').map((word) => [word, of] as const)),
);

/**
 * The state that a word names though no property is called so: `overdue` is what has a due date that is over and is not done,
 * `low-stock` what has less than its `reorder_level`, `upcoming` what takes place after the time of the clock.
 */
export function derivedStateCalled(
  mergeSchema: MergeSchema,
  row: MergedSchema,
  word: string,
): NamedState | undefined {
  const named = rulesByWord.get(plainName(word).replace(/^is/, ''));
  if (named === undefined) return undefined;
  const known = knownOf(mergeSchema, row);
  const conditions = named.map((rule) => rule(known)).find((found) => found.length > 0);
  return conditions && { path: [`(${plainName(word)})`], conditions };
}

function knownOf(mergeSchema: MergeSchema, row: MergedSchema): Known {
  const all = [...row.properties].map(([name, schema]) => {
    return { name: plainName(name).replace(/^is/, ''), path: [name], merged: mergeSchema(schema) };
  });
  const types: Readonly<Record<keyof typeof properties, (merged: MergedSchema) => boolean>> = {
    due: mayBeTime,
    expiry: mayBeTime,
    quantity: isNumber,
    threshold: isNumber,
    taken: (merged) => merged.types.has('boolean'),
  };
  const find = (kind: keyof typeof properties) =>
    all.find(({ name, merged }) => properties[kind].test(name) && types[kind](merged))?.path;
  const times = all.filter(({ name, merged }) => isTime(merged) && !properties.due.test(name));
  return {
    of: (kind, condition) => {
      const path = find(kind);
      return path === undefined ? [] : [condition(path)];
    },
    limitPath: find('threshold'),
    event: eventOf(times),
  };
}

/** The time at which rows take place: none where all that they have is when they were made. */
function eventOf(times: readonly { readonly path: readonly string[] }[]): readonly string[] | undefined {
  const path = mainTimeOf(times)?.path;
  return path !== undefined && /^(?:creat|updat|added|joined|insert)/.test(plainName(path[0] ?? ''))
    ? undefined
    : path;
}

function isTime({ types, keywords }: MergedSchema): boolean {
  return types.has('string') && (keywords.format === 'date' || keywords.format === 'date-time');
}

/** A time by its name may be declared as any text. */
function mayBeTime(merged: MergedSchema): boolean {
  const isText = merged.types.has('string') && merged.keywords.format === undefined;
  return isTime(merged) || (isText && merged.keywords.enum === undefined);
}

function isNumber({ types }: MergedSchema): boolean {
  return types.has('integer') || types.has('number');
}
