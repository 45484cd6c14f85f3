import { plainText } from '../../../json.ts';
import type { SyntaxNode } from '../parse-yaml-json.ts';

/**
 * The nodes of a text of JSON, with their offsets in it. What is in a node is read when it is first asked for: of the
 * hundred thousand nodes of a large contract, few are ever reported.
 * @param text valid JSON
 */
export function jsonNodes(text: string): SyntaxNode {
  return nodeAt(text, skipBlank(text, 0));
}

function nodeAt(text: string, offset: number): SyntaxNode {
  let entries: SyntaxNode['entries'] | undefined;
  return {
    offset,
    get entries() {
      entries ??= entriesAt(text, offset);
      return entries;
    },
  };
}

function entriesAt(text: string, offset: number): SyntaxNode['entries'] {
  const entries = new Map<string, { node: SyntaxNode; offset: number }>();
  const isList = text[offset] === '[';
  if (!isList && text[offset] !== '{') return entries;
  let at = skipBlank(text, offset + 1);
  while (at < text.length && !isClosing(text.charCodeAt(at))) {
    const begin = at;
    let key = `${entries.size}`;
    if (!isList) {
      const end = skipString(text, at);
      key = textIn(text.slice(at, end));
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    entries.set(key, { node: nodeAt(text, at), offset: begin });
    at = skipBlank(text, skipValue(text, at));
    if (text.charCodeAt(at) === comma) at = skipBlank(text, at + 1);
  }
  return entries;
}

/** Where a value ends: what is in it is passed over, and not read. */
function skipValue(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = skipString(text, at) - 1;
    else if (code === brace || code === bracket) depth += 1;
    else if (isClosing(code)) depth -= 1;
    // A comma or the end of what the value is in: a number or the like has no end of its own.
    if (depth < 0 || (depth === 0 && code === comma)) return at;
  }
  return text.length;
}

/** Where a text in quotes ends. */
function skipString(text: string, offset: number): number {
  for (let end = text.indexOf('"', offset + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
  return text.length;
}

function skipBlank(text: string, offset: number): number {
  let at = offset;
  // JSON has no other white space than that, all of it at or below the space.
  while (text.charCodeAt(at) <= space) at += 1;
  return at;
}

/** The text that a JSON text in quotes stands for. */
function textIn(quoted: string): string {
  return quoted.includes('\\') ? plainText(JSON.parse(quoted)) : quoted.slice(1, -1);
}

function isClosing(code: number): boolean {
  return code === closingBrace || code === closingBracket;
}

const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const bracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const brace = 0x7b;
const closingBrace = 0x7d;
