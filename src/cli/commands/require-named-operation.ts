import { ConfigError } from '../../config/parse-config.ts';
import { basePathsOf } from '../../openapi/base-paths.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { createPathMatcher } from '../../openapi/path-matcher.ts';

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
  const similar = mostSimilar(document, [...operations.values()], name).map((each) => JSON.stringify(each));
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
function pathPrefixes(document: OpenApiDocument, { path }: Operation): readonly string[] {
  return [...new Set(['', ...basePathsOf(document, path)])];
}

/** The names of operations that take the fewest edits to become another; none that takes more than a third of it. */
function mostSimilar(
  document: OpenApiDocument,
  operations: readonly Operation[],
  name: string,
): readonly string[] {
  const wanted = name.trim().replace(/\s+/g, ' ');
  const maxEdits = Math.max(2, Math.floor(wanted.length / 3));
  const ranked = operations
    .map((operation) => nearestName(document, operation, wanted))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits);
  return ranked.slice(0, maxSimilar).map(({ suggestion }) => suggestion);
}

/** The suggestion for an operation, and how far a name is from it; a name with a slash is compared with addresses. */
function nearestName(
  document: OpenApiDocument,
  operation: Operation,
  name: string,
): { readonly suggestion: string; readonly edits: number } {
  const method = operation.method.toUpperCase();
  const isAddress = name.includes('/');
  const paths = pathPrefixes(document, operation).map((prefix) => prefix + operation.path);
  const texts = isAddress ? paths.flatMap((path) => [path, `${method} ${path}`]) : [operation.id];
  return {
    suggestion: isAddress ? `${method} ${operation.path}` : operation.id,
    edits: Math.min(...texts.map((text) => editDistance(name.toLowerCase(), text.toLowerCase()))),
  };
}

/** How many characters must be inserted, removed or replaced to make one text of another (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, character] of [...a].entries()) {
    const current = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (previous[j] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
