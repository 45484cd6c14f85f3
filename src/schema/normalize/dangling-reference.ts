import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow, isReference } from '../../openapi/reference.ts';

/** Whether references form a loop without a schema, as in `A: { $ref: B }, B: { $ref: A }`, or leave the document. */
export function isDangling(document: OpenApiDocument, pointer: string): boolean {
  const seen = new Set<string>();
  for (let next = pointer; ; ) {
    if (seen.has(next) || !/^#(\/|$)/.test(next)) return true;
    seen.add(next);
    const node = follow(document, next);
    if (!isReference(node)) return false;
    next = node.$ref;
  }
}
