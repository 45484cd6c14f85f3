import { isDeepStrictEqual } from 'node:util';
import type { Content, ResponseObject } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';

/**
 * An operation that stands for all of a contract: it declares the failures that each of them declares alike, by their
 * schemas. A request that failed before it was routed is answered as it would be, whatever it was meant for. Absent
 * when there are none.
 */
export function commonResponses(operations: Iterable<Operation>): Operation | undefined {
  const [first, ...others] = operations;
  if (first === undefined) return undefined;
  const shared = Object.entries(first.responses)
    .filter(([status]) => /^(?:default|[45](?:\d\d|XX))$/i.test(status))
    .map(([status, response]) => [status, { content: schemasOf(response) }] as const)
    .filter(([status, { content }]) => others.every((other) => declaresAlike(other, status, content)));
  return { ...first, id: 'every operation', responses: Object.fromEntries(shared) };
}

function declaresAlike({ responses }: Operation, status: string, content: Content): boolean {
  const response = Object.hasOwn(responses, status) ? responses[status] : undefined;
  return response !== undefined && isDeepStrictEqual(schemasOf(response), content);
}

/** The schemas of an answer by media type, without the examples, which are about the operation. */
function schemasOf({ content = {} }: ResponseObject): Content {
  const types = Object.entries(content);
  return Object.fromEntries(
    types.map(([name, { schema }]) => [name, schema === undefined ? {} : { schema }]),
  );
}
