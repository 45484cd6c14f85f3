import { inferResources } from '../../src/inference/infer-resources.ts';
import { type Finding, lint } from '../../src/lint/lint.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';

/** Lints a document none of whose operations has a custom handler. */
export function lintDocument(document: OpenApiDocument, notes: readonly string[] = []): readonly Finding[] {
  const operations = operationsOf(document);
  const inferred = inferResources(document, operations);
  return lint({ document, notes, operations, inferred, customIds: new Set() });
}

/**
 * The findings of a document as lines: `error no-ambiguous-paths #/paths/~1x`. The small contracts of tests have writes
 * that nothing reads back, which is no news.
 */
export function lintLines(document: OpenApiDocument): readonly string[] {
  return lintDocument(document)
    .filter(({ rule }) => rule !== 'no-forgotten-writes')
    .map(({ severity, rule, location }) => `${severity} ${rule} ${location}`);
}

/** The messages of a document's findings, a line each. */
export function lintMessages(document: OpenApiDocument): string {
  return lintDocument(document)
    .map(({ message }) => message)
    .join('\n');
}
