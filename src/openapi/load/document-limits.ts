import { StartupError } from '../../errors.ts';

/** What a contract may ask of us. GitHub's own, the largest in wide use, has 260,000 nodes, 21 levels and 7.5 MB. */
export const documentLimits = {
  /** Characters of text over all files, indentation not counted. */
  text: 10_000_000,
  /** Nodes, with the aliases of YAML expanded. */
  nodes: 1_000_000,
  /** Levels of nesting; the YAML parser has the same limit. */
  depth: 100,
} as const;

/** How much a document may hold, and what to do about one that holds more. */
export interface DocumentLimits {
  readonly nodes: number;
  readonly depth: number;
  readonly advice: string;
}

const ofContracts: DocumentLimits = {
  ...documentLimits,
  advice: 'use $ref instead of aliases, or split the contract',
};

/** A node counted: itself and all below it, and how many levels that is. */
interface Extent {
  readonly nodes: number;
  readonly levels: number;
}

/**
 * Copies a parsed file so that no two places share a node, which aliases of YAML do.
 * @returns the value itself when nothing in it is shared, and its number of nodes
 * @throws StartupError for a value that is too large, too deep or contains itself; nothing is expanded before it is
 * counted.
 */
export function expandAliases(
  value: unknown,
  name: string,
  limits = ofContracts,
): { value: unknown; nodes: number } {
  const { extentOf, foundShared } = createCount(name, limits);
  const { nodes } = extentOf(value, 0);
  return { value: foundShared() ? copy(value) : value, nodes };
}

/** Characters that count: those of the text without what indents its lines. */
export function textSize(text: string): number {
  let indentation = 0;
  for (let line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
    let at = line + 1;
    while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at += 1;
    indentation += at - line - 1;
  }
  return text.length - indentation;
}

const space = 0x20;
const tab = 0x09;

/** Counts with a memory, so that a bomb of aliases costs what is written and not what it stands for. */
function createCount(name: string, limits: DocumentLimits) {
  const known = new Map<object, Extent>();
  const open = new Set<object>();
  let shared = false;

  function extentOf(node: unknown, depth: number): Extent {
    if (typeof node !== 'object' || node === null) return { nodes: 1, levels: 0 };
    const before = known.get(node);
    if (before !== undefined) {
      shared = true;
      requireModest({ ...before, levels: before.levels + depth }, name, limits);
      return before;
    }
    if (open.has(node)) throw refusal(name, 'has an alias (*) inside its own anchor (&)', 'remove it');
    requireModest({ nodes: 1, levels: depth }, name, limits);
    open.add(node);
    const extent = { nodes: 1, levels: 0 };
    for (const child of Object.values(node)) {
      const { nodes, levels } = extentOf(child, depth + 1);
      extent.nodes += nodes;
      extent.levels = Math.max(extent.levels, levels + 1);
    }
    open.delete(node);
    requireModest(extent, name, limits);
    known.set(node, extent);
    return extent;
  }

  return { extentOf, foundShared: () => shared };
}

/** @throws StartupError when a part of a document is beyond the limits, those of contracts unless told otherwise. */
export function requireModest({ nodes, levels }: Extent, name: string, limits = ofContracts): void {
  if (levels > limits.depth) {
    throw refusal(name, `is nested deeper than ${limits.depth} levels`, 'flatten it');
  }
  if (nodes > limits.nodes) {
    throw refusal(name, `has more than ${limits.nodes} nodes, aliases (*) expanded`, limits.advice);
  }
}

function copy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(copy);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)]));
}

function refusal(name: string, issue: string, advice: string): StartupError {
  return new StartupError(`${name} ${issue}: ${advice}.`);
}
