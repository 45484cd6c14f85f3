import type { OpenApiDocument } from './document.ts';
import { isReference, resolve } from './reference.ts';

/**
 * A node with every reference in it replaced by what it stands for. A reference to what it stands in stays one, for
 * there would be no end to it.
 */
export function inlineReferences(document: OpenApiDocument, node: unknown): unknown {
  return inline(document, node, []);
}

function inline(document: OpenApiDocument, node: unknown, within: readonly string[]): unknown {
  if (Array.isArray(node)) return node.map((item) => inline(document, item, within));
  if (typeof node !== 'object' || node === null) return node;
  if (isReference(node)) {
    if (within.includes(node.$ref)) return node;
    return inline(document, resolve<unknown>(document, node), [...within, node.$ref]);
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, inline(document, value, within)]),
  );
}
