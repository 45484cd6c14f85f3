import { inferResources } from '../../src/inference/infer-resources.ts';
import { type Finding, lint } from '../../src/lint/lint.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';

/** What is found in a contract whose operations are all served without code. */
export function lintDocument(document: OpenApiDocument, notes: readonly string[] = []): readonly Finding[] {
  const operations = operationsOf(document);
  const inferred = inferResources(document, operations);
  return lint({ document, notes, operations, inferred, byHand: new Set() });
}
