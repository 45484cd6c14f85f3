import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { Bound, FilterCandidate, RangeFilter } from './filter.ts';
import { elementOf, type FilterField, type FilterFields } from './filter-fields.ts';
import { operatorReadings } from './operators.ts';
import { hasType } from './query-parameter.ts';

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

  /** The only property that is a time; the time of a change counts for `since` alone, which may well mean it. */
  function onlyTime(of: readonly string[], word: string): FilterField | undefined {
    if (!/^(date|time|datetime|timestamp)?$/.test(of.join(''))) return undefined;
    // `after` and `end` alone say little, so the parameter itself must be a time.
    if (of.length === 0 && !isTime(parameter)) return undefined;
    const times = fields.own.filter(({ path, schema: property }) => {
      return isTime(elementOf(mergeSchema, property)) && (word === 'since' || !isOfChange(path));
    });
    const [only, ...others] = times;
    return only && others.length === 0 && isComparable(elementOf(mergeSchema, only.schema), parameter)
      ? only
      : undefined;
  }
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
  const isNumber = property.types.has('integer') || property.types.has('number');
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

function isOfChange(path: readonly string[]): boolean {
  return /updat|modif|chang|delet/.test(plainName(path.at(-1) ?? ''));
}
