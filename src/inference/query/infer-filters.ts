import { plainText } from '../../json.ts';
import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import type { Filter, FilterCandidate } from './filter.ts';
import { type FilterFields, filterFieldsOf } from './filter-fields.ts';
import { inferConditionFilter, inferOpenConditions } from './infer-condition-filter.ts';
import { inferDoneFilter, inferPresenceFilter } from './infer-presence-filter.ts';
import { inferSearchFilter } from './infer-search-filter.ts';
import { inferPartFilter, inferTextFilter } from './infer-text-filter.ts';
import { inferOperatorOnValues, inferValueFilter } from './infer-value-filter.ts';
import { inferDayFilter, inferRangeFilter } from './ranges/infer-range-filter.ts';
import { inferChosenState } from './states/infer-chosen-state.ts';
import { inferStateFilter } from './states/infer-state-filter.ts';
import { absentWords, everythingWords } from './value-words.ts';

type InferFilter = (
  mergeSchema: MergeSchema,
  candidate: FilterCandidate,
  fields: FilterFields,
) => Filter | undefined;

/**
 * How filters are inferred. The first that accepts a candidate wins, in this order: `start_date` is a property of that
 * name before it is a range of another. The table that runs the filters is in `handlers/crud/query/filters/`.
 */
const rules: readonly InferFilter[] = [
  inferDayFilter,
  inferValueFilter,
  inferRangeFilter,
  inferSearchFilter,
  inferTextFilter,
  inferPresenceFilter,
  inferOperatorOnValues,
];

/**
 * Infers which of the query parameters of a list filter its rows, and by which properties.
 * @param words those for one of the rows: `org` of `/orgs`
 */
export function inferFilters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
  words: readonly string[] = [],
): readonly Filter[] {
  const fields = filterFieldsOf(mergeSchema, row);
  return query.flatMap((parameter) => {
    const condition = inferConditionFilter(mergeSchema, parameter, fields);
    if (condition !== undefined) return [condition];
    return candidatesOf(mergeSchema, parameter).flatMap(
      (candidate) =>
        inferPartFilter(mergeSchema, candidate, fields, { description: parameter.description, words }) ??
        inferFilter(mergeSchema, candidate, fields) ??
        inferStateFilter(mergeSchema, candidate, row) ??
        inferChosenState(mergeSchema, candidate, row) ??
        inferDoneFilter(mergeSchema, candidate, fields) ??
        inferByOwnWord(mergeSchema, { parameter, candidate, words }, fields) ??
        inferOpenConditions(mergeSchema, parameter, fields) ??
        [],
    );
  });
}

/** A parameter with the candidate that it is, and the words for one of the rows. */
interface OwnWords {
  readonly parameter: Parameter;
  readonly candidate: FilterCandidate;
  readonly words: readonly string[];
}

/**
 * The filter of a parameter that says what the rows are: the `org` of `/orgs`, whose description calls it a name, is the
 * `name` of one, and the `ids` of `/contacts` are what its rows have as `contactId`.
 */
function inferByOwnWord(
  mergeSchema: MergeSchema,
  { parameter: { description }, candidate, words }: OwnWords,
  fields: FilterFields,
): Filter | undefined {
  const own = plainName(candidate.name);
  const isNamed = words.includes(own) && /\bnames?\b/i.test(plainText(description ?? ''));
  const isOfIds = ['id', 'ids'].includes(own);
  const names = isNamed ? ['name'] : isOfIds ? words.map((word) => `${word}id`) : [];
  const found = names.find((name) => fields.find([name]) !== undefined);
  if (found === undefined) return undefined;
  const isText = !mergeSchema(candidate.schema).types.has('array');
  const name = own === 'ids' && isText ? `${found}_in` : found;
  return inferFilter(mergeSchema, { ...candidate, name }, fields);
}

function inferFilter(
  mergeSchema: MergeSchema,
  candidate: FilterCandidate,
  fields: FilterFields,
): Filter | undefined {
  for (const infer of rules) {
    const filter = infer(mergeSchema, candidate, fields);
    const { default: standard } = mergeSchema(candidate.schema).keywords;
    if (filter !== undefined) return isNoFilter(filter, standard) ? filter : { ...filter, standard };
  }
  return undefined;
}

/** Whether the default of a parameter asks for nothing: `default: 'null'` is how some contracts write that there is none. */
function isNoFilter(filter: Filter, standard: unknown): boolean {
  if (standard === undefined || standard === null || standard === '') return true;
  const isValue =
    filter.kind === 'value' && filter.words.everything.length + filter.words.absent.length === 0;
  const text = plainText(standard).toLowerCase();
  return !isValue && [...everythingWords, ...absentWords, 'undefined'].includes(text);
}

/** The names of objects that contain filters. */
const filterObjects: ReadonlySet<string> = new Set([
  'filter',
  'filters',
  'where',
  'q',
  'query',
  'criteria',
  'conditions',
  'search',
]);

/** How many objects deep filters are looked for in the value of a parameter. */
const maxDepth = 3;

/**
 * `filter[status]` and `filter.status` filter by status, and the object `filter` by each of its properties, at any
 * depth: `price[gte]`, `filter[price][gte]`, `filter[address][city]`.
 */
function candidatesOf(
  mergeSchema: MergeSchema,
  { name, schema = {} }: Parameter,
): readonly FilterCandidate[] {
  const [, object = '', rest = ''] = /^([A-Za-z]+)([[.].*)$/.exec(name) ?? [];
  const isFilter = filterObjects.has(plainName(object));
  const own = { parameterPath: [name], name: isFilter ? rest : name, schema };
  return withParts(mergeSchema, own, filterObjects.has(plainName(name)) ? '' : own.name);
}

/**
 * A candidate, and those in its value. An object alone is compared by its properties only.
 * @param prefix what the names of the parts begin with
 */
function withParts(
  mergeSchema: MergeSchema,
  own: FilterCandidate,
  prefix: string,
): readonly FilterCandidate[] {
  const { types, properties } = mergeSchema(own.schema);
  const isObject = types.size === 1 && types.has('object');
  const parts = own.parameterPath.length > maxDepth ? [] : [...properties];
  return [
    ...(isObject ? [] : [own]),
    ...parts.flatMap(([part, schema]) => {
      const name = `${prefix} ${part}`.trim();
      return withParts(mergeSchema, { parameterPath: [...own.parameterPath, part], name, schema }, name);
    }),
  ];
}
