import { plainText } from '../../json.ts';
import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { findParameter, hasType } from './query-parameter.ts';

/** The query parameters that sort a list, with the contract's defaults. */
export interface SortParameters {
  readonly by?: { readonly name: string; readonly standard?: string };
  readonly direction?: { readonly name: string; readonly standard?: string };
}

/** The names of each kind of parameter, the likeliest first; a new word is one more in its line. */
export const sortNames = {
  by: ['sort', 'sortBy', 'orderBy', 'ordering', 'order', 'sortField', 'sortColumn', '$orderby'],
  direction: ['direction', 'sortDirection', 'sortOrder', 'orderDirection', 'dir', 'sortDir', 'order', 'sort'],
} as const;

/** Infers which of the query parameters sort a list. */
export function inferSortParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): SortParameters {
  const texts = query.filter((p) => hasType(mergeSchema(p.schema ?? {}), ['string', 'array']));
  const isDirection = (p: Parameter) => areDirections(listedValues(mergeSchema, p));
  const direction = findParameter(texts.filter(isDirection), sortNames.direction);
  // `order` is often a property, or a parameter of its own: it sorts when it is not taken for the direction.
  const isProperty = (p: Parameter) => row.properties.has(p.name);
  const by = findParameter(
    texts.filter((p) => !isDirection(p) && !isProperty(p)),
    sortNames.by,
  );
  return {
    ...(by && { by: { name: by.name, ...standardOf(mergeSchema, by) } }),
    ...(direction && { direction: { name: direction.name, ...standardOf(mergeSchema, direction) } }),
  };
}

function standardOf(mergeSchema: MergeSchema, parameter: Parameter): { standard?: string } {
  const { default: standard } = mergeSchema(parameter.schema ?? {}).keywords;
  return typeof standard === 'string' ? { standard } : {};
}

function listedValues(mergeSchema: MergeSchema, parameter: Parameter): readonly unknown[] {
  const { keywords } = mergeSchema(parameter.schema ?? {});
  return Array.isArray(keywords.enum) ? keywords.enum : [];
}

function areDirections(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => /^(asc|desc)(ending)?$/i.test(plainText(value)));
}
