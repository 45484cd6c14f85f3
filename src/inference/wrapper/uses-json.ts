import { structuredContent } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';

/** Whether some operation of a contract is sent JSON or responds with it: then so do those that leave it open. */
export function usesJson(operations: Iterable<Operation>): boolean {
  return [...operations].some(({ requestBody, responses }) =>
    [requestBody, ...Object.values(responses)].some((each) => structuredContent(each?.content) !== undefined),
  );
}
