import { plainName } from '../../../inference/naming.ts';
import { type PageField, pageFieldNamed } from '../../../inference/query/page-fields.ts';
import { plainText } from '../../../json.ts';
import { type ListResponse, pageFieldValue } from './page-metadata.ts';

/**
 * What a header of a list says of the page, by the same words as the members of a body: `X-Total-Pages`, `X-Next-Page` and
 * `X-Per-Page` as GitLab sends them. A header of one plain word, such as `From`, has a meaning of its own.
 */
export function pageHeaderField(header: string): PageField | undefined {
  const [, name] = /^x-(?:pagination-|paging-|list-)?(.+)$/i.exec(header) ?? [];
  const word = name ?? (header.includes('-') ? header : undefined);
  const named = word === undefined ? undefined : pageFieldNamed(plainName(word));
  return named && { kind: named.kind, path: [plainName(word ?? '')], schema: { type: named.type } };
}

/** The value of such a header; `undefined` where it is none, and for a page that there is none of. */
export function pageHeader(response: ListResponse, header: string): string | undefined {
  const field = pageHeaderField(header);
  const value = field && pageFieldValue(response, field);
  return value === undefined ? undefined : plainText(value);
}
