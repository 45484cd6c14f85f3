import type { Schema } from '../../../openapi/document.ts';
import {
  isObjectSchema,
  isSchema,
  type MergedSchema,
  type MergeSchema,
} from '../../../schema/merged-schema.ts';
import type { BodyPath } from '../../body-path.ts';
import { findName, findProperty, plainName, singularsOf } from '../../naming.ts';
import { stateOfWork } from '../states/meant-state.ts';
import type { Figure } from './figure.ts';

/** What figures are about: rows, and what one of them is called. */
export interface Counted {
  readonly mergeSchema: MergeSchema;
  readonly row: MergedSchema;
  readonly counted: readonly string[];
  /** The same as a pattern. */
  readonly nouns: RegExp | undefined;
  /** Whether a name has to say that it is about these rows: `totalOrders`, and not `total`. */
  readonly isNamed?: true;
}

/** How many objects deep figures are looked for. */
const maxDepth = 3;

/** The members of a body that are figures, each found by its name. */
export function figuresIn<F extends Omit<Figure, 'path'>>(
  mergeSchema: MergeSchema,
  body: Schema,
  find: (name: string, schema: MergedSchema) => readonly F[],
  path: BodyPath = [],
): readonly (F & Pick<Figure, 'path'>)[] {
  return [...mergeSchema(body).properties].flatMap(
    ([name, schema]): readonly (F & Pick<Figure, 'path'>)[] => {
      const merged = mergeSchema(schema);
      const at = [...path, name];
      const found = find(name, merged).map((figure) => ({ ...figure, path: at }));
      if (found.length > 0 || isNumber(merged) || at.length >= maxDepth) return found;
      return figuresIn(mergeSchema, schema, find, at);
    },
  );
}

/** What a member is, by its name: a number, or several by the values of a property. */
export function figureCalled(
  name: string,
  schema: MergedSchema,
  of: Counted,
): readonly Omit<Figure, 'path'>[] {
  if (!isNumber(schema)) return groupsCalled(name, schema, of);
  const { rest, isNamed } = withoutNouns(plainName(name), of.nouns);
  if (of.isNamed && !isNamed) return moneyOf(plainName(name), of);
  for (const rule of numberRules) {
    const found = rule({ plain: plainName(name), rest, isNamed, schema }, of);
    if (found !== undefined) return [found];
  }
  return [];
}

/** What a number is whose name has a property of the rows, or a state as a share, and not what the rows are called. */
export function figureOfProperty(
  name: string,
  schema: MergedSchema,
  of: Counted,
): readonly Omit<Figure, 'path'>[] {
  const plain = plainName(name);
  const [, how = '', what = ''] = aggregateWords.exec(plain) ?? [];
  const property = what === '' ? undefined : numberCalled(what, of);
  const kind = aggregates[how];
  if (!isNumber(schema)) return [];
  if (kind !== undefined && property !== undefined) return [{ of: kind, property }];
  const found = share({ plain, rest: plain, isNamed: false, schema }, of);
  return found === undefined ? [] : [found];
}

/** A name of a number, with and without what the rows are called. */
interface NumberName {
  readonly plain: string;
  readonly rest: string;
  readonly isNamed: boolean;
  readonly schema: MergedSchema;
}

type NumberRule = (name: NumberName, of: Counted) => Omit<Figure, 'path'> | undefined;

/** The numbers that count all rows, by plain names. */
const totalNames: ReadonlySet<string> = new Set(['total', 'count', 'all', 'totalcount', 'number', 'size']);

/** What a count is called besides what it counts: `openCount`, `totalOpen`. */
const countWords = /^(?:total|num|number(?:of)?|count(?:of)?)|(?:counts?|total)$/g;

const all: NumberRule = ({ rest, isNamed, schema }, of) => {
  const isSum = rest === 'total' && !schema.types.has('integer') && moneyProperty(of) !== undefined;
  if (isSum) return undefined;
  const left = rest.replace(countWords, '');
  return totalNames.has(rest) || (isNamed && left === '') ? { of: 'count' } : undefined;
};

const inState: NumberRule = ({ plain, rest }, { mergeSchema, row }) => {
  const words = [plain, rest, plain.replace(countWords, ''), rest.replace(countWords, '')];
  const state = words
    .filter((word) => word !== '')
    .map((word) => stateOfWork(mergeSchema, row, word))
    .find((each) => each !== undefined);
  return state && { of: 'count', state };
};

/** How a share of the rows is called: `completion_rate`, `paidPercentage`. */
const shareWords = /^(.+?)(rate|percentage|percent|pct|ratio|share)$/;

const share: NumberRule = ({ rest, schema }, { mergeSchema, row }) => {
  const [, word = '', how] = shareWords.exec(rest) ?? [];
  const state = word === '' ? undefined : stateOfWork(mergeSchema, row, word);
  const isFraction = how === 'ratio' || schema.keywords.maximum === 1;
  return state && { of: 'share', state, whole: isFraction ? 1 : 100 };
};

/** How numbers are put together, and of what: `avgValue`, `maximum`. */
const aggregateWords = /^(min|minimum|lowest|max|maximum|highest|avg|average|mean|sum|total)(.*)$/;

const aggregates: Readonly<Record<string, Figure['of']>> = {
  ...{ min: 'min', minimum: 'min', lowest: 'min', max: 'max', maximum: 'max', highest: 'max' },
  ...{ avg: 'average', average: 'average', mean: 'average', sum: 'sum', total: 'sum' },
};

