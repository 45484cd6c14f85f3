import type { Operation } from '../../openapi/operations.ts';
import type { Shape, ShapeOf } from '../../schema/merged-schema.ts';
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
export function listParametersOf(shapeOf: ShapeOf, operation: Operation, row: Shape): ListParameters {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const page = pageParametersOf(shapeOf, query);
  const sort = sortParametersOf(shapeOf, query, row);
  const taken = new Set([...Object.values(page), ...Object.values(sort)].map(({ name }) => name));
  const others = query.filter(({ name }) => !taken.has(name));
  return { page, filters: filtersOf(shapeOf, others, row), sort };
}
