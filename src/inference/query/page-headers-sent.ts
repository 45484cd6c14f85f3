import type { Parameter } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { plainName } from '../naming.ts';
import { paginationNames } from './pagination-parameters.ts';

/** A request header that selects a page, as the parameters of the query that it stands for. */
export interface SentPageHeader {
  /** Its name in small letters. */
  readonly header: string;
  /** The parameter that has its value; absent for a `Range`, which is `offset` and `limit`. */
  readonly as?: string;
}

/** The headers that select a page, and what they would be in the query. */
export interface SentPageHeaders {
  readonly headers: readonly SentPageHeader[];
  readonly parameters: readonly Parameter[];
}

/** What a header is called that selects a page: `x-continuation-token`, `X-Page`; one of the words alone is too plain. */
const prefixed = /^x-(?:ms-)?(.+)$/i;

const pageWords: ReadonlySet<string> = new Set(
  [...paginationNames.size, ...paginationNames.offset, ...paginationNames.page, ...paginationNames.token].map(
    plainName,
  ),
);

/** Infers which headers of a request select a page of a list; what the query selects comes first. */
export function inferPageHeaders({ parameters, responses }: Operation): SentPageHeaders {
  const sent = parameters.filter((each) => each.in === 'header');
  if (sent.length === 0) return { headers: [], parameters: [] };
  const query = new Set(parameters.filter((each) => each.in === 'query').map(({ name }) => plainName(name)));
  const named = sent.flatMap((each) => {
    const as = plainName(prefixed.exec(each.name)?.[1] ?? '');
    return pageWords.has(as) && !query.has(as)
      ? [{ header: each.name.toLowerCase(), as, parameter: each }]
      : [];
  });
  const hasRange = Object.hasOwn(responses, '206') && ![...query].some((name) => pageWords.has(name));
  const range = hasRange ? sent.find(({ name }) => /^range$/i.test(name)) : undefined;
  const rows = range === undefined ? [] : ['offset', 'limit'];
  return {
    headers: [...named.map(({ header, as }) => ({ header, as })), ...(range ? [{ header: 'range' }] : [])],
    parameters: [
      ...named.map(({ as, parameter: { schema = {} } }) => ({ name: as, in: 'query' as const, schema })),
      ...rows.map((name) => ({ name, in: 'query' as const, schema: { type: 'integer' as const } })),
    ],
  };
}
