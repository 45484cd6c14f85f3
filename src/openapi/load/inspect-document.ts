import { type VisitNode, walk } from '../walk.ts';

/** What looks at every node of a document, may change it, and reports what it finds. */
export interface Inspection {
  readonly visit: VisitNode;
  /** What is left to do once all nodes were visited. */
  readonly finish?: () => void;
}

/** Inspects a document in one walk: large ones have a quarter of a million nodes. */
export function inspectDocument(document: object, inspections: readonly Inspection[]): void {
  walk(document, (node, tokens, isSchema) => {
    for (const { visit } of inspections) visit(node, tokens, isSchema);
  });
  for (const { finish } of inspections) finish?.();
}
