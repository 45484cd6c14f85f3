import type { Operation } from '../../openapi/operations.ts';
import { responseKey } from '../../openapi/responses.ts';
import { plainName } from '../naming.ts';

/** The failures that refuse an unknown id in a body, by the status that an operation declares for it. */
const refusals = [
  { status: 404, code: 'not-found' },
  { status: 409, code: 'conflict' },
  { status: 422, code: 'invalid' },
] as const;

/** Names that identify an item within its own collection, and seldom refer to one of another collection. */
const namingWords = /(name|login|slug|code|email|title|handle)$/;

/** Whether a property refers to an item, and does not merely share a name with a path parameter: a `username`. */
export function namesParent(property: string): boolean {
  return !namingWords.test(plainName(property));
}

/**
 * The failure by which an operation refuses an item with the id of a parent that does not exist; `undefined` where it
 * declares none: many contracts refer to what only another service creates. A `default` says nothing of it, since it
 * is the response to any failure.
 */
export function unknownParentRefusal(operation: Operation): (typeof refusals)[number]['code'] | undefined {
  const isDeclared = (status: number) => !['default', undefined].includes(responseKey(operation, status));
  return refusals.find(({ status }) => isDeclared(status))?.code;
}
