import { type ExplodedObject, memberName } from '../../../inference/query/exploded-parameters.ts';
import type { SentPageHeader } from '../../../inference/query/page-headers-sent.ts';
import type { SelectingRole } from '../../../inference/resource.ts';
import { isObject } from '../../../json.ts';
import type { CrudRequest } from '../crud-request.ts';

/**
 * The request with everything in its query that selects rows: the properties of exploded objects, path parameters that
 * are filters, what the path itself says, and the properties of the body where it holds the search.
 */
export function withListQuery<R extends SelectingRole>(request: CrudRequest<R>): CrudRequest<R> {
  const { role, input } = request;
  const { exploded, isSearchInBody, pathFilters = [], fixedFilters = {}, sentHeaders = [] } = role;
  const isInPath = pathFilters.length > 0 || Object.keys(fixedFilters).length > 0;
  if (exploded.length === 0 && isSearchInBody !== true && !isInPath && sentHeaders.length === 0)
    return request;
  const objects = exploded.map((object) => membersIn(object, input.query[object.name]));
  const taken = new Set(exploded.map(({ name }) => name));
  const others = Object.entries(input.query).filter(([name]) => !taken.has(name));
  const body = isSearchInBody === true && isObject(input.body) ? input.body : {};
  const inPath = Object.fromEntries(pathFilters.map((name) => [name, input.params[name]]));
  const query = Object.assign(
    {},
    inHeaders(sentHeaders, input.headers),
    ...objects,
    Object.fromEntries(others),
    body,
    inPath,
    fixedFilters,
  );
  return { ...request, input: { ...input, query } };
}

/** What headers select of a page: `Range: items=10-19` is ten rows after the first ten. */
function inHeaders(
  sent: readonly SentPageHeader[],
  headers: CrudRequest['input']['headers'],
): Readonly<Record<string, unknown>> {
  const values = sent.flatMap(({ header, as }): [string, unknown][] => {
    const value = headers[header];
    if (typeof value !== 'string' || value === '') return [];
    if (as !== undefined) return [[as, /^\d+$/.test(value) ? Number(value) : value]];
    const [first, last] = rowsIn(value) ?? [];
    return [
      ...(first === undefined ? [] : ([['offset', first]] as [string, unknown][])),
      ...(first === undefined || last === undefined
        ? []
        : ([['limit', last - first + 1]] as [string, unknown][])),
    ];
  });
  return Object.fromEntries(values);
}

/** The first and the last row that a `Range` asks for; undefined for one that asks for bytes, or for nothing. */
export function rowsIn(range: string): readonly [first: number, last?: number] | undefined {
  const [, unit = '', first = '', last = ''] = /^(?:([\w-]+)[= ])?(\d+)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === '' || unit === 'bytes' || (last !== '' && Number(last) < Number(first))) return undefined;
  return last === '' ? [Number(first)] : [Number(first), Number(last)];
}

/** The members of an object in the query, by the names that they have as parameters of their own. */
function membersIn(object: ExplodedObject, value: unknown): Readonly<Record<string, unknown>> {
  const members = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(members.map(([member, inner]) => [memberName(object, member), inner]));
}