const aggregate: NumberRule = ({ plain, rest, isNamed }, of) => {
  for (const each of [plain, rest]) {
    const [, how = '', what = ''] = aggregateWords.exec(each) ?? [];
    const kind = aggregates[how];
    const property =
      numberCalled(what, of) ?? (isNamed || moneyWords.test(what) ? moneyCalled(what, of) : undefined);
    if (kind !== undefined && property !== undefined) return { of: kind, property };
  }
  return undefined;
};

const money: NumberRule = ({ plain }, of) => moneyOf(plain, of)[0];

const numberRules: readonly NumberRule[] = [all, inState, share, aggregate, money];

/** What is earned by orders and the like, by plain names. */
const moneyWords =
  /^(?:total|gross|net)?(?:revenue|sales|turnover|earnings|income|spent|spending)(?:total|amount)?$/;

/** Rows that are paid for. */
const soldRows =
  /^(?:order|sale|purchase|payment|transaction|invoice|booking|reservation|appointment|rental)$/;

/** The property of a row that says what it costs, the likeliest first. */
const moneyNames: readonly string[] = [
  ...['total', 'totalAmount', 'totalPrice', 'grandTotal', 'orderTotal', 'totalCost', 'amount', 'price'],
];

function moneyOf(plain: string, of: Counted): readonly Omit<Figure, 'path'>[] {
  const isSold = of.counted.some((word) => soldRows.test(word));
  const property = isSold && moneyWords.test(plain) ? moneyProperty(of) : undefined;
  return property === undefined ? [] : [{ of: 'sum', property }];
}

function moneyProperty({ row, mergeSchema }: Counted): string | undefined {
  const found = findProperty(row.properties, moneyNames);
  return found !== undefined && isNumber(mergeSchema(row.properties.get(found) ?? {})) ? found : undefined;
}

/** The `value` of orders, and their `amount`, are what they cost. */
function moneyCalled(what: string, of: Counted): string | undefined {
  return /^(?:value|amount|price|cost|spent|)$/.test(what) || moneyWords.test(what)
    ? moneyProperty(of)
    : undefined;
}

/** The number of rows that has a name, else the only one that is no id. */
function numberCalled(
  what: string,
  { mergeSchema, row }: Pick<Counted, 'mergeSchema' | 'row'>,
): string | undefined {
  const numbers = [...row.properties].flatMap(([name, schema]) =>
    isNumber(mergeSchema(schema)) && !/id$/i.test(name) ? [name] : [],
  );
  if (what !== '') return findName(numbers, [what, ...singularsOf(what)]);
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** The pattern of names that have one of some words, or several of what it calls; absent for words of two letters. */
export function nounPattern(counted: readonly string[]): RegExp | undefined {
  const nouns = counted.filter((each) => each.length > 2).join('|');
  return nouns === '' ? undefined : new RegExp(`^(.*?)(?:${nouns})(?:e?s)?(.*)$`);
}

/** A name without what the rows are called: `completed` of `completedTasks`. */
function withoutNouns(plain: string, nouns: RegExp | undefined): { rest: string; isNamed: boolean } {
  const [, before, after = ''] = nouns?.exec(plain) ?? [];
  return before === undefined ? { rest: plain, isNamed: false } : { rest: before + after, isNamed: true };
}

/** What says by which property rows are grouped: `byPriority`, `status_counts`. */
const groupWords = /^by(.+)$|^(.+?)(?:counts?|distribution|breakdown|stats)$/;

/** The property that a map of numbers, or a list of them with their values, groups rows by. */
function groupsCalled(name: string, schema: MergedSchema, of: Counted): readonly Omit<Figure, 'path'>[] {
  const { mergeSchema, row } = of;
  const { rest, isNamed } = withoutNouns(plainName(name), of.nouns);
  if (of.isNamed && !isNamed) return [];
  const [, by, before] = groupWords.exec(isNamed ? rest : plainName(name)) ?? [];
  const property = findName(row.properties.keys(), [by ?? before ?? plainName(name)]);
  if (property === undefined) return [];
  const entry = entryOf(schema, property, of);
  if (entry !== undefined) return [{ of: 'groups', property, entry }];
  const keys = groupKeys(schema, mergeSchema(row.properties.get(property) ?? {}), mergeSchema);
  return keys === undefined ? [] : [{ of: 'groups', property, keys }];
}

/** The groups that an object of numbers has without an item too; undefined for what is no such object. */
function groupKeys(
  { keywords, properties }: MergedSchema,
  property: MergedSchema,
  mergeSchema: MergeSchema,
): readonly string[] | undefined {
  const values = keywords.additionalProperties;
  const listed = property.keywords.enum;
  if (properties.size > 0 && [...properties.values()].every((each) => isNumber(mergeSchema(each))))
    return [...properties.keys()];
  if (!isSchema(values) || !isNumber(mergeSchema(values))) return undefined;
  return (Array.isArray(listed) ? listed : []).filter((key) => typeof key === 'string');
}

/** The members of each group of a list: `{status, count}`. */
function entryOf({ items }: MergedSchema, property: string, { mergeSchema }: Counted): Figure['entry'] {
  const shown = items === undefined ? undefined : mergeSchema(items);
  if (shown === undefined || !isObjectSchema(shown)) return undefined;
  const key = findProperty(shown.properties, [property, 'key', 'name', 'label', 'value', '_id', 'id']);
  const numbers = [...shown.properties].flatMap(([name, each]) =>
    isNumber(mergeSchema(each)) ? [name] : [],
  );
  const count =
    findName(numbers, ['count', 'total', 'value', 'quantity']) ??
    (numbers.length === 1 ? numbers[0] : undefined);
  return key === undefined || count === undefined || key === count ? undefined : { key, count };
}

function isNumber({ types }: MergedSchema): boolean {
  return types.has('integer') || types.has('number');
}
