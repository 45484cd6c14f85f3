import { SandboxError } from '../../errors.ts';
import type { Steps } from '../../turns.ts';
import { XmlScanner } from './xml-scanner.ts';

/** How deep elements may nest, as in JSON. */
const maxXmlDepth = 64;

/** An element without its namespaces. */
export interface XmlTree {
  /** The name without its prefix. */
  readonly name: string;
  /** The attributes by their names without prefixes; declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlTree[];
  readonly text: string;
  readonly isNil: boolean;
}

/** An element whose end may not have been met yet. */
interface OpenElement extends XmlTree {
  /** The name with its prefix, as its end tag has it. */
  readonly tag: string;
  readonly children: XmlTree[];
  text: string;
}

/** A name of XML (XML 1.0, 2.3). */
const nameStart =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const name = `[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*`;
const patterns = {
  space: /[ \t\r\n]*/y,
  declaration:
    /<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y,
  text: /[^<]+/y,
  startTag: new RegExp(`<(${name})`, 'uy'),
  tagEnd: /[ \t\r\n]*(\/?)>/y,
  attribute: new RegExp(`[ \\t\\r\\n]+(${name})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^<"]*)"|'([^<']*)')`, 'uy'),
  endTag: new RegExp(`</(${name})[ \\t\\r\\n]*>`, 'uy'),
  instruction: new RegExp(`<\\?(?!xml[ \\t\\r\\n?])(?:${name})(?=[ \\t\\r\\n?])`, 'iuy'),
};

const noAttributes: ReadonlyMap<string, string> = new Map();

/**
 * Parses a well-formed document (XML 1.0) in steps. A document type is refused, and with it every entity that a document
 * could declare.
 * @throws SandboxError `malformed`, naming the line and column.
 */
export function* parseXmlTree(text: string): Steps<XmlTree> {
  const scanner = new XmlScanner(text);
  scanner.take(patterns.declaration);
  skipAround(scanner);
  if (scanner.at === text.length) throw new SandboxError('malformed', 'the body is XML without an element');
  const root = yield* readRoot(scanner);
  skipAround(scanner);
  if (scanner.at < text.length) throw scanner.failure('something follows the root element');
  return root;
}

/** Goes beyond what may be before and after the root element. */
function skipAround(scanner: XmlScanner): void {
  do scanner.take(patterns.space);
  while (skipAside(scanner));
}

/** Goes beyond a comment or a processing instruction where one comes next. */
function skipAside(scanner: XmlScanner): boolean {
  const start = scanner.at;
  if (scanner.text.startsWith('<!DOCTYPE', start)) {
    const message = 'the body has a document type: send XML without <!DOCTYPE> and its entities';
    throw new SandboxError('malformed', message);
  }
  if (scanner.takeText('<!--')) {
    const comment = scanner.takeUntil('-->', 'a comment');
    if (/--|-$/.test(comment)) throw scanner.failure('a comment has --', start);
    scanner.decodeLines(comment, start);
    return true;
  }
  if (scanner.take(patterns.instruction) === undefined) return false;
  scanner.decodeLines(scanner.takeUntil('?>', 'a processing instruction'), start);
  return true;
}

function* readRoot(scanner: XmlScanner): Steps<XmlTree> {
  const open: OpenElement[] = [];
  let root: XmlTree | undefined;
  while (root === undefined) {
    if (scanner.isStepDone()) yield;
    const inner = open.at(-1);
    if (inner !== undefined && takeContent(scanner, inner)) continue;
    if (inner !== undefined && takeEndTag(scanner, inner)) root = close(open);
    else {
      open.push(yield* readStartTag(scanner, open.length));
      if (takeTagEnd(scanner)) root = close(open);
    }
  }
  return root;
}

/** Closes the innermost element, which becomes a child of the one around it; returns the one that is in none. */
function close(open: OpenElement[]): XmlTree | undefined {
  const closed = open.pop();
  const around = open.at(-1);
  if (around === undefined || closed === undefined) return closed;
  around.children.push(closed);
  return undefined;
}

/** Takes what is in an element and is no element; returns whether there was anything. */
function takeContent(scanner: XmlScanner, element: OpenElement): boolean {
  const start = scanner.at;
  const text = scanner.take(patterns.text)?.[0];
  if (text !== undefined) {
    if (text.includes(']]>')) throw scanner.failure(']]> is not allowed in a text', start);
    element.text += scanner.decode(text, start);
    return true;
  }
  if (!scanner.takeText('<![CDATA[')) return skipAside(scanner);
  element.text += scanner.decodeLines(scanner.takeUntil(']]>', 'a CDATA section'), start);
  return true;
}

/** @throws SandboxError for the end of another element, and for the end of the text. */
function takeEndTag(scanner: XmlScanner, { tag }: OpenElement): boolean {
  const start = scanner.at;
  const found = scanner.take(patterns.endTag)?.[1];
  if (found === tag) return true;
  if (found !== undefined) throw scanner.failure(`</${found}> ends <${tag}>`, start);
  if (start === scanner.text.length) throw scanner.failure(`<${tag}> has no end`);
  return false;
}

/** Reads a start tag up to its last attribute. */
function* readStartTag(scanner: XmlScanner, depth: number): Steps<OpenElement> {
  if (depth >= maxXmlDepth)
    throw new SandboxError('malformed', `the body is nested deeper than ${maxXmlDepth} levels`);
  const [, tag] = scanner.take(patterns.startTag) ?? [];
  if (tag === undefined) throw scanner.failure('an element is expected');
  const raw = new Map<string, string>();
  for (;;) {
    const start = scanner.at;
    const [, name, double, single] = scanner.take(patterns.attribute) ?? [];
    if (name === undefined) break;
    if (raw.has(name)) throw scanner.failure(`<${tag}> has ${name} twice`, start);
    raw.set(name, scanner.decode((double ?? single ?? '').replace(/[\t\n\r]/g, ' '), start));
    if (scanner.isStepDone()) yield;
  }
  return { tag, name: localName(tag), ...attributesOf(raw), children: [], text: '' };
}

/** Takes the end of a start tag; returns whether it is that of its element too. */
function takeTagEnd(scanner: XmlScanner): boolean {
  const end = scanner.take(patterns.tagEnd);
  if (end === undefined) throw scanner.failure('a tag has no end, or an attribute no value in quotes');
  return end[1] === '/';
}

function attributesOf(raw: ReadonlyMap<string, string>): Pick<XmlTree, 'attributes' | 'isNil'> {
  if (raw.size === 0) return { attributes: noAttributes, isNil: false };
  const own = [...raw].filter(([name]) => !/^xmlns(?::|$)|^xsi:/.test(name));
  return {
    attributes: new Map(own.map(([name, value]) => [localName(name), value])),
    isNil: [...raw].some(
      ([name, value]) =>
        !name.startsWith('xmlns:') && name.endsWith(':nil') && (value === 'true' || value === '1'),
    ),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
