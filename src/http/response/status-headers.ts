import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath } from '../../openapi/path-matcher.ts';
import type { SecuritySchemes } from '../middleware/authenticate.ts';
import { allowedMethods } from './allowed-methods.ts';
import { challengeOf } from './challenge.ts';

/** The headers that go with a status of an operation, at the path that it was asked for at. */
export type StatusHeaders = (
  status: number,
  operation: Operation,
  path: string,
) => Readonly<Record<string, string>>;

/** Prepares the headers that HTTP asks for with some statuses (RFC 9110), whether a contract declares them or not. */
export function createStatusHeaders(schemes: SecuritySchemes, matchPath: MatchPath): StatusHeaders {
  return (status, operation, path) => {
    if (status === 401) return { 'WWW-Authenticate': challengeOf(schemesOf(operation)) };
    if (status === 405) return { Allow: othersThan(operation, path) };
    return status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  };

  function schemesOf({ security }: Operation) {
    return security.flatMap((requirement) =>
      Object.keys(requirement).flatMap((name) => schemes.get(name) ?? []),
    );
  }

  /** What the path knows besides the operation, which is not allowed when this is told. */
  function othersThan({ method }: Operation, path: string): string {
    const others = new Map(matchPath(path)?.operations);
    others.delete(method);
    return allowedMethods(others);
  }
}
