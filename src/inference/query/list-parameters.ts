import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { Filter } from './filter.ts';
import { inferFilters } from './infer-filters.ts';
import { inferPaginationParameters, type PaginationParameters } from './pagination-parameters.ts';
import { inferSortParameters, type SortParameters } from './sort-parameters.ts';

/** What the query parameters of a list do. */
export interface ListParameters {
  readonly page: PaginationParameters;
  readonly filters: readonly Filter[];
  readonly sort: SortParameters;
  /** The names of those that do nothing: they are validated, and no more. */
  readonly ignored: readonly string[];
}

/** Infers what the query parameters of a list do, by their names and by the properties of its rows. */
export function inferListParameters(
  mergeSchema: MergeSchema,
  operation: Operation,
  row: MergedSchema,
): ListParameters {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const page = inferPaginationParameters(mergeSchema, query);
  const sort = inferSortParameters(mergeSchema, query, row);
  const taken = new Set([...Object.values(page), ...Object.values(sort)].map(({ name }) => name));
  const others = query.filter(({ name }) => !taken.has(name));
  const filters = inferFilters(mergeSchema, others, row);
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  const ignored = others.map(({ name }) => name).filter((name) => !filtering.has(name));
  return { page, filters, sort, ignored };
}
