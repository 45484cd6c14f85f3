import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { Filter, FilterCandidate } from './filter.ts';
import { type FilterField, filterFieldsOf } from './filter-fields.ts';
import { inferRangeFilter, isOperator } from './infer-range-filter.ts';
import { inferSearchFilter } from './infer-search-filter.ts';
import { inferValueFilter } from './infer-value-filter.ts';

/**
 * How each kind of filter is inferred. The first kind that accepts a candidate wins, in this order: `start_date` is a
 * property of that name before it is a range of another. The twin of this table, which runs the filters, is in
 * `handlers/crud/query/filters/`.
 */
const inferByKind = {
  value: inferValueFilter,
  range: inferRangeFilter,
  search: inferSearchFilter,
} satisfies {
  readonly [K in Filter['kind']]: (
    mergeSchema: MergeSchema,
    candidate: FilterCandidate,
    fields: readonly FilterField[],
  ) => Extract<Filter, { readonly kind: K }> | undefined;
};

/** Infers which of the query parameters of a list filter its rows, and by which properties. */
export function inferFilters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): readonly Filter[] {
  const fields = filterFieldsOf(mergeSchema, row);
  return query
    .flatMap((parameter) => candidatesOf(mergeSchema, parameter))
    .flatMap((candidate) => inferFilter(mergeSchema, candidate, fields) ?? []);
}

function inferFilter(
  mergeSchema: MergeSchema,
  candidate: FilterCandidate,
  fields: readonly FilterField[],
): Filter | undefined {
  for (const infer of Object.values(inferByKind)) {
    const filter = infer(mergeSchema, candidate, fields);
    if (filter !== undefined) return filter;
  }
  return undefined;
}

/** `filter[status]` filters by status, and the object `filter` by each of its properties; so does `price[gte]`. */
function candidatesOf(
  mergeSchema: MergeSchema,
  { name, schema = {} }: Parameter,
): readonly FilterCandidate[] {
  const [, inner, rest = ''] = /^filters?\[([^[\]]+)\](.*)$/.exec(name) ?? [];
  const own = { parameterPath: [name], name: inner === undefined ? name : inner + rest, schema };
  const parts = [...mergeSchema(schema).properties].flatMap(([part, ofPart]) => {
    const parameterPath = [name, part];
    if (/^(filters?|where)$/i.test(name)) return [{ parameterPath, name: part, schema: ofPart }];
    return isOperator(part) ? [{ parameterPath, name: `${own.name} ${part}`, schema: ofPart }] : [];
  });
  return [own, ...parts];
}
