import type { Operation } from './operations.ts';

/** What a path of a request leads to: the operations there by method, and the path's parameters, not yet decoded. */
export interface PathMatch {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly params: Readonly<Record<string, string>>;
}

export type MatchPath = (path: string) => PathMatch | undefined;

/** A segment such as `{id}` or `{name}.json`: what it looks like and which parameters it holds. */
interface Template {
  readonly source: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly next: Node;
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly templates: Template[];
  readonly operations: Map<string, Operation>;
}

/**
 * Prepares the look-up of paths: a tree of their segments, built once, so that a look-up costs the length of the
 * path and not the number of operations. A literal segment wins over a template (`/customers/me` over
 * `/customers/{id}`), as OpenAPI asks; names are case sensitive and a trailing slash is a difference.
 */
export function createPathMatch(operations: Iterable<Operation>): MatchPath {
  const root = createNode();
  for (const operation of operations) {
    let node = root;
    for (const segment of segmentsOf(operation.path)) node = descend(node, segment);
    node.operations.set(operation.method, operation);
  }
  return (path) => find(root, segmentsOf(path), 0, {});
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
  const names = [...segment.matchAll(/\{([^}]+)\}/g)].map((found) => found[1] ?? '');
  const source = segment
    .split(/\{[^}]+\}/)
    .map(escapePattern)
    .join('([^/]+?)');
  const known = node.templates.find((t) => t.source === source && t.names.join() === names.join());
  if (known !== undefined) return known.next;
  const template = { source, pattern: new RegExp(`^${source}$`), names, next: createNode() };
  node.templates.push(template);
  // The longer a template's fixed part, the more it says: `{name}.json` is tried before `{name}`.
  node.templates.sort((a, b) => b.source.length - a.source.length);
  return template.next;
}

function find(
  node: Node,
  segments: readonly string[],
  depth: number,
  params: Readonly<Record<string, string>>,
): PathMatch | undefined {
  const segment = segments[depth];
  if (segment === undefined) {
    return node.operations.size > 0 ? { operations: node.operations, params } : undefined;
  }
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, depth + 1, params);
  if (found !== undefined) return found;
  for (const template of node.templates) {
    const values = template.pattern.exec(segment)?.slice(1);
    if (values === undefined) continue;
    const named = Object.fromEntries(template.names.map((name, i) => [name, values[i] ?? '']));
    const deeper = find(template.next, segments, depth + 1, { ...params, ...named });
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
