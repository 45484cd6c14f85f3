import { extname } from 'node:path';
import {
  ContractLimitError,
  countNodes,
  documentLimits,
  expandAliases,
  requireWithinLimits,
  textSize,
} from '../document-limits.ts';
import { parseJson, parseTolerantYaml, parseYamlTree, type SyntaxNode } from '../parse-yaml-json.ts';
import { parsedWhenBuilt } from '../parsed-when-built.ts';
import { createSchemaIdentifiers, type SchemaIdentifiers } from '../schema-identifiers.ts';
import { createPositionOf, type PositionOf, type TextPosition } from './source-position.ts';

/** The extensions of files that are YAML or JSON; a file with another one is text, such as Markdown. */
const dataExtensions: ReadonlySet<string> = new Set(['', '.yaml', '.yml', '.json', '.oas', '.openapi']);

/** The texts of a contract, parsed. */
export interface ParsedSources {
  /**
   * Parses a text, and stores the result.
   * @param name of the file, for messages
   * @throws StartupError for one that is neither YAML nor JSON; ContractLimitError for one that is too much.
   */
  add(url: URL, text: string, name: string): unknown;
  parsed(url: URL): unknown;
  readonly identifiers: SchemaIdentifiers;
  positionOf(url: URL, tokens: readonly string[]): TextPosition | undefined;
  /** The nodes of a YAML file whose key stands more than once, by their tokens. */
  repeatedKeys(url: URL): readonly (readonly string[])[];
}

/**
 * @param contract the file of the contract as the user gave it
 * @param fetchesAddresses whether references to other machines are followed
 */
export function createParsedSources(contract: string, fetchesAddresses: boolean): ParsedSources {
  const parsed = new Map<string, unknown>();
  const positions = new Map<string, PositionOf>();
  const repeated = new Map<string, readonly (readonly string[])[]>();
  const identifiers = createSchemaIdentifiers(fetchesAddresses);
  let nodesLeft: number = documentLimits.nodes;
  const texts: string[] = [];

  function add(url: URL, text: string, name: string): unknown {
    texts.push(text);
    if (!areWithin(documentLimits.text, texts)) throw tooMuchText(contract);
    const {
      value,
      nodes,
      isJson = false,
    } = isData(url)
      ? parseWithinLimits(url, text, name, () => repeated.set(url.href, repeatedIn(parseYamlTree(text))))
      : { value: text, nodes: 1 };
    if (mayHaveIdentifiers(text)) identifiers.add(value, url);
    nodesLeft -= nodes;
    if (nodesLeft < 0) requireWithinLimits({ nodes: documentLimits.nodes + 1, levels: 0 }, contract);
    parsed.set(url.href, value);
    positions.set(url.href, createPositionOf(text, isJson));
    return value;
  }

  return {
    add,
    parsed: (url) => parsed.get(url.href),
    identifiers,
    repeatedKeys: (url) => repeated.get(url.href) ?? [],
    positionOf: (url, tokens) => (isData(url) ? positions.get(url.href)?.(tokens) : undefined),
  };
}

/** Whether texts have at most so many characters. Indentation is counted, and left out, only where that makes a difference. */
function areWithin(limit: number, texts: readonly string[]): boolean {
  const sizeBy = (size: (text: string) => number) => texts.reduce((sum, text) => sum + size(text), 0);
  return sizeBy(({ length }) => length) <= limit || sizeBy(textSize) <= limit;
}

function parseWithinLimits(
  url: URL,
  text: string,
  name: string,
  onRepeatedKey: () => void,
): { readonly value: unknown; readonly nodes: number; readonly isJson?: boolean } {
  const json = parseJson(text);
  const value = json ?? parsedWhenBuilt(url, text);
  if (value !== undefined) return { value, nodes: countNodes(value, name), isJson: json !== undefined };
  return expandAliases(parseTolerantYaml(text, name, onRepeatedKey), name);
}

function repeatedIn(node: SyntaxNode, tokens: readonly string[] = []): readonly (readonly string[])[] {
  const own = (node.repeated ?? []).map((key) => [...tokens, key]);
  const inner = [...node.entries].flatMap(([key, entry]) => repeatedIn(entry.node, [...tokens, key]));
  return [...own, ...inner];
}

/** Whether a schema or the file can be called by an identifier of its own, also where the keyword is written with an escape. */
function mayHaveIdentifiers(text: string): boolean {
  return /\$(?:id|self|anchor|dynamic)|\\[ux]/i.test(text);
}

function isData(url: URL): boolean {
  return url.protocol !== 'file:' || dataExtensions.has(extname(url.pathname).toLowerCase());
}

/** The error for a contract that has more text than the limit. */
export function tooMuchText(contract: string): ContractLimitError {
  const megabytes = documentLimits.text / 1_000_000;
  return new ContractLimitError(
    `${contract} and what it refers to have more than ${megabytes} MB of text: split the contract.`,
  );
}
