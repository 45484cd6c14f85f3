import type { MergedSchema, MergeSchema } from '../../../schema/merged-schema.ts';
import { plainName } from '../../naming.ts';
import type { Bound, FilterCandidate, RangeFilter } from '../filter.ts';
import { elementOf, type FilterField, type FilterFields } from '../filter-fields.ts';
import { operatorReadings } from '../operators.ts';
import { hasType } from '../query-parameter.ts';
import { mainTimeOf } from './main-time.ts';

/**
 * Infers the filter of a parameter whose name has a bound and a property, a number or a time, or a list of them:
 * `min_price`, `priceMax`, `price__gte`, `created_after` for `createdAt`, `startDate` for `dates`; and where rows have one
 * time, also `from`, `until`, `end_date`.
 */
export function inferRangeFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): RangeFilter | undefined {
  const parameter = mergeSchema(schema);
  for (const { operator, word, of } of operatorReadings(name)) {
    if (!isBound(operator)) continue;
    const field = namedField(of) ?? onlyTime(of, word);
    if (field) return { kind: 'range', parameterPath, bound: operator, path: field.path };
  }
  return undefined;

  function namedField(of: readonly string[]): FilterField | undefined {
    const whole = of.join('');
    if (whole === '') return undefined;
    const field = fields.find(namesOfTime(whole));
    return field && isComparable(elementOf(mergeSchema, field.schema), parameter) ? field : undefined;
  }

  /** The property that is the time of the rows, where the words of a name are no more than a bound. */
  function onlyTime(of: readonly string[], word: string): FilterField | undefined {
    if (!/^(date|time|datetime|timestamp)?$/.test(of.join(''))) return undefined;
    // `after` and `end` alone say little, so the parameter itself must be a time.
    if (of.length === 0 && !isTime(parameter)) return undefined;
    // `since` may well mean the time of a change.
    const only =
      word === 'since' ? onlyTimeOf(mergeSchema, fields) : mainTimeOf(timesOf(mergeSchema, fields));
    return only && isComparable(elementOf(mergeSchema, only.schema), parameter) ? only : undefined;
  }
}

/** The properties of rows that are times. */
function timesOf(mergeSchema: MergeSchema, { own }: Pick<FilterFields, 'own'>): readonly FilterField[] {
  return own.filter(({ schema }) => isTime(elementOf(mergeSchema, schema)));
}

/** The only property of rows that is a time; `undefined` where there are several. */
function onlyTimeOf(mergeSchema: MergeSchema, fields: Pick<FilterFields, 'own'>): FilterField | undefined {
  const [only, ...others] = timesOf(mergeSchema, fields);
  return others.length === 0 ? only : undefined;
}

function isBound(operator: string): operator is Bound {
  return operator === 'from' || operator === 'above' || operator === 'to' || operator === 'below';
}

/** A property of that name, or the time that is called so: `created` is `createdAt`. */
export function namesOfTime(name: string): readonly string[] {
  const endings = ['at', 'on', 'date', 'time', 'datetime', 'timestamp'];
  return [name, ...endings.map((ending) => name + ending), `date${name}`, `time${name}`];
}

function isComparable(property: MergedSchema, parameter: MergedSchema): boolean {
  if (isTime(property)) return hasType(parameter, ['string']) && (isTime(parameter) || isPlain(parameter));
  const isDecimal = property.types.has('string') && property.keywords.format === 'decimal';
  const isNumber = isDecimal || property.types.has('integer') || property.types.has('number');
  return isNumber && hasType(parameter, ['integer', 'number', 'string']) && isPlain(parameter, true);
}

function isTime({ types, keywords }: MergedSchema): boolean {
  return types.has('string') && (keywords.format === 'date' || keywords.format === 'date-time');
}

function isPlain({ types, keywords }: MergedSchema, isNumeric = false): boolean {
  return (
    keywords.enum === undefined && (keywords.format === undefined || (isNumeric && !types.has('string')))
  );
}

/** What a parameter is called that names the day of the only time that rows have. */
const dayNames: ReadonlySet<string> = new Set(['date', 'day', 'on', 'ondate', 'bydate', 'fordate']);

/**
 * Infers the filter of a parameter that is a day, where rows have a time: `date` for the date-time `date`, or for `at`
 * where that is the only one. The time of a creation is meant where there is no other.
 */
export function inferDayFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: FilterFields,
): RangeFilter | undefined {
  const plain = plainName(name);
  if (!isDay(mergeSchema(schema), plain)) return undefined;
  const only = dayNames.has(plain) ? mainTimeOf(timesOf(mergeSchema, fields)) : undefined;
  const field = fields.find([plain]) ?? only;
  const isOfTime = field && elementOf(mergeSchema, field.schema).keywords.format === 'date-time';
  return isOfTime ? { kind: 'range', parameterPath, bound: 'during', path: field.path } : undefined;
}

/** Whether a parameter of a plain name is a day: by its format, or a text by its name. */
function isDay({ types, keywords }: MergedSchema, plain: string): boolean {
  if (keywords.format !== undefined || keywords.enum !== undefined) return keywords.format === 'date';
  return (types.size === 0 || types.has('string')) && (dayNames.has(plain) || /(?:date|day)$/.test(plain));
}

/** Whether the rows of a list have a time that a parameter of this name, a day, selects by. */
export function hasTimeOfDay(mergeSchema: MergeSchema, row: MergedSchema, name: string): boolean {
  const own = [...row.properties].map(([property, schema]) => ({ path: [property], schema }));
  return dayNames.has(plainName(name)) && mainTimeOf(timesOf(mergeSchema, { own })) !== undefined;
}
