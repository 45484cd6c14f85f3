import { plainText } from '../../json.ts';
import type { Parameter } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { plainName } from '../naming.ts';
import { findParameter, hasType, innerName } from './query-parameter.ts';

/** The query parameters that sort a list, with the contract's defaults. */
export interface SortParameters {
  readonly by?: { readonly name: string; readonly standard?: string };
  readonly direction?: {
    readonly name: string;
    readonly standard?: string;
    /** Which way `true` of a flag is: `sortDescending`. */
    readonly flag?: 'asc' | 'desc';
  };
}

/** The names of each kind of parameter, the likeliest first; a new word is one more in its line. */
export const sortNames = {
  by: ['sort', 'sortBy', 'orderBy', 'ordering', 'order', 'sortField', 'sortColumn', '$orderby'],
  direction: [
    ...[
      'direction',
      'sortDirection',
      'sortOrder',
      'orderDirection',
      'dir',
      'sortDir',
      'orderDir',
      'sortType',
    ],
    ...['order', 'sort'],
  ],
  descending: [
    ...['descending', 'desc', 'isDescending', 'sortDescending', 'sortDesc', 'isSortDescending', 'isDesc'],
    ...['orderByDescending', 'orderDescending', 'orderByDesc', 'orderDesc', 'reverse', 'reverseOrder'],
  ],
  ascending: [
    ...['ascending', 'asc', 'isAscending', 'sortAscending', 'sortAsc', 'isSortAscending', 'isAsc'],
    ...['orderByAscending', 'orderAscending', 'orderByAsc', 'orderAsc'],
  ],
} as const;

/** Those of directions and of flags, by plain names: most parameters have none of them. */
const directionNames: ReadonlySet<string> = new Set(sortNames.direction.map(plainName));
const flagNames: ReadonlySet<string> = new Set(
  [...sortNames.descending, ...sortNames.ascending].map(plainName),
);

/** Names of a direction that are those of what to sort by too. */
const ambiguous: ReadonlySet<string> = new Set(['order', 'sort']);

/** Infers which of the query parameters sort a list. */
export function inferSortParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  row: MergedSchema,
): SortParameters {
  const isProperty = (p: Parameter) => row.properties.has(p.name);
  const isListed = (p: Parameter) => areDirections(listedDirections(mergeSchema, p));
  const texts = query.filter((p) => hasType(mergeSchema(p.schema ?? {}), ['string', 'array', 'object']));
  const listed = findParameter(texts.filter(isListed), sortNames.direction);
  // `order` is often a property, or a parameter of its own: it sorts when it is not taken for the direction.
  const by = findParameter(
    texts.filter((p) => !isListed(p) && !isProperty(p)),
    sortNames.by,
  );
  const named = sortNames.direction.filter((name) => by !== undefined || !ambiguous.has(name));
  const isOpenDirection = (p: Parameter) =>
    p !== by && directionNames.has(plainName(innerName(p))) && !isProperty(p) && isOpen(mergeSchema, p);
  const direction = listed ?? findParameter(texts.filter(isOpenDirection), named);
  return {
    ...(by && { by: { name: by.name, ...standardOf(mergeSchema, by) } }),
    ...(direction === undefined
      ? inferFlag(
          mergeSchema,
          query.filter((p) => !isProperty(p)),
        )
      : { direction: { name: direction.name, ...standardOf(mergeSchema, direction) } }),
  };
}

/** The flag that says which way a list is sorted: `?sortBy=price&sortDescending=true`. */
function inferFlag(mergeSchema: MergeSchema, query: readonly Parameter[]): Pick<SortParameters, 'direction'> {
  const flags = query.filter(
    (p) => flagNames.has(plainName(innerName(p))) && p.schema && mergeSchema(p.schema).types.has('boolean'),
  );
  if (flags.length === 0) return {};
  const [down, up] = [sortNames.descending, sortNames.ascending].map((names) => findParameter(flags, names));
  const flag = down ?? up;
  if (flag === undefined) return {};
  const { default: standard } = mergeSchema(flag.schema ?? {}).keywords;
  return {
    direction: {
      name: flag.name,
      ...(typeof standard === 'boolean' && { standard: `${standard}` }),
      flag: flag === down ? 'desc' : 'asc',
    },
  };
}

function standardOf(mergeSchema: MergeSchema, parameter: Parameter): { standard?: string } {
  const { default: standard } = mergeSchema(parameter.schema ?? {}).keywords;
  return typeof standard === 'string' ? { standard } : {};
}

/** The directions that a parameter may have: those of its enum, or of a pattern such as `^(asc|desc)$`. */
function listedDirections(mergeSchema: MergeSchema, parameter: Parameter): readonly unknown[] {
  const { keywords } = mergeSchema(parameter.schema ?? {});
  if (Array.isArray(keywords.enum)) return keywords.enum.filter((value) => value !== null);
  const [, listed = ''] = /^\^\(?(?:\?:)?([a-z|]+)\)?\$$/i.exec(plainText(keywords.pattern ?? '')) ?? [];
  return listed === '' ? [] : listed.split('|');
}

/** Whether a parameter may be any text. */
function isOpen(mergeSchema: MergeSchema, { schema = {} }: Parameter): boolean {
  const { types, keywords } = mergeSchema(schema);
  return types.has('string') && keywords.enum === undefined && keywords.pattern === undefined;
}

function areDirections(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => /^(asc|desc)(ending)?$/i.test(plainText(value)));
}
