import type { OpenApiDocument } from '../../src/contract/document.ts';
import { type Finding, findingsOf } from '../../src/contract/findings.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import { inferResources } from '../../src/contract/resources.ts';

/** What is found in a contract whose operations are all served without code. */
export function findingsIn(document: OpenApiDocument, notes: readonly string[] = []): readonly Finding[] {
  const operations = operationsOf(document);
  const inferred = inferResources(document, operations);
  return findingsOf({ document, notes, operations, inferred, byHand: new Set() });
}
