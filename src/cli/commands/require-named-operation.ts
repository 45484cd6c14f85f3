import { ConfigError } from '../../config/parse-config.ts';
import { basePathsOf } from '../../openapi/base-paths.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { type Operation, operationAddress, pathKeyOf } from '../../openapi/operations.ts';
import { createPathMatcher } from '../../openapi/path-matcher.ts';
import { mostSimilar } from '../../similar-names.ts';

/** How many similar operations a message names. */
const maxSimilar = 3;

/**
 * Finds the operation that a user names: by its operationId, or by a method in any letter case and a path, with or
 * without the contract's base path. The path may be a template or that of a request: `/pets/{id}`, `/v1/pets/7`.
 * @throws ConfigError when the contract has no such operation; the message names the most similar ones.
 */
export function requireNamedOperation(
  document: OpenApiDocument,
  operations: ReadonlyMap<string, Operation>,
  name: string,
): Operation {
  const found = operations.get(name) ?? findByAddress(document, [...operations.values()], name);
  if (found !== undefined) return found;
  const similar = similarOperations(document, [...operations.values()], name).map((each) =>
    JSON.stringify(each),
  );
  const hint = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  throw new ConfigError(
    `The contract has no operation ${JSON.stringify(name)}: give an operationId, or "METHOD /path".${hint}`,
  );
}

function findByAddress(
  document: OpenApiDocument,
  operations: readonly Operation[],
  name: string,
): Operation | undefined {
  const [method = '', path = ''] = name.trim().split(/\s+/);
  const isMethod = (operation: Operation) => operation.method.toLowerCase() === method.toLowerCase();
  const own = operations.find((operation) => isMethod(operation) && operation.path === path);
  if (own !== undefined) return own;
  const match = createPathMatcher(operations, (operation) => pathPrefixes(document, operation));
  return [...(match(path)?.operations.values() ?? [])].find(isMethod);
}

/** None, and the base paths of an operation. */
function pathPrefixes(document: OpenApiDocument, operation: Operation): readonly string[] {
  return [...new Set(['', ...basePathsOf(document, pathKeyOf(operation))])];
}

/** The names of the operations that are nearest to a wrong one; a name with a slash is compared with addresses. */
function similarOperations(
  document: OpenApiDocument,
  operations: readonly Operation[],
  name: string,
): readonly string[] {
  const wanted = name.trim().replace(/\s+/g, ' ');
  const isAddress = wanted.includes('/');
  const namesOf = (operation: Operation) => {
    if (!isAddress) return [operation.id];
    const paths = pathPrefixes(document, operation).map((prefix) => prefix + operation.path);
    return paths.flatMap((path) => [path, `${operation.method.toUpperCase()} ${path}`]);
  };
  return mostSimilar(wanted, operations, namesOf, maxSimilar).map((each) =>
    isAddress ? operationAddress(each) : each.id,
  );
}
