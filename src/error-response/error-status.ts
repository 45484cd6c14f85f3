import type { Operation } from '../openapi/operations.ts';
import { declaredStatus } from '../openapi/response-lookup.ts';
import type { Failure } from './failure.ts';

/** Statuses that say much the same, the better one first: a contract declares one of them or the other. */
const synonyms: Readonly<Record<string, readonly number[]>> = {
  malformed: [400, 422],
  invalid: [422, 400],
};

/**
 * The status that a failure is answered with: its own, unless the operation declares another by name that says the
 * same. It is never one of another class, nor one that would tell a client something else.
 */
export function errorStatusOf(operation: Operation, { code, status }: Failure): number {
  const isNamed = (candidate: number) => Object.hasOwn(operation.responses, `${candidate}`);
  // What is taken is told as a conflict wherever that may be told at all.
  if (code === 'conflict')
    return declaredStatus(operation, status) === undefined && isNamed(400) ? 400 : status;
  const requested = Object.hasOwn(synonyms, code) ? synonyms[code] : undefined;
  return requested?.find(isNamed) ?? status;
}
