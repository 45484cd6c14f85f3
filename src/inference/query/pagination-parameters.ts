import { plainText, scalarNumber } from '../../json.ts';
import type { Parameter, Schema } from '../../openapi/document.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import { findName, plainName } from '../naming.ts';
import { usualIdNames } from '../wrapper/wrapper-names.ts';
import type { PageField } from './page-fields.ts';
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

/** The names of each kind of parameter, the likeliest first; a new word is one more in its line. */
export const paginationNames = {
  size: [
    ...[
      'limit',
      'pageSize',
      'perPage',
      'itemsPerPage',
      'page[size]',
      'page[limit]',
      '$top',
      'maxResults',
      'maxItems',
      'size',
    ],
    ...['count', 'top', 'take', 'first', 'num', 'rows', 'maxKeys', 'length', 'hitsPerPage', 'batchSize'],
  ],
  offset: ['offset', 'page[offset]', 'skip', '$skip', 'startIndex', 'start', 'startAt', 'from'],
  page: ['page', 'pageNumber', 'page[number]', 'pageNo', 'pageNum', 'pageIndex', 'currentPage', 'p'],
  token: [
    ...['cursor', 'nextToken', 'pageToken', 'page[cursor]', 'page[after]', 'continuationToken'],
    ...['paginationToken', 'pagingToken', 'nextCursor', 'nextPageToken', 'after', 'page', 'marker', 'offset'],
    ...['next', 'startKey', 'iterator', 'bookmark', 'continue', 'scrollId', 'position', 'resumeToken'],
    ...['exclusiveStartKey', '$skiptoken', 'startingToken', 'nextMarker', 'nextPage'],
  ],
  /** The id of the row before the page. */
  idCursor: ['startingAfter', 'afterId', 'sinceId', 'startAfter', 'lastId'],
  /** The same, where the list reports the ids at the ends of its page, or where the value can be no token of ours and nothing else says which page. */
  perhapsIdCursor: ['since', 'after'],
  /** The same, where the list reports the ids at the ends of its page. */
  reportedIdCursor: ['cursor', 'page[after]', 'marker'],
  before: ['endingBefore', 'beforeId', 'endBefore', 'before', 'untilId', 'page[before]'],
} as const;

/** Whether a parameter is a limit among ids that ascend, rather than the id of an item: `since`, `since_id`, `until_id`. */
export function isIdLimit(name: string): boolean {
  return /^([_$]?since|(since|until|max|min)_?id)$/i.test(name);
}

/** What else is known of a list; it decides between ids, tokens and filters. */
export interface KnownOfList {
  /** The properties of its rows. */
  readonly row: MergedSchema;
  /** The page fields of its body. */
  readonly pageFields: readonly PageField[];
}

/** Infers which of the query parameters select a page. */
export function inferPaginationParameters(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  known: KnownOfList,
): PaginationParameters {
  const of = (types: readonly string[]) => query.filter((p) => hasType(mergeSchema(p.schema ?? {}), types));
  const numbers = of(['integer', 'number']);
  const size = findParameter(numbers, paginationNames.size);
  const offset = findParameter(numbers, paginationNames.offset);
  const page = findParameter(numbers, paginationNames.page);
  const cursors = query.filter((p) => p !== page && p !== offset && p !== size);
  const isPaged = page !== undefined || offset !== undefined;
  const { cursor, before } = inferCursor(mergeSchema, cursors, { ...known, isPaged });
  return {
    ...(size && { size: sizeOf(size, mergeSchema(size.schema ?? {}).keywords) }),
    ...(offset && { offset: { name: offset.name } }),
    ...(page && {
      page: { name: page.name, first: firstPage(mergeSchema(page.schema ?? {}).keywords, known.pageFields) },
    }),
    ...(cursor && { cursor }),
    ...(before && { before }),
  };
}

/** Infers where a page starts by a row, and where it ends by one. */
function inferCursor(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  { row, pageFields, isPaged }: KnownOfList & { readonly isPaged: boolean },
): Pick<PaginationParameters, 'cursor' | 'before'> {
  // A time is no cursor: `since` and `before` are often times.
  const timeless = query.filter(
    (p) => !/^date/.test(plainText(mergeSchema(p.schema ?? {}).keywords.format ?? '')),
  );
  const reportsIds = pageFields.some(({ kind }) => kind === 'firstId' || kind === 'lastId');
  const perhapsIds = reportsIds ? timeless : timeless.filter(isIdLike(mergeSchema, row));
  const { idCursor, perhapsIdCursor, reportedIdCursor, token } = paginationNames;
  const reportsNext = pageFields.some(({ kind }) => kind === 'next');
  // The `position` of a task is a filter where tasks have one.
  const isCursor = ({ name, schema = {} }: Parameter) =>
    hasType(mergeSchema(schema), ['string']) && (reportsNext || !row.properties.has(name));
  const byToken = findParameter(timeless.filter(isCursor), token);
  // Beside a page number or a token, `since` is a time in some unit, or another limit.
  const isOnlyPlace = reportsIds || (!isPaged && (byToken === undefined || perhapsIds.includes(byToken)));
  const byId =
    findParameter(perhapsIds, [
      ...idCursor,
      ...(isOnlyPlace ? perhapsIdCursor : []),
      ...(reportsIds ? reportedIdCursor : []),
    ]) ?? findParameter(timeless, idCursor);
  const cursor = byId ?? byToken;
  if (cursor === undefined) return {};
  const before = findParameter(timeless, paginationNames.before);
  return {
    cursor: { name: cursor.name, kind: cursor === byId ? 'id' : 'token' },
    ...(before && { before: { name: before.name } }),
  };
}

/**
 * Whether a parameter is too short for our tokens, which are long texts, so that it must be an id. A number is none where
 * the ids of rows are texts.
 */
function isIdLike(mergeSchema: MergeSchema, row: MergedSchema): (parameter: Parameter) => boolean {
  const ofRow = mergeSchema(
    row.properties.get(findName(row.properties.keys(), usualIdNames) ?? '') ?? {},
  ).types;
  const isText = ofRow.has('string') && !ofRow.has('integer') && !ofRow.has('number');
  return (parameter) => {
    const { types, keywords } = mergeSchema(parameter.schema ?? {});
    if (types.has('integer')) return !isText;
    return keywords.format === 'uuid' || scalarNumber(keywords.maxLength ?? 1000) < 64;
  };
}

function sizeOf(parameter: Parameter, keywords: Schema): NonNullable<PaginationParameters['size']> {
  return {
    name: parameter.name,
    ...(typeof keywords.default === 'number' && { standard: keywords.default }),
    ...(typeof keywords.maximum === 'number' && { most: keywords.maximum }),
  };
}

/**
 * Pages are counted from 1, unless the contract allows page 0, or its lists report what those of Spring do, which counts
 * from 0.
 */
function firstPage({ default: standard, minimum }: Schema, pageFields: readonly PageField[]): number {
  if (standard === undefined && minimum === undefined && isPageOfSpring(pageFields)) return 0;
  return standard === 0 || (minimum === 0 && standard === undefined) ? 0 : 1;
}

/** `{content, number, totalElements}`: Spring Data's `Page`. */
function isPageOfSpring(pageFields: readonly PageField[]): boolean {
  const names = pageFields.map(({ path }) => plainName(path.at(-1) ?? ''));
  return names.includes('number') && names.includes('totalelements');
}
