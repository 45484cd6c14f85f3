import type { Operation } from './operations.ts';

/** What a path of a request leads to: the operations there by method. */
export interface PathMatch {
  readonly operations: ReadonlyMap<string, Operation>;
  /** The path's parameters as one of the operations names them, not yet decoded. */
  paramsOf(operation: Operation): Readonly<Record<string, string>>;
  /** What stands before the contract's own path, such as `/v1`; links in an answer begin with it. */
  readonly basePath: string;
}

export type MatchPath = (path: string) => PathMatch | undefined;

/** A segment such as `{id}` or `{name}.json`: what it looks like, whatever its parameters are called. */
interface Template {
  readonly source: string;
  readonly pattern: RegExp;
  readonly next: Node;
}

/** The operations that a path leads to, and the values in it, in their order. */
interface Found {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly values: readonly string[];
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly templates: Template[];
  readonly operations: Map<string, Operation>;
}

/** What the parameters in the path of each operation are called, in their order. */
type ParameterNames = ReadonlyMap<Operation, readonly string[]>;

/** Below which paths an operation is served, without a trailing slash. */
export type BasePathsOf = (operation: Operation) => readonly string[];

const parameter = /\{([^}]+)\}/g;

/**
 * Prepares the look-up of paths: a tree of their segments for each base path, built once, so that a look-up costs the
 * length of the path and not the number of operations. A literal segment wins over a template (`/customers/me` over
 * `/customers/{id}`), as OpenAPI asks, and a longer base path over a shorter one; names are case sensitive and a
 * trailing slash is a difference. Paths that differ only in what they call their parameters are one path.
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

/** What of a path stands below a base path; the base path itself is the contract's `/`. */
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
  // The longer a template's fixed part, the more it says: `{name}.json` is tried before `{name}`.
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
    const held = template.pattern.exec(segment)?.slice(1);
    const deeper = held && find(template.next, segments, depth + 1, [...values, ...held]);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function parameterNames({ path }: Operation): readonly string[] {
  return [...path.matchAll(parameter)].map(([, name = '']) => name);
}

/** @throws Error for an operation that was not there when the look-up was prepared: a mistake of ours. */
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
