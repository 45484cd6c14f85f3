import { parseJson, parseYamlTree, type SyntaxNode } from '../parse-yaml-json.ts';
import { jsonNodes } from './json-nodes.ts';

/** A line and a column of a text, both from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Finds the nodes of a parsed text in the text itself. */
export type PositionOf = (tokens: readonly string[]) => TextPosition;

/**
 * Prepares to find the nodes of a YAML or JSON text by their tokens. The position of a property is that of its name; a
 * node that the text does not have is found where the nearest one above it is. Parses the text when it is first asked.
 * @param isJson whether the text is JSON, where that is known
 */
export function createPositionOf(text: string, isJson = parseJson(text) !== undefined): PositionOf {
  let root: SyntaxNode | undefined;
  let lines: readonly number[] | undefined;
  return (tokens) => {
    root ??= isJson ? jsonNodes(text) : parseYamlTree(text);
    lines ??= lineStarts(text);
    return toPosition(lines, offsetOf(root, tokens));
  };
}

function offsetOf(root: SyntaxNode, tokens: readonly string[]): number {
  let [node, offset]: [SyntaxNode, number] = [root, root.offset];
  for (const token of tokens) {
    const entry = node.entries.get(token);
    if (entry === undefined) break;
    ({ node, offset } = entry);
  }
  return offset;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function toPosition(lines: readonly number[], offset: number): TextPosition {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
