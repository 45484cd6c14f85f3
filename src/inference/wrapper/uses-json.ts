import { structuredContent } from '../../codecs/declared-content.ts';
import type { ResponseObject } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';

/** Whether some operation of a contract is sent JSON or responds with it: then so do those that leave it open. */
export function usesJson(operations: Iterable<Operation>): boolean {
  return [...operations].some(({ requestBody, responses }) =>
    [requestBody, ...Object.values(responses)].some((each) => structuredContent(each?.content) !== undefined),
  );
}

/** Whether a response declares the address of what it might show. */
export function declaresLink({ headers = {} }: ResponseObject): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'location');
}

/**
 * Whether some create of a contract shows what it made beside its address: then one that declares the address alone, and
 * not that it has no content, left out the rest.
 */
export function showsBesideLinks(operations: Iterable<Operation>): boolean {
  return [...operations].some(({ responses }) => {
    const { 201: created } = responses;
    return created && declaresLink(created) && structuredContent(created.content) !== undefined;
  });
}
