import type { Operation } from '../../openapi/operations.ts';
import type { MatchPath } from '../../openapi/paths/path-matcher.ts';
import type { SecuritySchemes } from '../../openapi/security-schemes.ts';
import { challengeFor } from './challenge.ts';

/** The headers that go with a status of an operation, at the path of the request; made by `createStatusHeaders`. */
export type StatusHeaders = (
  status: number,
  operation: Operation,
  path: string,
) => Readonly<Record<string, string>>;

/** Creates the headers that HTTP requires with some statuses (RFC 9110), whether the contract declares them or not. */
export function createStatusHeaders(schemes: SecuritySchemes, matchPath: MatchPath): StatusHeaders {
  return (status, operation, path) => {
    if (status === 401) return { 'WWW-Authenticate': challengeFor(schemesOf(operation)) };
    if (status === 405) return { Allow: otherMethods(operation, path) };
    return status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  };

  function schemesOf({ security }: Operation) {
    return security.flatMap((requirement) =>
      Object.keys(requirement).flatMap((name) => schemes.get(name) ?? []),
    );
  }

  /** The methods of the path without the operation's own, which a 405 says is not allowed. */
  function otherMethods({ method }: Operation, path: string): string {
    const others = new Map(matchPath(path)?.operations);
    others.delete(method);
    return allowedMethods(others);
  }
}

/** The value of `Allow` for the operations of a path: their methods, and HEAD too where there is GET. */
export function allowedMethods(operations: ReadonlyMap<string, Operation>): string {
  const methods = [...operations.keys()].map((name) => name.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
}
