import type { Operation } from './operations.ts';

/** The operations at a request's path, by method. */
export interface PathMatch {
  readonly operations: ReadonlyMap<string, Operation>;
  /** The path parameters with the names that one of the operations gives them, still percent-encoded. */
  paramsOf(operation: Operation): Readonly<Record<string, string>>;
  /** The base path of the request, such as `/v1`; links in a response begin with it. */
  readonly basePath: string;
}

/** Finds the operations at a path; `undefined` when there are none. Made by `createPathMatcher`. */
export type MatchPath = (path: string) => PathMatch | undefined;

/** A segment such as `{id}` or `{name}.json`; the names of its parameters do not matter. */
interface Template {
  readonly source: string;
  readonly pattern: RegExp;
  readonly next: Node;
}

/** The operations at a path, and the values of its parameters in order. */
interface Found {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly values: readonly string[];
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly templates: Template[];
  readonly operations: Map<string, Operation>;
}

/** The names of each operation's path parameters, in order. */
type ParameterNames = ReadonlyMap<Operation, readonly string[]>;

/** The base paths of an operation, without a trailing slash. */
export type BasePathsOf = (operation: Operation) => readonly string[];

const parameter = /\{([^}]+)\}/g;

/**
 * Creates the path matcher: a tree of path segments per base path, built once, so that a match takes time by the length
 * of the path and not by the number of operations. A literal segment wins over a template (`/customers/me` over
 * `/customers/{id}`), as OpenAPI specifies, and a longer base path over a shorter one. Paths are case-sensitive, and a
 * trailing slash matters. Paths that differ only in the names of their parameters are the same path.
 */
export function createPathMatcher(
  operations: Iterable<Operation>,
  basePathsOf: BasePathsOf = () => [''],
): MatchPath {
  const roots = new Map<string, Node>();
  const names = new Map<Operation, readonly string[]>();
  for (const operation of operations) {
    names.set(operation, parameterNames(operation));
    for (const basePath of basePathsOf(operation)) {
      const root = roots.get(basePath) ?? createNode();
      roots.set(basePath, root);
      insert(root, operation);
    }
  }
  const longestFirst = [...roots].sort(([a], [b]) => b.length - a.length);
  return (path) => {
    for (const [basePath, root] of longestFirst) {
      const rest = below(basePath, path);
      const found = rest === undefined ? undefined : find(root, segmentsOf(rest), 0, []);
      if (found === undefined) continue;
      const { operations: there, values } = found;
      return { operations: there, paramsOf: (operation) => namedValues(names, operation, values), basePath };
    }
    return undefined;
  };
}

/** The part of a path below a base path; the base path itself is the contract's `/`. */
function below(basePath: string, path: string): string | undefined {
  if (!path.startsWith(basePath)) return undefined;
  const rest = path.slice(basePath.length);
  if (rest === '') return basePath === '' ? '' : '/';
  return rest.startsWith('/') ? rest : undefined;
}

function insert(root: Node, operation: Operation): void {
  let node = root;
  for (const segment of segmentsOf(operation.path)) node = descend(node, segment);
  node.operations.set(operation.method, operation);
}

function createNode(): Node {
  return { literals: new Map(), templates: [], operations: new Map() };
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1);
}

function descend(node: Node, segment: string): Node {
  if (!segment.includes('{')) {
    const known = node.literals.get(segment) ?? createNode();
    node.literals.set(segment, known);
    return known;
  }
  const source = segment
    .split(/\{[^}]+\}/)
    .map(escapePattern)
    .join('([^/]+?)');
  const known = node.templates.find((t) => t.source === source);
  if (known !== undefined) return known.next;
  const template = { source, pattern: new RegExp(`^${source}$`), next: createNode() };
  node.templates.push(template);
  // The longer the fixed part, the more specific the template: `{name}.json` is tried before `{name}`.
  node.templates.sort((a, b) => b.source.length - a.source.length);
  return template.next;
}

function find(
  node: Node,
  segments: readonly string[],
  depth: number,
  values: readonly string[],
): Found | undefined {
  const segment = segments[depth];
  if (segment === undefined)
    return node.operations.size > 0 ? { operations: node.operations, values } : undefined;
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, depth + 1, values);
  if (found !== undefined) return found;
  for (const template of node.templates) {
    const captured = template.pattern.exec(segment)?.slice(1);
    const deeper = captured && find(template.next, segments, depth + 1, [...values, ...captured]);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function parameterNames({ path }: Operation): readonly string[] {
  return [...path.matchAll(parameter)].map(([, name = '']) => name);
}

/** @throws Error for an operation that the matcher was not created with: a bug. */
function namedValues(
  names: ParameterNames,
  operation: Operation,
  values: readonly string[],
): Readonly<Record<string, string>> {
  const known = names.get(operation);
  if (known === undefined) throw new Error(`no path leads to ${operation.method} ${operation.path}`);
  return Object.fromEntries(known.map((name, at) => [name, values[at] ?? '']));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
