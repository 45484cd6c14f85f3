import type { XmlDocument, XmlElement, XmlNode } from '@rgrove/parse-xml';
import { SandboxError } from '../../errors.ts';

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

/**
 * Parses a well-formed document. A document type is refused, and with it every entity that a document could declare.
 * @throws SandboxError `malformed`, naming the line and column.
 */
export async function parseXmlTree(text: string): Promise<XmlTree> {
  const { parseXml, XmlError } = await import('@rgrove/parse-xml');
  let document: XmlDocument;
  try {
    document = parseXml(text, { preserveDocumentType: true });
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    if (!(error instanceof XmlError)) throw error;
    if (text.includes('<!DOCTYPE')) throw hasDocumentType();
    const [reason = ''] = error.message.split('\n', 1);
    throw new SandboxError('malformed', `the body is not well-formed XML: ${reason}`, { cause: error });
  }
  if (document.children.some(({ type }) => type === 'doctype')) {
    throw hasDocumentType();
  }
  if (document.root === null) throw new SandboxError('malformed', 'the body is XML without an element');
  return toTree(document.root, 0);
}

function hasDocumentType(): SandboxError {
  const message = 'the body has a document type: send XML without <!DOCTYPE> and its entities';
  return new SandboxError('malformed', message);
}

function tooDeep(): SandboxError {
  return new SandboxError('malformed', `the body is nested deeper than ${maxXmlDepth} levels`);
}

function toTree(element: XmlElement, depth: number): XmlTree {
  if (depth >= maxXmlDepth) throw tooDeep();
  const attributes = Object.entries(element.attributes).filter(([name]) => !/^xmlns(?::|$)/.test(name));
  return {
    name: localName(element.name),
    attributes: new Map(
      attributes
        .filter(([name]) => !name.startsWith('xsi:'))
        .map(([name, value]) => [localName(name), value]),
    ),
    children: element.children.filter(isElement).map((child) => toTree(child, depth + 1)),
    text: element.children
      .map((child) => ('text' in child && !isElement(child) ? String(child.text) : ''))
      .join(''),
    isNil: attributes.some(([name, value]) => name.endsWith(':nil') && (value === 'true' || value === '1')),
  };
}

function isElement(node: XmlNode): node is XmlElement {
  return node.type === 'element';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
