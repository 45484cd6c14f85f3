import { isMapOfNames, type VisitNode, walk } from './walk.ts';

/** Visits every schema of a document, those inside others too. */
export function visitSchemas(document: object, visit: VisitNode): void {
  walk(document, (node, tokens) => {
    if (isInSchema(tokens)) visit(node, tokens);
  });
}

/** Whether a node that `walk` visits is a schema; a property, a path or a header may be called `schema` as well. */
export function isInSchema(tokens: readonly string[]): boolean {
  let isName = false;
  for (const [i, token] of tokens.entries()) {
    if (isName) isName = false;
    else if (token === 'schema') return true;
    else if (token === 'schemas' && tokens[i - 1] === 'components') return tokens.length > i + 1;
    else isName = isMapOfNames(token);
  }
  return false;
}
