import { mostSimilar } from '../similar-names.ts';
import { basePathsOf } from './base-paths.ts';
import type { OpenApiDocument } from './document.ts';
import { type Operation, operationAddress, pathKeyOf } from './operations.ts';
import { createPathMatcher } from './paths/path-matcher.ts';

/** How many similar operations a message names. */
const maxSimilar = 3;

/** Where operations are looked for by the names that users give them. */
export interface NamedOperations {
  readonly document: OpenApiDocument;
  readonly operations: ReadonlyMap<string, Operation>;
  /** The paths below which an operation is served; by default those of the contract's `servers`. */
  readonly basePathsFor?: (path?: string) => readonly string[];
}

/**
 * Finds the operation that a user names: by its operationId, or by a method in any letter case and a path, with or
 * without the contract's base path. The path may be a template or that of a request: `/pets/{id}`, `/v1/pets/7`.
 * @returns `undefined` where the contract has no such operation; `unknownOperation` says so
 */
export function findNamedOperation(named: NamedOperations, name: string): Operation | undefined {
  return named.operations.get(name) ?? findByAddress(named, name);
}

/**
 * Finds the operation that a user names by its id, or by the template of its path. What holds for `GET /pets/7` would hold
 * for all pets, so that names no operation.
 */
export function findNamedTemplate(named: NamedOperations, name: string): Operation | undefined {
  const found = findNamedOperation(named, name);
  if (found === undefined || found.id === name) return found;
  return withoutNames(name).endsWith(withoutNames(found.path)) ? found : undefined;
}

function withoutNames(path: string): string {
  return path
    .trim()
    .replace(/\{[^}]*\}/g, '{}')
    .replace(/\/$/, '');
}

/** What a message says of a name that no operation has: what to give, and the most similar operations. */
export function unknownOperation(named: NamedOperations, name: string): string {
  const similar = similarOperations(named, name).map((each) => JSON.stringify(each));
  const hint = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  return `The contract has no operation ${JSON.stringify(name)}: give an operationId, or "METHOD /path".${hint}`;
}

/** The method and the path of a name such as `GET /orders/7`; a path may have spaces. Both are empty in other names. */
export function splitAddress(name: string): { readonly method: string; readonly path: string } {
  const [, method = '', path = ''] = /^(\S+)\s+(.*)$/s.exec(name.trim()) ?? [];
  return { method, path };
}

function findByAddress(named: NamedOperations, name: string): Operation | undefined {
  const operations = [...named.operations.values()];
  const { method, path } = splitAddress(name);
  const isMethod = (operation: Operation) => operation.method.toLowerCase() === method.toLowerCase();
  const own = operations.find((operation) => isMethod(operation) && operation.path === path);
  if (own !== undefined) return own;
  const match = createPathMatcher(operations, (operation) => pathPrefixes(named, operation));
  return [...(match(path)?.operations.values() ?? [])].find(isMethod);
}

/** None, and the base paths of an operation. */
function pathPrefixes(
  { document, basePathsFor = (path) => basePathsOf(document, path) }: NamedOperations,
  operation: Operation,
): readonly string[] {
  return [...new Set(['', ...basePathsFor(pathKeyOf(operation))])];
}

/** The names of the operations that are nearest to a wrong one; a name with a slash is compared with addresses. */
function similarOperations(named: NamedOperations, name: string): readonly string[] {
  const wanted = name.trim().replace(/\s+/g, ' ');
  const isAddress = wanted.includes('/');
  const namesOf = (operation: Operation) => {
    if (!isAddress) return [operation.id];
    const paths = pathPrefixes(named, operation).map((prefix) => prefix + operation.path);
    return paths.flatMap((path) => [path, `${operation.method.toUpperCase()} ${path}`]);
  };
  return mostSimilar(wanted, named.operations.values(), namesOf, maxSimilar).map((each) =>
    isAddress ? operationAddress(each) : each.id,
  );
}
