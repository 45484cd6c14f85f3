import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { Bound, FilterCandidate, RangeFilter } from './filter.ts';
import { type FilterField, fieldPathOf, findFilterField } from './filter-fields.ts';
import { hasType } from './query-parameter.ts';

/** The words of a parameter's name that make its value a bound. */
const bounds: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ...['min', 'minimum', 'gte', 'ge', 'from', 'since', 'start'].map((word) => [word, 'from'] as const),
  ...['gt', 'after'].map((word) => [word, 'above'] as const),
  ...['max', 'maximum', 'lte', 'le', 'to', 'until', 'till', 'end'].map((word) => [word, 'to'] as const),
  ...['lt', 'before'].map((word) => [word, 'below'] as const),
]);

/** Whether a property of a parameter's value is a bound, as the `gte` of `created[gte]` is. */
export function isOperator(name: string): boolean {
  return bounds.has(plainName(name));
}

/**
 * Infers the filter of a parameter whose name has a bound and a property, a number or a time: `min_price`, `priceMax`,
 * `price__gte`, `created_after` for `createdAt`; and where rows have one time, also `from`, `until`, `end_date`.
 */
export function inferRangeFilter(
  mergeSchema: MergeSchema,
  { parameterPath, name, schema }: FilterCandidate,
  fields: readonly FilterField[],
): RangeFilter | undefined {
  const parameter = mergeSchema(schema);
  const words = wordsOf(name);
  const readings = [
    { word: words[0] ?? '', of: words.slice(1) },
    { word: words.at(-1) ?? '', of: words.slice(0, -1) },
  ];
  for (const { word, of } of readings) {
    const bound = bounds.get(word);
    const field = bound && (namedField(of) ?? onlyTime(of, word));
    if (bound && field) return { kind: 'range', parameterPath, bound, ...fieldPathOf(field) };
  }
  return undefined;

  function namedField(of: readonly string[]): FilterField | undefined {
    const whole = of.join('');
    if (whole === '') return undefined;
    const field = findFilterField(fields, namesOf(whole));
    return field && isComparable(mergeSchema(field.schema), parameter) ? field : undefined;
  }

  /** The only property that is a time; the time of a change counts for `since` alone, which may well mean it. */
  function onlyTime(of: readonly string[], word: string): FilterField | undefined {
    if (!/^(date|time|datetime|timestamp)?$/.test(of.join(''))) return undefined;
    // `after` and `end` alone say little, so the parameter itself must be a time.
    if (of.length === 0 && !isTime(parameter)) return undefined;
    const times = fields.filter(({ property, schema }) => {
      return isTime(mergeSchema(schema)) && (word === 'since' || !isOfChange(property));
    });
    const [only, ...others] = times;
    return only && others.length === 0 && isComparable(mergeSchema(only.schema), parameter)
      ? only
      : undefined;
  }
}

/** `created_after`, `createdAfter` and `created[after]` are the same words. */
function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** A property of that name, or the time that is called so: `created` is `createdAt`. */
function namesOf(name: string): readonly string[] {
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

function isOfChange(property: string): boolean {
  return /updat|modif|chang|delet/.test(plainName(property));
}
