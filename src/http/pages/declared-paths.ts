import type { Operation } from '../../openapi/operations.ts';
import type { BasePathsFor } from '../../openapi/published-document.ts';

/** Every path of a contract, below each of its base paths. */
export function declaredPaths({
  operations,
  basePathsFor,
}: {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly basePathsFor: BasePathsFor;
}): readonly string[] {
  return [...operations.values()].flatMap(({ path }) => basePathsFor(path).map((base) => base + path));
}
