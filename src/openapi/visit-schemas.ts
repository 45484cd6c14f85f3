import { type VisitNode, walk } from './walk.ts';

/** Visits every schema of a document, those inside others too. */
export function visitSchemas(document: object, visit: VisitNode): void {
  walk(document, (node, tokens, isSchema) => {
    if (isSchema) visit(node, tokens, isSchema);
  });
}
