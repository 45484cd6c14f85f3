import type { SaxesParser, SaxesTagPlain } from 'saxes';
import { SandboxError } from '../../errors.ts';
import { ownValue } from '../../json.ts';
import type { Steps } from '../../turns.ts';
import { requireNamesWithin } from '../body-names.ts';

/** How deep elements may nest, as in JSON. */
const maxXmlDepth = 64;

/** How many characters are parsed in one step: a step takes a fraction of a millisecond. */
const charactersPerStep = 5_000;

/** After how many characters what is read is made one text: see `flatten`. */
const charactersPerText = 250_000;

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
  readonly children: XmlTree[];
  text: string;
}

/** Loads what parses XML, with the first body in it. */
export async function loadXmlParser(): Promise<() => SaxesParser> {
  const saxes = await import('saxes');
  return () => new saxes.SaxesParser();
}

/**
 * Parses a well-formed document (XML 1.0) in steps. A document type is refused, and with it every entity that a document
 * could declare.
 * @param parser a new one
 * @throws SandboxError `malformed`, naming the line and column; `too-large` for an element of too many attributes.
 */
export function* parseXmlTree(text: string, parser: SaxesParser): Steps<XmlTree> {
  const root = listenForRoot(parser);
  for (let at = 0; at < text.length; at += charactersPerStep) {
    parser.write(text.slice(at, at + charactersPerStep));
    if (at % charactersPerText === 0) flatten(parser);
    yield;
  }
  parser.close();
  const found = root();
  if (found === undefined) throw new SandboxError('malformed', 'the body is XML without an element');
  return found;
}

/**
 * Makes one text of the pieces that a parser has of a long value or name. It adds a piece for each line break, entity or
 * bracket, and whoever looks at millions of them first would put all together in one go.
 */
function flatten(parser: object): void {
  // V8 puts a text together where a pattern is tried on it, and keeps it so.
  for (const read of ['text', 'name'] as const) {
    const value = ownValue(parser, read);
    if (typeof value === 'string') /^/.test(value);
  }
}

/** Lets a parser build the tree of what it is given; returns what gives the root. */
function listenForRoot(parser: SaxesParser): () => XmlTree | undefined {
  const open: OpenElement[] = [];
  let root: XmlTree | undefined;
  const addText = (text: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += text;
  };
  // Before all are looked at together, which is one piece of work.
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes += 1;
    requireNamesWithin(attributes);
  });
  parser.on('opentag', (tag) => {
    if (open.length >= maxXmlDepth)
      throw new SandboxError('malformed', `the body is nested deeper than ${maxXmlDepth} levels`);
    const element = toElement(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('doctype', () => {
    const message = 'the body has a document type: send XML without <!DOCTYPE> and its entities';
    throw new SandboxError('malformed', message);
  });
  parser.on('error', (error) => {
    throw new SandboxError('malformed', `the body is not well-formed XML: ${describe(error)}`, {
      cause: error,
    });
  });
  return () => root;
}

/** What an error of the parser says: it begins with the line and column. */
function describe({ message }: Error): string {
  const [, line, column, reason] = /^(\d+):(\d+): (.*?)\.?$/s.exec(message) ?? [];
  return reason === undefined ? message : `${reason} (line ${line}, column ${column})`;
}

function toElement({ name, attributes }: SaxesTagPlain): OpenElement {
  const own = Object.entries(attributes).filter(([key]) => !/^xmlns(?::|$)/.test(key));
  return {
    name: localName(name),
    attributes: new Map(
      own.filter(([key]) => !key.startsWith('xsi:')).map(([key, value]) => [localName(key), value]),
    ),
    children: [],
    text: '',
    isNil: own.some(([key, value]) => key.endsWith(':nil') && (value === 'true' || value === '1')),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
