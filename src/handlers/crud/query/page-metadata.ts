import type { ListFact } from '../../../inference/list-envelope.ts';
import type { ListRole } from '../../../inference/resource.ts';
import type { Call } from '../../../operation.ts';
import type { Served } from '../crud-context.ts';
import type { Page } from './paginate.ts';

/** A page, how many rows there are in all, and the call that asked for it. */
export interface ListAnswer {
  readonly served: Served;
  readonly role: ListRole;
  readonly call: Call;
  readonly page: Page;
  readonly total: number;
}

/** What a property of the envelope says of the page; absent for what is not so, such as the next page of the last. */
export function factValue(answer: ListAnswer, fact: ListFact): unknown {
  const { page, role, total } = answer;
  const size = page.size ?? Math.max(1, total);
  const first = role.page.page?.first ?? 1;
  const number = Math.floor(page.offset / Math.max(1, size)) + first;
  const values: Readonly<Record<ListFact['fact'], () => unknown>> = {
    total: () => total,
    count: () => page.rows.length,
    pages: () => Math.ceil(total / Math.max(1, size)),
    page: () => number,
    nextPage: () => (page.hasMore ? number + 1 : undefined),
    previousPage: () => (page.hasPrevious ? Math.max(first, number - 1) : undefined),
    nextOffset: () => (page.hasMore ? page.offset + size : undefined),
    size: () => size,
    offset: () => page.offset,
    hasMore: () => page.hasMore,
    hasPrevious: () => page.hasPrevious,
    isLast: () => !page.hasMore,
    isFirst: () => !page.hasPrevious,
    next: () => nextValue(answer, fact),
    previous: () => previousValue(answer, fact),
  };
  return values[fact.fact]();
}

function nextValue(answer: ListAnswer, fact: ListFact): unknown {
  const { page, role } = answer;
  if (!page.hasMore) return undefined;
  if (isLink(answer, fact)) return nextLink(answer, true);
  return role.page.cursor?.kind === 'id' ? String(page.rows.at(-1)?.id) : page.nextToken;
}

function previousValue(answer: ListAnswer, fact: ListFact): unknown {
  const { page, role } = answer;
  if (!page.hasPrevious || role.page.cursor !== undefined || !isLink(answer, fact)) return undefined;
  return linkTo(answer, Math.max(0, page.offset - (page.size ?? 0)), true);
}

/** Whether a text says where the next page is, and not only what to send for it. */
function isLink({ served, role }: ListAnswer, { path, schema }: ListFact): boolean {
  const { format } = served.shapeOf(schema).keywords;
  if (typeof format === 'string' && /^(uri|url|iri)/.test(format)) return true;
  return role.page.cursor === undefined || /(href|url|link)$/i.test(path.at(-1) ?? '');
}

/** The address of the next page; absent for the last one. */
export function nextLink(answer: ListAnswer, isAbsolute: boolean): string | undefined {
  const { page, role } = answer;
  const { cursor } = role.page;
  if (!page.hasMore) return undefined;
  if (cursor === undefined) return linkTo(answer, page.offset + (page.size ?? page.rows.length), isAbsolute);
  const from = cursor.kind === 'id' ? page.rows.at(-1)?.id : page.nextToken;
  return addressOf(answer, { [cursor.name]: from }, isAbsolute);
}

function linkTo(answer: ListAnswer, offset: number, isAbsolute: boolean): string {
  const { page, role } = answer;
  const { offset: byOffset, page: byPage } = role.page;
  const number = Math.floor(offset / Math.max(1, page.size ?? 1)) + (byPage?.first ?? 1);
  return addressOf(
    answer,
    { ...(byPage && { [byPage.name]: number }), ...(byOffset && { [byOffset.name]: offset }) },
    isAbsolute,
  );
}

function addressOf(
  { call }: ListAnswer,
  changes: Readonly<Record<string, unknown>>,
  isAbsolute: boolean,
): string {
  const path = call.operation.path.replace(/\{([^{}]+)\}/g, (_, name) =>
    encodeURIComponent(String(call.params[name])),
  );
  const entries = Object.entries({ ...call.query, ...changes }).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  const query = new URLSearchParams(entries).toString();
  const host = isAbsolute ? `http://${String(call.headers.host ?? 'localhost')}` : '';
  return `${host}${call.sessionPath ?? ''}${call.basePath ?? ''}${path}${query === '' ? '' : `?${query}`}`;
}
