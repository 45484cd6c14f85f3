import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { Filter } from './filter.ts';
import { inferFilters } from './infer-filters.ts';

/**
 * The filter that a path parameter is, as in `/orders/by-status/{status}`; `undefined` where rows have no such property.
 * @param names those that the property may have, the likeliest first
 */
export function inferPathFilter(
  mergeSchema: MergeSchema,
  { parameters }: Operation,
  { parameter, names }: { readonly parameter: string; readonly names: readonly string[] },
  row: MergedSchema,
): Filter | undefined {
  const declared = parameters.find(({ in: location, name }) => location === 'path' && name === parameter);
  const [filter] = names.flatMap((name) =>
    inferFilters(mergeSchema, [{ name, in: 'query', schema: declared?.schema ?? {} }], row),
  );
  return filter && { ...filter, parameterPath: [parameter] };
}
