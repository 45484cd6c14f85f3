import { StartupError } from '../../errors.ts';

/** A contract, or another file, that exceeds the limits. */
export class ContractLimitError extends StartupError {}

/**
 * The limits of a contract. GitHub's has 260,000 nodes, 21 levels and 7.5 MB; Microsoft Graph's, the largest in wide use,
 * 750,000 nodes and 20 MB.
 */
export const documentLimits = {
  /** Characters of text over all files, indentation not counted. */
  text: 40_000_000,
  /** Nodes, with the aliases of YAML expanded. */
  nodes: 2_000_000,
  /** Levels of nesting; the YAML parser has the same limit. */
  depth: 100,
} as const;

/** The limits of a document, and what to do about one that exceeds them. */
export interface DocumentLimits {
  readonly nodes: number;
  readonly depth: number;
  readonly advice: string;
}

const contractLimits: DocumentLimits = {
  ...documentLimits,
  advice: 'use $ref instead of aliases, or split the contract',
};

/** The size of a node: the number of nodes, itself included, and of levels below it. */
interface Extent {
  readonly nodes: number;
  readonly levels: number;
}

/**
 * Expands the aliases of a parsed YAML file, so that no node is shared.
 * @returns the value itself when it shares nothing, and its number of nodes
 * @throws ContractLimitError for a value that is too large, too deep or contains itself; it is counted before it is expanded.
 */
export function expandAliases(
  value: unknown,
  name: string,
  limits = contractLimits,
): { value: unknown; nodes: number } {
  const { extentOf, foundShared } = createCount(name, limits);
  const { nodes } = extentOf(value, 0);
  return { value: foundShared() ? copy(value) : value, nodes };
}

/**
 * Counts the nodes of parsed JSON, which shares none.
 * @throws ContractLimitError for a value that is too large or too deep.
 */
export function countNodes(value: unknown, name: string, limits = contractLimits): number {
  let nodes = 0;
  function count(node: unknown, levels: number): void {
    nodes += 1;
    if (typeof node !== 'object' || node === null) return;
    requireWithinLimits({ nodes, levels }, name, limits);
    // Parsed JSON inherits nothing that could be enumerated, and so needs no list of its keys.
    for (const key in node) count((node as Readonly<Record<string, unknown>>)[key], levels + 1);
  }
  count(value, 0);
  requireWithinLimits({ nodes, levels: 0 }, name, limits);
  return nodes;
}

/** The length of a text without the indentation of its lines. */
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

/** Counts shared nodes once, so that an alias bomb takes time by its text and not by its expansion. */
function createCount(name: string, limits: DocumentLimits) {
  const known = new Map<object, Extent>();
  const open = new Set<object>();
  let shared = false;

  function extentOf(node: unknown, depth: number): Extent {
    if (typeof node !== 'object' || node === null) return { nodes: 1, levels: 0 };
    const before = known.get(node);
    if (before !== undefined) {
      shared = true;
      requireWithinLimits({ ...before, levels: before.levels + depth }, name, limits);
      return before;
    }
    if (open.has(node)) throw limitError(name, 'has an alias (*) inside its own anchor (&)', 'remove it');
    requireWithinLimits({ nodes: 1, levels: depth }, name, limits);
    open.add(node);
    const extent = { nodes: 1, levels: 0 };
    for (const child of Object.values(node)) {
      const { nodes, levels } = extentOf(child, depth + 1);
      extent.nodes += nodes;
      extent.levels = Math.max(extent.levels, levels + 1);
    }
    open.delete(node);
    requireWithinLimits(extent, name, limits);
    known.set(node, extent);
    return extent;
  }

  return { extentOf, foundShared: () => shared };
}

/** @throws ContractLimitError when a part of a document exceeds the limits; those of contracts, unless given. */
export function requireWithinLimits({ nodes, levels }: Extent, name: string, limits = contractLimits): void {
  if (levels > limits.depth) {
    throw limitError(name, `is nested deeper than ${limits.depth} levels`, 'flatten it');
  }
  if (nodes > limits.nodes) {
    throw limitError(name, `has more than ${limits.nodes} nodes, aliases (*) expanded`, limits.advice);
  }
}

function copy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(copy);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copy(value)]));
}

function limitError(name: string, issue: string, advice: string): ContractLimitError {
  return new ContractLimitError(`${name} ${issue}: ${advice}.`);
}
