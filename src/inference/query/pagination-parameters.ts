import type { Parameter, Schema } from '../../openapi/document.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { findParameter, hasType } from './query-parameter.ts';

/** The query parameters that select a page of a list, as far as the list has them. */
export interface PaginationParameters {
  readonly size?: { readonly name: string; readonly standard?: number; readonly most?: number };
  readonly offset?: { readonly name: string };
  /** The number of the page; `first` is that of the first one. */
  readonly page?: { readonly name: string; readonly first: number };
  /** The start of the page: a token from an earlier page, or the id of the row before it. */
  readonly cursor?: { readonly name: string; readonly kind: 'token' | 'id' };
  /** The id of the row before which the page ends. */
  readonly before?: { readonly name: string };
}

const sizeNames = [
  'limit',
  'pageSize',
  'perPage',
  'page[size]',
  'page[limit]',
  '$top',
  'maxResults',
  'maxItems',
  'size',
  'count',
  'top',
  'take',
  'first',
  'num',
  'rows',
  'maxKeys',
  'length',
];
const offsetNames = ['offset', 'page[offset]', 'skip', '$skip', 'startIndex', 'start', 'startAt', 'from'];
const pageNames = [
  'page',
  'pageNumber',
  'page[number]',
  'pageNo',
  'pageNum',
  'pageIndex',
  'currentPage',
  'p',
];
const tokenNames = [
  'cursor',
  'nextToken',
  'pageToken',
  'page[cursor]',
  'page[after]',
  'continuationToken',
  'paginationToken',
  'nextCursor',
  'nextPageToken',
  'after',
  'page',
  'marker',
  'offset',
  'next',
  'startKey',
];
const idCursorNames = ['startingAfter', 'afterId', 'sinceId', 'startAfter', 'lastId', 'since', 'after'];
const beforeNames = ['endingBefore', 'beforeId', 'endBefore', 'before'];

/** Infers which of the query parameters select a page. */
export function inferPaginationParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
): PaginationParameters {
  const of = (types: readonly string[]) => query.filter((p) => hasType(mergeSchema(p.schema ?? {}), types));
  const numbers = of(['integer', 'number']);
  const texts = of(['string']);
  const size = findParameter(numbers, sizeNames);
  const offset = findParameter(numbers, offsetNames);
  const page = findParameter(numbers, pageNames);
  // A time is no cursor: `since` and `before` are often times.
  const timeless = query.filter(
    (p) => !/^date/.test(String(mergeSchema(p.schema ?? {}).keywords.format ?? '')),
  );
  const idCursor =
    findParameter(timeless.filter(isIdLike(mergeSchema)), idCursorNames) ??
    findParameter(timeless, idCursorNames.slice(0, 5));
  const token = findParameter(
    texts.filter((p) => timeless.includes(p) && p !== page && p !== offset),
    tokenNames,
  );
  const cursor = idCursor ?? token;
  const before = cursor && findParameter(timeless, beforeNames);
  return {
    ...(size && { size: sizeOf(size, mergeSchema(size.schema ?? {}).keywords) }),
    ...(offset && { offset: { name: offset.name } }),
    ...(page && { page: { name: page.name, first: firstPage(mergeSchema(page.schema ?? {}).keywords) } }),
    ...(cursor && { cursor: { name: cursor.name, kind: cursor === idCursor ? 'id' : 'token' } }),
    ...(before && { before: { name: before.name } }),
  };
}

/** Whether a parameter is too short for our tokens, which are long texts, so that it must be an id. */
function isIdLike(mergeSchema: MergeSchema): (parameter: Parameter) => boolean {
  return (parameter) => {
    const { types, keywords } = mergeSchema(parameter.schema ?? {});
    return types.has('integer') || keywords.format === 'uuid' || Number(keywords.maxLength ?? 1000) < 64;
  };
}

function sizeOf(parameter: Parameter, keywords: Schema): NonNullable<PaginationParameters['size']> {
  return {
    name: parameter.name,
    ...(typeof keywords.default === 'number' && { standard: keywords.default }),
    ...(typeof keywords.maximum === 'number' && { most: keywords.maximum }),
  };
}

/** Pages are counted from 1, unless the contract allows page 0. */
function firstPage({ default: standard, minimum }: Schema): number {
  return standard === 0 || (minimum === 0 && standard === undefined) ? 0 : 1;
}
