import type { OpenApiDocument } from '../openapi/document.ts';
import { isMapOfNames, type VisitNode, walk } from '../openapi/walk.ts';

/** Visits every schema of a document, those inside others too. */
export function visitSchemas(document: OpenApiDocument, visit: VisitNode): void {
  walk(document, (node, tokens) => {
    if (isInSchema(tokens)) visit(node, tokens);
  });
}

/** A property, a path or a header may be called `schema` as well. */
function isInSchema(tokens: readonly string[]): boolean {
  let isName = false;
  for (const [i, token] of tokens.entries()) {
    if (isName) isName = false;
    else if (token === 'schema') return true;
    else if (token === 'schemas' && tokens[i - 1] === 'components') return tokens.length > i + 1;
    else isName = isMapOfNames(token);
  }
  return false;
}
