import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { Filter } from './filter.ts';
import { filtersOf } from './filters.ts';
import { type PageParameters, pageParametersOf } from './pagination-parameters.ts';
import { type SortParameters, sortParametersOf } from './sort-parameters.ts';

export interface ListParameters {
  readonly page: PageParameters;
  readonly filters: readonly Filter[];
  readonly sort: SortParameters;
}

/** What the query parameters of a list mean, in the terms of its rows. */
export function listParametersOf(
  mergeSchema: MergeSchema,
  operation: Operation,
  row: MergedSchema,
): ListParameters {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const page = pageParametersOf(mergeSchema, query);
  const sort = sortParametersOf(mergeSchema, query, row);
  const taken = new Set([...Object.values(page), ...Object.values(sort)].map(({ name }) => name));
  const others = query.filter(({ name }) => !taken.has(name));
  return { page, filters: filtersOf(mergeSchema, others, row), sort };
}
